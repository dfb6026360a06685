//! What a source offers.

use crate::record::{Event, EventKind, Line, Prose, Timestamp};

/// Something that may become an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// In the record's form.
    pub at: Timestamp,
    pub text: Prose,
    pub by: Option<Line>,
    pub kind: Option<EventKind>,
    pub evidence: Vec<Line>,
    /// Whether nothing else has this evidence: the name of a commit.
    pub is_named: bool,
    /// Where it stands in the source, from 1.
    pub line: usize,
}

impl From<Offered> for Event {
    fn from(offered: Offered) -> Self {
        let Offered { at, text, by, kind, evidence, .. } = offered;
        Self { at: Some(at), kind, text: Some(text), by, evidence, ..Self::default() }
    }
}

/// What could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands in the source, from 1.
    pub line: usize,
    pub why: String,
}

/// All of one source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feed {
    pub offered: Vec<Offered>,
    pub unread: Vec<Unread>,
    /// What the source is counted in: `line`, `row`, `message`, `commit`.
    pub unit: &'static str,
    /// How it was read, a sentence each.
    pub remarks: Vec<String>,
}
