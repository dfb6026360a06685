//! Headings inside prose, brought below the heading of their section.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::edits::Edits;

/// Gives headings their levels: each deeper than `base`, none skipping a level.
#[derive(Debug)]
pub struct Levels {
    base: usize,
    open: Vec<HeadingLevel>,
}

impl Levels {
    pub const fn below(base: usize) -> Self {
        Self { base, open: Vec::new() }
    }

    /// The level that the next heading, written with `level`, is shown with.
    pub fn next(&mut self, level: HeadingLevel) -> usize {
        while self.open.last().is_some_and(|open| *open >= level) {
            self.open.pop();
        }
        self.open.push(level);
        (self.base + self.open.len()).min(6)
    }
}

/// Rewrites the heading at `range`, whose words are at `words`, as `level` number signs.
pub fn demote(text: &str, range: &Range<usize>, words: Option<Range<usize>>, level: usize, edits: &mut Edits) {
    let marks = text[range.clone()].bytes().take_while(|byte| *byte == b'#').count();
    if marks > 0 {
        if marks != level {
            edits.replace(range.start..range.start + marks, "#".repeat(level));
        }
        return;
    }
    // Underlined: the line below goes; words over several lines stay a paragraph.
    let Some(words) = words else { return };
    if !text[words.clone()].contains('\n') {
        edits.insert(words.start, format!("{} ", "#".repeat(level)));
    }
    let end = range.start + text[range.clone()].trim_end().len();
    edits.delete(words.end..end);
}
