//! Lists and mappings in brackets, on one line.

use super::scalar::begins_plain;
use super::walk::Walk;
use crate::document::tree::{Entry, Kind, Node};

/// Brackets deeper than this are left to the full parser.
const DEEPEST: usize = 24;

impl Walk<'_> {
    /// The list or mapping whose bracket is at `start`, and where it ends.
    pub fn flow(&mut self, start: usize, line_end: usize, depth: usize) -> Option<(Node, usize)> {
        if depth >= DEEPEST {
            return None;
        }
        let id = self.id();
        let is_list = self.bytes()[start] == b'[';
        let close = if is_list { b']' } else { b'}' };
        let (mut items, mut entries): (Vec<Node>, Vec<Entry>) = (Vec::new(), Vec::new());
        let mut at = self.skip_spaces(start + 1, line_end);
        if self.byte(at, line_end)? == close {
            at += 1;
        } else {
            loop {
                let value = if is_list {
                    let (item, end) = self.in_brackets(at, line_end, depth)?;
                    items.push(item);
                    end
                } else {
                    let (entry, end) = self.entry(at, line_end, depth)?;
                    if entries.iter().any(|other| other.key == entry.key) {
                        return None;
                    }
                    entries.push(entry);
                    end
                };
                at = self.skip_spaces(value, line_end);
                let sign = self.byte(at, line_end)?;
                at += 1;
                if sign == close {
                    break;
                }
                if sign != b',' {
                    return None;
                }
                at = self.skip_spaces(at, line_end);
            }
        }
        let kind = if is_list { Kind::List(items) } else { Kind::Mapping(entries) };
        Some((Node { id, span: start..at, kind }, at))
    }

    fn byte(&self, at: usize, line_end: usize) -> Option<u8> {
        self.bytes()[..line_end].get(at).copied()
    }

    fn entry(&mut self, start: usize, line_end: usize, depth: usize) -> Option<(Entry, usize)> {
        let rest = &self.bytes()[start..line_end];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        if length == 0 || rest.get(length) != Some(&b':') || rest.get(length + 1) != Some(&b' ') {
            return None;
        }
        let key_span = start..start + length;
        self.id();
        let value = self.skip_spaces(key_span.end + 1, line_end);
        let (value, end) = self.in_brackets(value, line_end, depth)?;
        Some((Entry { key: self.text[key_span.clone()].into(), key_span, value }, end))
    }

    fn in_brackets(&mut self, start: usize, line_end: usize, depth: usize) -> Option<(Node, usize)> {
        match self.byte(start, line_end)? {
            b'[' | b'{' => self.flow(start, line_end, depth + 1),
            b'"' | b'\'' => self.quoted(start, line_end),
            _ => {
                let rest = &self.bytes()[start..line_end];
                let length = rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}'))?;
                let text = &rest[..length];
                let is_ours = |(place, byte): (usize, &u8)| match byte {
                    b'[' | b'{' | b'#' | b'\t' => false,
                    b':' => text.get(place + 1).is_some_and(|next| *next != b' '),
                    _ => true,
                };
                if !begins_plain(rest) || !text.iter().enumerate().all(is_ours) {
                    return None;
                }
                let end = start + text.trim_ascii_end().len();
                Some((self.scalar(self.text[start..end].into(), true, start..end), end))
            }
        }
    }
}
