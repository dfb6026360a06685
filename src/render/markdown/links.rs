//! Links and images inside prose: made inline, or undone where they lead nowhere good.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};

use super::edits::Edits;
use super::url::{allowed, destination};

/// A link or an image that has been opened and not yet closed.
#[derive(Debug)]
pub struct Open<'a> {
    pub range: Range<usize>,
    pub kind: LinkType,
    pub url: CowStr<'a>,
    pub title: CowStr<'a>,
    /// What stands between its brackets, as far as it has been read.
    pub words: Option<Range<usize>>,
}

/// Takes `range` into `words`.
pub fn widen(words: &mut Option<Range<usize>>, range: &Range<usize>) {
    *words = Some(words.as_ref().map_or_else(|| range.clone(), |w| w.start.min(range.start)..w.end.max(range.end)));
}

impl Open<'_> {
    /// What has to change about it, now that all of it was read.
    pub fn close(self, edits: &mut Edits) {
        let Some(words) = self.words else {
            if !allowed(&self.url) || is_reference(self.kind) {
                edits.delete(self.range);
            }
            return;
        };
        if !allowed(&self.url) {
            edits.delete(self.range.start..words.start);
            edits.delete(words.end..self.range.end);
        } else if is_reference(self.kind) {
            let title = self.title.replace(['"', '\\', '\n'], " ");
            let title = if title.trim().is_empty() { String::new() } else { format!(" \"{title}\"") };
            edits.replace(words.end..self.range.end, format!("]({}{title})", destination(&self.url)));
        }
    }
}

const fn is_reference(kind: LinkType) -> bool {
    matches!(kind, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
}
