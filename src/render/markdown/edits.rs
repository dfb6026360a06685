//! Changes at byte ranges, applied together.

use std::ops::Range;

/// What is to be changed in a text.
#[derive(Debug, Default)]
pub struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    pub fn delete(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.replace(range, "");
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The changed text. Of two edits that overlap the earlier one counts: the next round sees the other.
    pub fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len() + 16 * self.0.len());
        let mut done = 0;
        for (range, new) in self.0 {
            let Some(kept) = text.get(done..range.start) else { continue };
            out.push_str(kept);
            out.push_str(&new);
            done = range.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}
