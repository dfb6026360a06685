//! Keys, and values that begin on the line of their key.

use std::ops::Range;

use super::lines::Line;
use super::walk::Walk;

/// The key that begins at `start`: a plain word or a few, and a colon with a space or nothing behind it.
pub fn key_at(bytes: &[u8], start: usize, end: usize) -> Option<Range<usize>> {
    let line = &bytes[start..end];
    let length = line.iter().position(|byte| !IN_KEYS[usize::from(*byte)])?;
    let is_key = line[length] == b':'
        && length > 0
        && !matches!(line[0], b'-' | b'.' | b' ')
        && line[length - 1] != b' '
        && line.get(length + 1).is_none_or(|next| *next == b' ');
    is_key.then_some(start..start + length)
}

/// What a key may hold: letters, digits, and a few signs that mean nothing within a word.
static IN_KEYS: [bool; 256] = table(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. ");
/// What no plain text begins with.
static OPENING: [bool; 256] = table(b"-?:,[]{}#&*!|>'\"%@` \t");
/// What may mean something within a plain text.
static MARKS: [bool; 256] = table(b":#\t");

const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut next = 0;
    while next < bytes.len() {
        table[bytes[next] as usize] = true;
        next += 1;
    }
    table
}

/// Whether a plain text may begin so: nothing that YAML gives a meaning.
pub fn begins_plain(rest: &[u8]) -> bool {
    match rest {
        [b'-', next, ..] => next.is_ascii_alphanumeric(),
        [first, ..] => !OPENING[usize::from(*first)],
        [] => false,
    }
}

impl Walk<'_> {
    /// A value that begins at `start`.
    pub fn inline(&mut self, line: Line, start: usize, depth: usize) -> Option<usize> {
        let bytes = self.bytes();
        let end = match bytes[start] {
            b'|' | b'>' => return self.lines(line, start),
            b'[' | b'{' => self.flow(start, line.end, depth)?,
            b'"' | b'\'' => self.quoted(start, line.end)?,
            _ => {
                let end = start + plain_length(&bytes[start..line.end])?;
                self.tree.add_text(&(start..end), &(start..end), true);
                end
            }
        };
        if !self.is_over(end, line.end) {
            return None;
        }
        self.go_on(line.next());
        Some(end)
    }

    /// A text in quotes that ends on its line, and has nothing escaped but a single quote.
    pub fn quoted(&mut self, start: usize, line_end: usize) -> Option<usize> {
        let bytes = self.bytes();
        let quote = bytes[start];
        let mut end = start + 1;
        let mut doubled = false;
        loop {
            end += bytes[end..line_end]
                .iter()
                .position(|byte| matches!(*byte, b'\\' | b'\t') && quote == b'"' || *byte == quote || *byte == b'\t')?;
            match bytes[end] {
                byte if byte != quote => return None,
                b'\'' if bytes[..line_end].get(end + 1) == Some(&b'\'') => {
                    doubled = true;
                    end += 2;
                }
                _ => break,
            }
        }
        let (inside, span) = (start + 1..end, start..end + 1);
        if doubled {
            let made = self.tree.made.len();
            self.tree.made.push_str(&self.text[inside].replace("''", "'"));
            self.tree.add_made(&span, made, false);
        } else {
            self.tree.add_text(&span, &inside, false);
        }
        Some(span.end)
    }

    /// The lines behind `|` or `>`.
    fn lines(&mut self, line: Line, start: usize) -> Option<usize> {
        let bytes = self.bytes();
        let folded = bytes[start] == b'>';
        let (header, chomp) = match bytes[..line.end].get(start + 1) {
            Some(sign @ (b'-' | b'+')) => (start + 2, *sign),
            _ => (start + 1, b' '),
        };
        if !self.is_over(header, line.end) {
            return None;
        }
        let first = self.lines.at(line.next())?;
        let indent = first.indent();
        if first.is_blank() || indent <= line.indent() {
            return None;
        }
        let text = &mut self.tree.made;
        let made = text.len();
        let mut next = Some(first);
        let (mut breaks, mut was_deeper) = (0, false);
        while let Some(one) = next.filter(|one| one.is_blank() || one.indent() >= indent) {
            if one.end == bytes.len() || (one.is_blank() && one.indent() > indent) {
                return None;
            }
            if one.is_blank() {
                breaks += 1;
            } else {
                let content = &self.text[one.start + indent..one.end];
                let deeper = content.starts_with([' ', '\t']);
                if folded && text.len() > made {
                    match breaks {
                        _ if deeper || was_deeper => breaks += 1,
                        0 => text.push(' '),
                        _ => {}
                    }
                } else if text.len() > made {
                    breaks += 1;
                }
                for _ in 0..breaks {
                    text.push('\n');
                }
                text.push_str(content);
                (breaks, was_deeper) = (0, deeper);
            }
            next = self.lines.at(one.next());
        }
        match chomp {
            b'-' => {}
            b'+' => text.extend(std::iter::repeat_n('\n', breaks + 1)),
            _ => text.push('\n'),
        }
        // The full parser has already eaten the indentation of the line that ends the text.
        let end = next.map_or(bytes.len(), |after| after.start + after.indent().min(indent));
        match next {
            Some(after) => self.go_on(after.start),
            None => self.go_on(bytes.len()),
        }
        self.tree.add_made(&(first.text..end), made, false);
        Some(end)
    }
}

/// As much of a line as is one plain text; `None` where it may be something else, or go on.
fn plain_length(line: &[u8]) -> Option<usize> {
    if !begins_plain(line) {
        return None;
    }
    // Without a way out of the loop, it takes many bytes at once; most texts have none.
    if !line.iter().fold(false, |any, byte| any | matches!(*byte, b':' | b'#' | b'\t')) {
        return Some(line.trim_ascii_end().len());
    }
    let mut at = 0;
    while let Some(found) = line[at..].iter().position(|byte| MARKS[usize::from(*byte)]) {
        at += found;
        match line[at] {
            b'#' if line[at - 1] == b' ' => break,
            b':' if line.get(at + 1).is_none_or(|next| *next == b' ') => return None,
            b'\t' => return None,
            _ => at += 1,
        }
    }
    let line = if line[at..].starts_with(b"#") { &line[..at] } else { line };
    Some(line.trim_ascii_end().len())
}
