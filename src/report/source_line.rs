//! The source line under a finding: found, cut to a readable length, and harmless to a terminal.

use std::borrow::Cow;
use std::ops::Range;

use crate::finding::{Position, is_unsafe};

/// As many characters of a line as are shown.
const LONGEST: usize = 120;
/// As many of them as stand before the value, where the line is cut.
const BEFORE: usize = 40;

/// A line fit to be shown, with the value's byte range in it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceLine {
    pub text: String,
    /// Of a value over several lines, its part on this line.
    pub value: Range<usize>,
}

/// The first line of a value; `None` where the text has no such line.
pub fn source_line(text: &str, position: &Position) -> Option<SourceLine> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.split('\n').nth(position.line.checked_sub(1)?)?;
    let line = line.strip_suffix('\r').unwrap_or(line);

    // Only what is shown is taken apart: a hostile line may be the whole file.
    let column = position.column.saturating_sub(1);
    let is_long = line.chars().nth(LONGEST).is_some();
    let from = if is_long { column.saturating_sub(BEFORE) } else { 0 };
    let mut rest = line.chars().skip(from);
    let window: String = rest.by_ref().take(LONGEST).map(harmless).collect();

    let start = column - from;
    let end = if position.end_line > position.line {
        window.trim_end().chars().count()
    } else {
        position.end_column.saturating_sub(1).saturating_sub(from)
    };
    let before = if from > 0 { "…" } else { "" };
    let after = if rest.next().is_some() { "…" } else { "" };
    let byte = |place| before.len() + window.char_indices().nth(place).map_or(window.len(), |(byte, _)| byte);
    let value = byte(start)..byte(end.max(start));
    Some(SourceLine { text: format!("{before}{window}{after}"), value })
}

/// A text on one line, in which nothing can move the cursor of a terminal or reorder what it shows.
pub fn harmless_text(text: &str) -> Cow<'_, str> {
    // Without a way out of the loop, it takes many bytes at once; most texts are plain.
    if text.bytes().fold(true, |plain, byte| plain & (b' '..0x7f).contains(&byte)) {
        return text.into();
    }
    text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { harmless(c) }).collect()
}

/// One character for one, so that what stands under it stays under it. Tabs are widened in drawing.
fn harmless(character: char) -> char {
    if character != '\t' && is_unsafe(character) { char::REPLACEMENT_CHARACTER } else { character }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn at(line: usize, columns: Range<usize>) -> Position {
        Position { line, column: columns.start, end_line: line, end_column: columns.end, bytes: (0, 0) }
    }

    fn value(text: &str, position: &Position) -> String {
        let line = source_line(text, position).unwrap();
        line.text[line.value].to_owned()
    }

    #[test]
    fn a_value_is_cut_out_by_characters_not_bytes() {
        assert_eq!(value("title: übergroß 障害\n", &at(1, 17..19)), "障害");
    }

    #[test]
    fn a_byte_order_mark_and_line_ends_are_no_columns() {
        assert_eq!(value("\u{feff}title: x\r\nowner: me\r\n", &at(1, 8..9)), "x");
        let line = source_line("\u{feff}title: x\r\nowner: me\r\n", &at(2, 8..10)).unwrap();
        assert_eq!(line.text, "owner: me");
    }

    #[test]
    fn of_several_lines_the_first_is_shown() {
        let position = Position { line: 1, column: 10, end_line: 3, end_column: 4, bytes: (0, 0) };
        assert_eq!(value("summary: |  \n  one\n  two\n", &position), "|");
    }

    #[test]
    fn a_long_line_is_cut_around_the_value() {
        let text = format!("text: {}HERE{}", "a".repeat(3000), "b".repeat(3000));
        let line = source_line(&text, &at(1, 3007..3011)).unwrap();
        assert_eq!(&line.text[line.value.clone()], "HERE");
        assert!(line.text.starts_with("…a") && line.text.ends_with("b…"), "{}", line.text);
        assert!(line.text.chars().count() <= LONGEST + 2);
    }

    #[test]
    fn a_value_longer_than_the_line_may_be_is_marked_to_the_cut() {
        let text = format!("text: {}", "a".repeat(3000));
        let line = source_line(&text, &at(1, 7..3007)).unwrap();
        assert_eq!(line.value, 6..120);
    }

    #[test]
    fn the_end_of_a_line_can_be_pointed_at() {
        assert_eq!(source_line("owner:\n", &at(1, 7..7)).unwrap().value, 6..6);
        assert_eq!(source_line("", &at(1, 1..1)).unwrap().value, 0..0);
    }

    #[test]
    fn a_line_that_is_not_there_is_not_shown() {
        assert_eq!(source_line("title: x", &at(9, 1..2)), None);
        assert_eq!(source_line("title: x", &Position::default()), None);
    }

    #[test]
    fn columns_beyond_the_line_are_brought_back() {
        assert_eq!(source_line("ab", &at(1, 9..20)).unwrap().value, 2..2);
    }

    #[test]
    fn nothing_reaches_the_terminal_but_text() {
        let line = source_line("title: a\u{1b}[2J\u{9b}1m\u{202e}b\u{7}\rc", &at(1, 8..9)).unwrap();
        assert!(!line.text.chars().any(is_unsafe), "{:?}", line.text);
        assert!(!harmless_text("a\u{1b}\n\tb\u{200b}").chars().any(is_unsafe));
    }
}
