//! Mappings and lists over lines.

use std::ops::Range;
use std::sync::Arc;

use super::lines::{Line, Lines, skip_spaces};
use super::scalar::key_at;
use crate::document::tree::{MAX_VALUES, Tree};

/// Deeper than any record: what lies below is the full parser's to judge.
const DEEPEST: usize = 24;
/// As many keys as are held against each other by looking.
const MOST_KEYS: usize = 64;

/// A walk through a text. What is met is added to the tree, and its end returned.
pub struct Walk<'a> {
    pub text: &'a str,
    pub tree: Tree,
    /// The line that is read next: neither blank nor a comment.
    line: Option<Line>,
    pub lines: Lines<'a>,
}

/// One bit for a key: two keys of one mapping in a record seldom have the same one.
fn mark(key: &[u8]) -> u64 {
    let [first, .., last] = key else { return 1 };
    1 << ((usize::from(*first) * 3 + usize::from(*last) * 18 + key.len() * 23) % 64)
}

impl<'a> Walk<'a> {
    pub fn new(text: &'a Arc<str>) -> Self {
        Self { text, tree: Tree::new(text), line: None, lines: Lines::new(text.as_bytes()) }
    }

    /// The tree, and where the lines begin, an empty one at the end too.
    pub fn document(mut self) -> Option<(Tree, Vec<usize>)> {
        self.go_on(0);
        let first = self.line?;
        if &self.text[first.start..first.end] == "---" {
            self.go_on(first.next());
        }
        self.line.filter(|line| line.indent() == 0 && !self.is_item(*line))?;
        self.mapping(0)?;
        (self.line.is_none() && self.tree.end() as usize <= MAX_VALUES).then(|| (self.tree, self.lines.starts()))
    }

    pub const fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// Goes to the next line that holds something.
    pub fn go_on(&mut self, mut start: usize) {
        loop {
            self.line = self.lines.at(start);
            match self.line {
                Some(line) if line.is_blank() || self.bytes()[line.text] == b'#' => start = line.next(),
                _ => return,
            }
        }
    }

    /// Whether a line begins with the dash of a list.
    fn is_item(&self, line: Line) -> bool {
        self.bytes()[line.text] == b'-' && (line.text + 1 == line.end || self.bytes()[line.text + 1] == b' ')
    }

    fn mapping(&mut self, depth: usize) -> Option<usize> {
        let first = self.line.filter(|_| depth < DEEPEST)?;
        let indent = first.indent();
        let mapping = self.tree.open(first.text);
        let (mut end, mut keys, mut marks) = (first.text, 0, 0);
        while let Some(line) = self.line.filter(|line| line.indent() >= indent) {
            if line.indent() > indent || keys == MOST_KEYS {
                return None;
            }
            let key = key_at(self.bytes(), line.text, line.end)?;
            let mark = mark(&self.bytes()[key.clone()]);
            if marks & mark != 0 && self.has_key(mapping, &key) {
                return None;
            }
            marks |= mark;
            self.tree.add_text(&key, &key, true);
            end = self.value(line, key.end, key.end + 1, depth + 1)?.max(key.end);
            keys += 1;
        }
        self.tree.close_mapping(mapping, end);
        Some(end)
    }

    /// Whether a mapping has a key already.
    pub fn has_key(&self, mapping: u32, key: &Range<usize>) -> bool {
        let key = &self.text[key.clone()];
        let mut entries = self.tree.entries_so_far(mapping);
        std::iter::from_fn(|| entries.next_pair()).any(|(before, _)| before == key)
    }

    /// The list whose first dash is on this line, and that counts from `start`.
    fn list(&mut self, start: usize, depth: usize) -> Option<usize> {
        let first = self.line.filter(|_| depth < DEEPEST)?;
        let indent = first.indent();
        let list = self.tree.open(start);
        let mut end = first.text;
        while let Some(line) = self.line.filter(|line| line.indent() >= indent && self.is_item(*line)) {
            if line.indent() > indent {
                return None;
            }
            end = self.value(line, line.text + 1, line.text + 1, depth + 1)?.max(end);
        }
        self.tree.close_list(list, end);
        Some(end)
    }

    /// What follows a key's colon or an item's dash, which end at `head`. Where nothing does, it
    /// stands at `nothing`.
    fn value(&mut self, line: Line, nothing: usize, head: usize, depth: usize) -> Option<usize> {
        let start = self.skip_spaces(head, line.end);
        if start < line.end && self.bytes()[start] != b'#' {
            return if self.is_item(line) && key_at(self.bytes(), start, line.end).is_some() {
                // The first key of a mapping stands behind the dash.
                self.line = Some(Line { text: start, ..line });
                self.mapping(depth)
            } else {
                self.inline(line, start, depth)
            };
        }
        self.go_on(line.next());
        let indent = line.indent();
        match self.line {
            Some(next) if next.indent() > indent => {
                if self.is_item(next) {
                    self.list(next.text, depth)
                } else {
                    self.mapping(depth)
                }
            }
            Some(next) if next.indent() == indent && self.is_item(next) && !self.is_item(line) => {
                // The full parser counts such a list from behind its first dash.
                self.list(self.skip_spaces(next.text + 1, next.end), depth)
            }
            // An item of nothing is a mistake.
            _ if self.is_item(line) => None,
            _ => {
                let made = self.tree.made.len();
                self.tree.made.push('~');
                self.tree.add_made(&(nothing..nothing), made, true);
                Some(nothing)
            }
        }
    }

    pub fn skip_spaces(&self, start: usize, end: usize) -> usize {
        skip_spaces(self.bytes(), start, end)
    }

    /// Whether nothing but a comment stands between a value and the end of its line.
    pub fn is_over(&self, value_end: usize, line_end: usize) -> bool {
        let rest = self.skip_spaces(value_end, line_end);
        rest == line_end || (rest > value_end && self.bytes()[rest] == b'#')
    }
}
