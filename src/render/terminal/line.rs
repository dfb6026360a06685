//! Styled lines: what a terminal is given, as data.

use unicode_width::UnicodeWidthStr as _;

use crate::words::pieces;

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Plain,
    /// A heading of that level.
    Heading(u8),
    Strong,
    Emphasis,
    Code,
    Link,
    Struck,
    /// Beside what matters: details, frames.
    Quiet,
}

/// A piece of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub look: Look,
    /// Where it leads: as it is written, an address or a path beside the document.
    pub link: Option<String>,
}

impl Span {
    pub fn new(text: impl Into<String>, look: Look) -> Self {
        Self { text: text.into(), look, link: None }
    }

    fn width(&self) -> usize {
        self.text.width()
    }
}

pub type Line = Vec<Span>;

/// A line's columns.
pub fn width(line: &[Span]) -> usize {
    line.iter().map(Span::width).sum()
}

/// Text in lines of at most so many columns: broken between words, and at line breaks.
pub fn wrapped(spans: &[Span], room: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Line::new()];
    let (mut word, mut used, mut blank): (Line, usize, Option<Span>) = (Line::new(), 0, None);
    let mut place = |word: &mut Line, blank: &mut Option<Span>, lines: &mut Vec<Line>| {
        if word.is_empty() {
            return;
        }
        let wide = width(word);
        let gap = usize::from(blank.is_some());
        if used > 0 && used + gap + wide > room {
            lines.push(Line::new());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { return };
        if let Some(blank) = blank.take().filter(|_| used > 0) {
            used += 1;
            push(line, blank);
        }
        used += wide;
        word.drain(..).for_each(|span| push(line, span));
    };
    for span in spans {
        for (nth, part) in span.text.split(char::is_whitespace).enumerate() {
            if nth > 0 {
                place(&mut word, &mut blank, &mut lines);
                blank = Some(Span { text: " ".to_owned(), ..span.clone() });
            }
            for (nth, piece) in pieces(part).into_iter().enumerate().filter(|(_, piece)| !piece.is_empty()) {
                if nth > 0 {
                    place(&mut word, &mut blank, &mut lines);
                }
                word.push(Span { text: piece.to_owned(), ..span.clone() });
            }
        }
    }
    place(&mut word, &mut blank, &mut lines);
    lines
}

/// Adds a piece to a line; to the last one where both look the same.
fn push(line: &mut Line, span: Span) {
    match line.last_mut() {
        Some(last) if last.look == span.look && last.link == span.link => last.text.push_str(&span.text),
        _ => line.push(span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_several_looks_stay_together() {
        let spans =
            [Span::new("one ", Look::Plain), Span::new("two", Look::Strong), Span::new(", three four", Look::Plain)];
        let text = |line: &Line| line.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join("|");
        assert_eq!(wrapped(&spans, 8).iter().map(text).collect::<Vec<_>>(), ["one |two|,", "three", "four"]);
        assert_eq!(wrapped(&spans, 99).iter().map(text).collect::<Vec<_>>(), ["one |two|, three four"]);
        assert_eq!(wrapped(&[], 8), [Line::new()]);
        // Written without spaces, two columns each.
        let spans = [Span::new("接続が", Look::Plain), Span::new("切断", Look::Strong)];
        assert_eq!(wrapped(&spans, 8).iter().map(text).collect::<Vec<_>>(), ["接続が|切", "断"]);
    }
}
