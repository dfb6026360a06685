//! Lengths of time on a logarithmic axis: every incident a dot, the quartiles a box, the median a line.
//!
//! Where dots would be too many to see, there are heights for numbers instead.

use super::WHOLE;
use super::frame::{Named, number, open, pixels};
use crate::insight::{Axis, Response, Summary};
use crate::record::Span;
use crate::render::{Pen, Text};

/// With more values than that, there are heights instead of dots; four drawings make a page.
pub const MOST_DOTS: usize = 375;
/// As many heights there are.
const BINS: usize = 64;

/// The middle of the dots.
const MIDDLE: i64 = 52;
/// How far they go up and down.
const REACH: i64 = 24;
const AXIS: i64 = MIDDLE + REACH + 8;

/// What lies at an edge of the axis is at least that far from the edge of the drawing.
const MARGIN: i64 = 150;

/// Places that people know.
const TICKS: [(i64, &str); 11] = [
    (60, "1 min"),
    (300, "5 min"),
    (1_800, "30 min"),
    (7_200, "2 h"),
    (21_600, "6 h"),
    (86_400, "1 d"),
    (604_800, "1 w"),
    (2_592_000, "30 d"),
    (31_536_000, "1 y"),
    (315_360_000, "10 y"),
    (3_153_600_000, "100 y"),
];

const fn place(axis: Axis, seconds: i64) -> i64 {
    MARGIN + axis.place(seconds, WHOLE - 2 * MARGIN)
}

/// The drawing of one measure.
pub fn dots(named: Named<'_>, response: &Response<'_>, axis: Axis) -> Text {
    let mut pen = Pen::with_capacity(24 << 10);
    open(&mut pen, named, AXIS + 16);
    ticks(&mut pen, axis);
    let places: Vec<(i64, bool)> =
        response.values.iter().map(|(_, span)| (place(axis, span.length.num_seconds()), span.approximate)).collect();
    if places.len() > MOST_DOTS {
        heights(&mut pen, &places);
    }
    if let Some([lower, upper]) = response.summary.and_then(|summary| summary.quartiles) {
        quarters(&mut pen, axis, lower, upper);
    }
    if places.len() <= MOST_DOTS {
        one_by_one(&mut pen, &places);
    }
    if let Some(summary) = &response.summary {
        median(&mut pen, axis, summary);
    }
    pen.own("</svg>");
    pen.finish()
}

/// Lines of the axis, as far as their texts have room.
fn ticks(pen: &mut Pen, axis: Axis) {
    pen.own("<g class=\"ticks\">");
    let mut free = i64::MIN;
    for (seconds, name) in TICKS {
        let x = place(axis, seconds);
        if !axis.shows(seconds) || pixels(x) < free {
            continue;
        }
        // The first one begins at its line, the others have theirs in the middle.
        free = pixels(x) + 46;
        pen.own("<line x1=\"").percent(x).own("\" x2=\"").percent(x).own("\" y1=\"16\" y2=\"").number(AXIS);
        pen.own("\"/><text x=\"").percent(x).own("\" y=\"").number(AXIS + 13).own("\"").own(anchor(x)).own(">");
        pen.own(if seconds == 60 { "≤ " } else { "" }).own(name).own("</text>");
    }
    pen.own("</g>");
}

fn quarters(pen: &mut Pen, axis: Axis, lower: Span, upper: Span) {
    let (from, to) = (place(axis, lower.length.num_seconds()), place(axis, upper.length.num_seconds()));
    pen.own("<rect class=\"quarters\" x=\"").percent(from).own("\" width=\"").percent((to - from).max(20));
    pen.own("\" y=\"").number(MIDDLE - REACH - 4).own("\" height=\"").number(2 * REACH + 8).own("\" rx=\"3\"/>");
}

/// One value is no median: it is only told.
fn median(pen: &mut Pen, axis: Axis, summary: &Summary) {
    let x = place(axis, summary.median.length.num_seconds());
    if summary.n > 1 {
        pen.own("<line class=\"median\" x1=\"").percent(x).own("\" x2=\"").percent(x).own("\" y1=\"16\" y2=\"");
        pen.number(AXIS).own("\"/>");
    }
    pen.own("<text class=\"median\" x=\"").percent(x).own("\" y=\"12\"").own(anchor(x)).own(">");
    pen.own(if summary.n > 1 { "median " } else { "" }).text(&summary.median.to_string()).own("</text>");
}

/// Dots that would lie on each other are put beside the middle, in turns above and below.
fn one_by_one(pen: &mut Pen, places: &[(i64, bool)]) {
    const APART: i64 = 120;
    let mut columns = std::collections::BTreeMap::<i64, i64>::new();
    let mut dots: Vec<(i64, i64, bool)> = Vec::with_capacity(places.len());
    for (x, approximate) in places {
        let height = columns.entry(x / APART).or_default();
        let away = (*height + 1) / 2 * 5;
        // Beyond their reach they lie on each other after all.
        let away = if away > REACH { away % REACH } else { away };
        dots.push((*x, if *height % 2 == 0 { MIDDLE - away } else { MIDDLE + away }, *approximate));
        *height += 1;
    }
    for (class, shown) in [("<g class=\"dots\">", false), ("<g class=\"dots about\">", true)] {
        pen.own(class);
        for (x, y, _) in dots.iter().filter(|(.., approximate)| *approximate == shown) {
            pen.own("<circle cx=\"").percent(*x).own("\" cy=\"").number(*y).own("\" r=\"3\"/>");
        }
        pen.own("</g>");
    }
}

fn heights(pen: &mut Pen, places: &[(i64, bool)]) {
    let width = WHOLE / number(BINS);
    let mut bins = [0i64; BINS];
    for (x, _) in places {
        let bin = usize::try_from(x / width).unwrap_or_default().min(BINS - 1);
        bins[bin] += 1;
    }
    let most = bins.iter().max().copied().unwrap_or_default().max(1);
    pen.own("<g class=\"heights\">");
    for (bin, count) in (0i64..).zip(bins).filter(|(_, count)| *count > 0) {
        let reach = (REACH * count + most - 1) / most;
        pen.own("<rect x=\"").percent(bin * width).own("\" width=\"").percent(width - 10).own("\" y=\"");
        pen.number(MIDDLE - reach).own("\" height=\"").number(2 * reach).own("\"/>");
    }
    pen.own("</g>");
}

/// Texts at the edges stay inside.
const fn anchor(x: i64) -> &'static str {
    match x {
        ..2_000 => "",
        2_000..8_000 => " text-anchor=\"middle\"",
        _ => " text-anchor=\"end\"",
    }
}
