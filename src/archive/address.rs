//! Where readers of a feed, a calendar or a list of pages find a file of the site.

use std::borrow::Cow;

use super::plan::Plan;
use crate::finding::is_unsafe;

/// The site as a file of it names other files: by whole addresses where the site's base URL is configured, else by
/// ways from that file's folder.
#[derive(Debug, Clone)]
pub struct Address {
    base: Option<String>,
    root: String,
}

impl Address {
    /// For the file at `path`, relative to the site's folder.
    pub fn seen_from(path: &str, plan: Plan<'_>) -> Self {
        Self::new(plan.config.base_url.as_deref(), path)
    }

    /// For the file at `path` of a site with this base URL.
    pub fn new(base: Option<&str>, path: &str) -> Self {
        Self { base: base.map(|base| clean(base).into_owned()), root: "../".repeat(path.matches('/').count()) }
    }

    pub fn of(&self, path: &str) -> String {
        let base = self.base.as_ref().map(|base| format!("{base}/"));
        format!("{}{path}", base.as_ref().unwrap_or(&self.root))
    }

    /// The whole address; `None` where the site does not know its own.
    pub fn whole(&self, path: &str) -> Option<String> {
        self.base.as_ref().map(|base| format!("{base}/{path}"))
    }
}

/// A text without what XML 1.0 has no way to write, not even escaped, and what would reorder the text around it. Line
/// ends stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    let is_unfit = |c: char| c != '\n' && (is_unsafe(c) || matches!(c, '\u{fffe}' | '\u{ffff}'));
    // Most texts have nothing of it, and few have more than ASCII.
    let is_plain = |byte: u8| matches!(byte, b'\n' | b' '..=b'~');
    if text.bytes().all(is_plain) || !text.contains(is_unfit) { text.into() } else { text.replace(is_unfit, "").into() }
}
