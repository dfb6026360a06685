//! What is kept of a record once it has been proofread: little enough for a hundred thousand.

use std::path::PathBuf;

use super::subject::Subject;
use crate::record::{RecordId, Status};

/// One record as archive rules see it, beside all the others.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As the user named it.
    pub file: PathBuf,
    pub id: Option<RecordId>,
    /// The stage by which it is judged.
    pub stage: Status,
    /// Whether findings are wanted of it; otherwise it is only what others are held against.
    pub asked: bool,
}

impl Entry {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        Self { file: subject.file.to_owned(), id: subject.record.id.clone(), stage: subject.stage, asked: true }
    }
}
