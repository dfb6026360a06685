//! For what a document is drawn.

/// What can be shown.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// As many columns; `None`: lines are as long as they come.
    pub width: Option<usize>,
    /// Whether lines are drawn around things; else all is words, which can be read aloud.
    pub has_frames: bool,
    /// Whether links are shown as such; else their addresses stand beside them.
    pub has_links: bool,
}
