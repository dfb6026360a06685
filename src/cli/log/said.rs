//! An event as it was said.

use crate::record::{EventKind, Line};

/// An event as it was said.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The time, where it is not in the text.
    pub at: Option<&'a str>,
    pub text: &'a str,
    pub kind: Option<EventKind>,
    pub by: Option<&'a Line>,
}
