//! An action as a tracker is told of it.

use crate::record::{ActionKind, Date, Priority};
use crate::render::Piece;

/// One action, and where it comes from. Texts are as the record has them.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// The name of its record.
    pub record: String,
    /// An action without an id is not found again.
    pub id: Option<String>,
    pub text: Option<Vec<Piece>>,
    /// What the incident is called.
    pub title: String,
    pub severity: Option<String>,
    pub services: Vec<String>,
    pub owner: Option<String>,
    pub due: Option<Date>,
    pub priority: Option<Priority>,
    pub kind: Option<ActionKind>,
    pub done_when: Option<Vec<Piece>>,
    pub tracker: Option<String>,
    /// Where it is read: an address, or the path of a document.
    pub link: Option<String>,
    /// What became of it, where nothing is to be done any more: `done on 2023-08-20`.
    pub closed: Option<String>,
    pub days_late: Option<i64>,
}
