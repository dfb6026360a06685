//! What is kept of a record once it has been proofread: little enough for a hundred thousand.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use super::subject::Subject;
use crate::record::{Instant, Milestone, RecordId, Relation, Status};

/// One record as archive rules see it, beside all the others.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As the user named it.
    pub file: PathBuf,
    pub id: Option<RecordId>,
    /// The stage by which it is judged.
    pub stage: Status,
    /// When the incident began.
    pub started: Option<Instant>,
    /// What it says it belongs with, by place in `related`.
    pub related: Vec<(Option<RecordId>, Option<Relation>)>,
    /// What tells its actions from others, by place in `action_items`; `None` for those that are too
    /// short to be held against those of other records.
    pub actions: Vec<Option<u64>>,
    /// Whether findings are wanted of it; otherwise it is only what others are held against.
    pub asked: bool,
}

impl Entry {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let record = subject.record;
        let telling = |text: &str| same_action(text).filter(|(_, words)| *words >= 4).map(|(same, _)| same);
        Self {
            file: subject.file.to_owned(),
            id: record.id.clone(),
            stage: subject.stage,
            started: subject.milestone(Milestone::Started).map(|(instant, _)| instant),
            related: record.related.iter().map(|related| (related.id.clone(), related.relation)).collect(),
            actions: record.action_items.iter().map(|action| action.text.as_deref().and_then(telling)).collect(),
            asked: true,
        }
    }
}

/// What two actions share if they are one, and how many words it is made of; case and punctuation do
/// not count. Texts would fill the memory, so it is a number.
pub(super) fn same_action(text: &str) -> Option<(u64, usize)> {
    let mut hasher = DefaultHasher::new();
    let mut count = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        word.to_lowercase().hash(&mut hasher);
        count += 1;
    }
    (count > 0).then(|| (hasher.finish(), count))
}

#[cfg(test)]
mod tests {
    use super::same_action;

    #[test]
    fn case_and_punctuation_make_no_other_action() {
        assert_eq!(same_action("Add an alert."), same_action("add an `Alert`"));
        assert_ne!(same_action("Add an alert"), same_action("Add an alert on lag"));
        assert_eq!(same_action("…"), None);
    }
}
