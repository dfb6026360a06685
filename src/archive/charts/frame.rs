//! What all drawings of figures begin with, and the keys to their patterns.

use super::{NARROWEST, WHOLE};
use crate::render::Pen;

/// What a drawing is called, and what it says to those who cannot see it.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Unique on its page.
    pub id: &'static str,
    pub title: &'a str,
    pub description: &'a str,
}

/// Begins a drawing.
pub fn open(pen: &mut Pen, named: Named<'_>, height: i64) {
    pen.own("<svg role=\"img\" aria-labelledby=\"").own(named.id).own("-title ").own(named.id);
    pen.own("-desc\" width=\"100%\" height=\"").number(height).own("\"><title id=\"").own(named.id).own("-title\">");
    pen.text(named.title).own("</title><desc id=\"").own(named.id).own("-desc\">").text(named.description);
    pen.own("</desc>");
}

/// One entry of a key: a pattern, its name, and how many there are.
#[derive(Debug, Clone, Copy)]
pub struct Key<'a> {
    pub pattern: usize,
    pub name: &'a str,
    pub count: usize,
}

/// A list of what patterns mean, in the order in which they are stacked. `family` is that of the patterns.
pub fn keys(pen: &mut Pen, family: &'static str, keys: &[Key<'_>]) {
    pen.own("<ul class=\"keys\">");
    for key in keys {
        pen.own(
            "<li><svg class=\"key\" aria-hidden=\"true\" width=\"16\" height=\"12\"><rect width=\"16\" height=\"12\"",
        );
        fill(pen, family, key.pattern);
        pen.own("/></svg> ").text(key.name).own(" <b>").number(number(key.count)).own("</b></li>");
    }
    pen.own("</ul>");
}

/// Fills a shape with a pattern of `html/archive-patterns.html`.
pub fn fill(pen: &mut Pen, family: &'static str, pattern: usize) {
    pen.own(" class=\"part\" fill=\"url(#").own(family).own("-").number(number(pattern)).own(")\"");
}

/// What counts need to be written.
pub fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A step that gives three or four lines up to a number, in what people count in.
pub fn step(most: i64) -> i64 {
    let mut unit = 1;
    loop {
        for step in [unit, 2 * unit, 5 * unit] {
            if most / step < 4 || step > i64::MAX / 100 {
                return step;
            }
        }
        unit *= 10;
    }
}

/// Hundredths of a percent to pixels of the narrowest screen.
pub const fn pixels(place: i64) -> i64 {
    place * NARROWEST / WHOLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        let steps = [0, 1, 3, 4, 7, 8, 19, 20, 99, 1_000_000].map(step);
        assert_eq!(steps, [1, 1, 1, 2, 2, 5, 5, 10, 50, 500_000]);
        assert!(step(i64::MAX) > 0);
    }
}
