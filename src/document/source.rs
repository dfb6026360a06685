//! A text and its lines.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::finding::Position;

/// A text without its byte order mark, and where its lines begin.
#[derive(Debug, Clone)]
pub struct Source {
    text: Arc<str>,
    /// Asked for only where there is something to tell.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    pub fn new(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text: text.into(), lines: OnceLock::new() }
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|place| place + 1)).collect()
        })
    }

    /// Takes what a reader that goes line by line knows already: where they begin.
    pub(super) fn note_lines(&self, starts: Vec<usize>) {
        // Whoever was first says the same.
        let _ = self.lines.set(starts);
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) const fn shared(&self) -> &Arc<str> {
        &self.text
    }

    /// The lines and columns of a byte range.
    pub fn position(&self, span: &Range<usize>) -> Position {
        let (start, end) = (floor(&self.text, span.start), floor(&self.text, span.end.max(span.start)));
        let lines = self.lines();
        let (line, column) = self.line_and_column(start);
        // Most are on one line.
        let is_one_line = lines.get(line).is_none_or(|next| end < *next);
        let (end_line, end_column) = if is_one_line {
            (line, column + self.text[start..end].chars().count())
        } else {
            self.line_and_column(end)
        };
        Position { line, column, end_line, end_column, bytes: (span.start, span.end.max(span.start)) }
    }

    /// Both from 1, the column in characters, of the start of a character.
    fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let line = self.lines().partition_point(|start| *start <= byte);
        let start = self.lines()[line - 1];
        (line, self.text[start..byte].chars().count() + 1)
    }

    /// The end of the line that `byte` stands in, without its line break.
    pub fn line_end(&self, byte: usize) -> usize {
        let rest = &self.text[byte.min(self.text.len())..];
        let line = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest, |end| &rest[..end]);
        byte + line.trim_end_matches('\r').len()
    }
}

/// The start of the character that `byte` is in.
pub fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}
