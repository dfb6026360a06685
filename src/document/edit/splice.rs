//! Bytes that take the place of other bytes, and the lines around them.

use std::ops::Range;

/// One replacement in a text.
#[derive(Debug)]
pub struct Splice {
    pub range: Range<usize>,
    /// With `\n` as the line end, whatever the text has.
    pub text: String,
}

impl Splice {
    pub fn insert(at: usize, text: String) -> Self {
        Self { range: at..at, text }
    }

    pub fn apply(&self, text: &str) -> String {
        let new = if text.contains("\r\n") { self.text.replace('\n', "\r\n") } else { self.text.clone() };
        format!("{}{new}{}", &text[..self.range.start], &text[self.range.end..])
    }
}

/// Several in one text; `None` where one of them touches another.
pub fn apply_all(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let ends_lines_with_crlf = text.contains("\r\n");
    let (mut new, mut done) = (String::with_capacity(text.len()), None);
    for Splice { range, text: instead } in splices {
        let from = match done {
            Some(done) if range.start <= done => return None,
            Some(done) => done,
            None => 0,
        };
        new += text.get(from..range.start)?;
        new += &if ends_lines_with_crlf { instead.replace('\n', "\r\n") } else { instead };
        done = Some(range.end);
    }
    new += text.get(done.unwrap_or_default()..)?;
    Some(new)
}

/// Where the line of `byte` begins.
pub fn line_start(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |line_end| line_end + 1)
}

/// Where the line of `byte` ends, before its line break.
pub fn line_end(text: &str, byte: usize) -> usize {
    let rest = &text[byte..];
    let line = rest.split('\n').next().unwrap_or_default();
    byte + line.strip_suffix('\r').unwrap_or(line).len()
}

/// Where the line after that of `byte` begins: the end of the text if there is none.
pub fn next_line(text: &str, byte: usize) -> usize {
    text[byte..].find('\n').map_or(text.len(), |line_end| byte + line_end + 1)
}

/// The bytes between the line's beginning and `byte`: before a key, these are blanks and dashes.
pub fn column(text: &str, byte: usize) -> usize {
    byte - line_start(text, byte)
}

/// The comment that follows on the same line, with the blanks before it; else nothing.
pub fn comment(text: &str, byte: usize) -> &str {
    let rest = &text[byte..line_end(text, byte)];
    if rest.trim_start_matches([' ', '\t']).starts_with('#') { rest } else { "" }
}

/// The end of the last line that belongs to a value in column `column` that ends at `byte`: the
/// comments right below it that are indented deeper are its own.
pub fn last_line(text: &str, byte: usize, column: usize) -> usize {
    let mut end = line_end(text, byte);
    loop {
        let next = next_line(text, end);
        let line = &text[next..line_end(text, next)];
        let words = line.trim_start_matches(' ');
        if next == text.len() || line.len() - words.len() <= column || !words.starts_with('#') {
            return end;
        }
        end = line_end(text, next);
    }
}

/// Whether there is a line of nothing in `text`.
pub fn has_blank_line(text: &str) -> bool {
    text.split('\n').skip(1).filter(|line| line.trim().is_empty()).count() > usize::from(!text.ends_with('\n'))
        && text.matches('\n').count() > 1
}
