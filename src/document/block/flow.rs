//! Lists and mappings in brackets, on one line.

use super::scalar::begins_plain;
use super::walk::Walk;

/// Brackets deeper than this are left to the full parser.
const DEEPEST: usize = 24;

impl Walk<'_> {
    /// The list or mapping whose bracket is at `start`.
    pub fn flow(&mut self, start: usize, line_end: usize, depth: usize) -> Option<usize> {
        if depth >= DEEPEST {
            return None;
        }
        let holder = self.tree.open(start);
        let is_list = self.bytes()[start] == b'[';
        let close = if is_list { b']' } else { b'}' };
        let mut at = self.skip_spaces(start + 1, line_end);
        if self.byte(at, line_end)? == close {
            at += 1;
        } else {
            loop {
                let end = if is_list {
                    self.in_brackets(at, line_end, depth)?
                } else {
                    self.entry(holder, at, line_end, depth)?
                };
                at = self.skip_spaces(end, line_end);
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
        if is_list {
            self.tree.close_list(holder, at);
        } else {
            self.tree.close_mapping(holder, at);
        }
        Some(at)
    }

    fn byte(&self, at: usize, line_end: usize) -> Option<u8> {
        self.bytes()[..line_end].get(at).copied()
    }

    fn entry(&mut self, mapping: u32, start: usize, line_end: usize, depth: usize) -> Option<usize> {
        let rest = &self.bytes()[start..line_end];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        if length == 0 || rest.get(length) != Some(&b':') || rest.get(length + 1) != Some(&b' ') {
            return None;
        }
        let key = start..start + length;
        if self.has_key(mapping, &key) {
            return None;
        }
        self.tree.add_text(&key, &key, true);
        let value = self.skip_spaces(key.end + 1, line_end);
        self.in_brackets(value, line_end, depth)
    }

    fn in_brackets(&mut self, start: usize, line_end: usize, depth: usize) -> Option<usize> {
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
                self.tree.add_text(&(start..end), &(start..end), true);
                Some(end)
            }
        }
    }
}
