//! Mappings and lists over lines.

use super::lines::{Line, line_at};
use super::scalar::key_at;
use crate::document::tree::{Entry, Kind, Node};

/// Deeper than any record: what lies below is the full parser's to judge.
const DEEPEST: usize = 24;
/// As many keys as are held against each other by looking.
const MOST_KEYS: usize = 64;

/// A walk through a text.
pub struct Walk<'a> {
    pub text: &'a str,
    /// The line that is read next: neither blank nor a comment.
    line: Option<Line>,
    next_id: u32,
}

impl<'a> Walk<'a> {
    pub const fn new(text: &'a str) -> Self {
        Self { text, line: None, next_id: 0 }
    }

    pub fn document(mut self) -> Option<Node> {
        self.go_on(0);
        let first = self.line?;
        if &self.text[first.start..first.end] == "---" {
            self.go_on(first.next());
        }
        let root = self.line.filter(|line| line.indent() == 0 && !self.is_item(*line)).and_then(|_| self.mapping(0))?;
        self.line.is_none().then_some(root)
    }

    pub const fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    pub const fn id(&mut self) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }

    /// Goes to the next line that holds something.
    pub fn go_on(&mut self, mut start: usize) {
        loop {
            self.line = line_at(self.bytes(), start);
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

    fn mapping(&mut self, depth: usize) -> Option<Node> {
        let first = self.line.filter(|_| depth < DEEPEST)?;
        let (id, indent) = (self.id(), first.indent());
        let mut span = first.text..first.text;
        let mut entries: Vec<Entry> = Vec::with_capacity(4);
        while let Some(line) = self.line.filter(|line| line.indent() >= indent) {
            if line.indent() > indent || entries.len() == MOST_KEYS {
                return None;
            }
            let key_span = key_at(self.bytes(), line.text, line.end)?;
            let key = &self.text[key_span.clone()];
            if entries.iter().any(|entry| entry.key == key) {
                return None;
            }
            self.id();
            let value = self.value(line, key_span.end, key_span.end + 1, depth + 1)?;
            span.end = key_span.end.max(value.span.end);
            entries.push(Entry { key: key.into(), key_span, value });
        }
        Some(Node { id, span, kind: Kind::Mapping(entries) })
    }

    fn list(&mut self, depth: usize) -> Option<Node> {
        let first = self.line.filter(|_| depth < DEEPEST)?;
        let (id, indent) = (self.id(), first.indent());
        let mut span = first.text..first.text;
        let mut items: Vec<Node> = Vec::with_capacity(4);
        while let Some(line) = self.line.filter(|line| line.indent() >= indent && self.is_item(*line)) {
            if line.indent() > indent {
                return None;
            }
            let item = self.value(line, line.text + 1, line.text + 1, depth + 1)?;
            span.end = span.end.max(item.span.end);
            items.push(item);
        }
        Some(Node { id, span, kind: Kind::List(items) })
    }

    /// What follows a key's colon or an item's dash, which end at `head`. Where nothing does, it
    /// stands at `nothing`.
    fn value(&mut self, line: Line, nothing: usize, head: usize, depth: usize) -> Option<Node> {
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
                    self.list(depth)
                } else {
                    self.mapping(depth)
                }
            }
            Some(next) if next.indent() == indent && self.is_item(next) && !self.is_item(line) => {
                let mut list = self.list(depth)?;
                // The full parser counts such a list from behind its first dash.
                list.span.start = self.skip_spaces(next.text + 1, next.end);
                Some(list)
            }
            // An item of nothing is a mistake.
            _ if self.is_item(line) => None,
            _ => {
                let kind = Kind::Scalar { text: "~".into(), plain: true };
                Some(Node { id: self.id(), span: nothing..nothing, kind })
            }
        }
    }

    pub fn skip_spaces(&self, start: usize, end: usize) -> usize {
        start + self.bytes()[start..end].iter().take_while(|byte| **byte == b' ').count()
    }

    /// Whether nothing but a comment stands between a value and the end of its line.
    pub fn is_over(&self, value_end: usize, line_end: usize) -> bool {
        let rest = self.skip_spaces(value_end, line_end);
        rest == line_end || (rest > value_end && self.bytes()[rest] == b'#')
    }
}
