//! An issue as a tracker exports it.

use super::day::Day;
use super::marker::Marker;

/// What is read of an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    /// What it is called there: `#12`, `OPS-7`, `line 4`.
    pub name: String,
    pub marker: Option<Marker>,
    /// Its address.
    pub url: Option<String>,
    /// Its key, by which its address ends.
    pub key: Option<String>,
    pub state: State,
    /// When it was closed.
    pub closed: Option<Day>,
    /// The names of whom it is given to: each one's login and what they are called.
    pub assignees: Vec<Vec<String>>,
    pub due: Option<Day>,
}

/// How far an issue is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Open,
    InProgress,
    Done,
    /// Closed, and not because it was done: in the tracker's words.
    Dropped(String),
    /// What is written of it cannot both be so.
    Contradicting {
        status: String,
        resolution: String,
    },
    /// A word that means nothing here; empty where there is none.
    Unknown(String),
    /// Nothing in the whole file says it, which is told once.
    Untold,
}
