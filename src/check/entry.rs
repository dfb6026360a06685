//! What is kept of a record once it has been proofread: little enough for a hundred thousand.

use std::path::PathBuf;

use super::levels::allowed;
use super::places::Places;
use super::rules::CATALOGUE;
use super::subject::Subject;
use crate::record::{ActionItem, Instant, Milestone, Postmortem, RecordId, Relation, Status};
use crate::recurrence::{Case, Traits, Unfinished, may_come_back, unfinished};

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
    /// When it was resolved, else mitigated.
    pub ended: Option<Instant>,
    /// What tells the services from others, by place in `services`; none for what only could have
    /// happened, or was played.
    pub services: Box<[u32]>,
    /// By what it is known again; nothing where there is no service or no time by which it could be held against
    /// others.
    pub traits: Option<Box<Traits>>,
    /// What it promised as prevention and has not done yet.
    pub unfinished: Box<[Unfinished]>,
    /// What it says it belongs with, by place in `related`.
    pub related: Vec<(Option<RecordId>, Option<Relation>)>,
    /// What tells its actions from others, by place in `action_items`; `None` for those that are too
    /// short to be held against those of other records.
    pub actions: Box<[Option<Filed>]>,
    /// The rules among those of the archive that it allows itself to break.
    pub allowed: Vec<&'static str>,
    /// Where the values stand that rules of the archive point at.
    pub(super) places: Places,
    /// Whether findings are wanted of it; otherwise it is only what others are held against.
    pub asked: bool,
}

/// An action, as far as it is held against those of other records.
#[derive(Debug, Clone, Copy)]
pub struct Filed {
    /// What it shares with its likes: see [`SameAction`].
    pub same: u64,
    /// Whether it is still to be done.
    pub is_open: bool,
}

impl Entry {
    /// `is_compared`: whether it is held against others by what it says.
    pub(super) fn of(subject: &Subject<'_>, is_compared: bool) -> Self {
        let record = subject.record;
        let filed = |(action, same): (&ActionItem, &Option<SameAction>)| {
            let telling = same.filter(|same| same.words >= 4)?;
            Some(Filed { same: telling.hash, is_open: action.state().is_open() })
        };
        let started = subject.milestone(Milestone::Started);
        let services = services(record);
        let is_known_again = is_compared && !services.is_empty() && started.is_some();
        let traits = is_known_again.then(|| Traits::of(record)).filter(Traits::are_enough);
        Self {
            file: subject.file.to_owned(),
            id: record.id.clone(),
            stage: subject.stage,
            started,
            ended: subject.milestones().end().and_then(|(time, _)| subject.instant(time)),
            services,
            traits: traits.map(Box::new),
            unfinished: unfinished(record, subject.today().0).into(),
            related: record.related.iter().map(|related| (related.id.clone(), related.relation)).collect(),
            actions: record.action_items.iter().zip(subject.same_actions()).map(filed).collect(),
            allowed: allowed_of_archive(subject),
            places: Places::default(),
            asked: true,
        }
    }

    /// A published record that says nothing.
    #[cfg(test)]
    pub fn empty() -> Self {
        Self {
            file: PathBuf::new(),
            id: None,
            stage: Status::Published,
            started: None,
            ended: None,
            services: Box::default(),
            traits: None,
            unfinished: Box::default(),
            related: Vec::new(),
            actions: Box::default(),
            allowed: Vec::new(),
            places: Places::default(),
            asked: true,
        }
    }

    /// Whether one of two records names the other, or both name a third: somebody has seen that they
    /// belong together.
    pub fn is_related_to(&self, other: &Self) -> bool {
        let names =
            |one: &Self, id: &Option<RecordId>| id.is_some() && one.related.iter().any(|(named, _)| named == id);
        names(self, &other.id) || names(other, &self.id) || self.related.iter().any(|(third, _)| names(other, third))
    }

    /// It as it is held against others.
    pub fn case(&self) -> Option<Case<'_>> {
        Some(Case { traits: self.traits.as_deref()?, started: self.started, ended: self.ended })
    }

    /// The place in `services` of the first that both name.
    pub fn shared_service(&self, other: &Self) -> Option<usize> {
        self.services.iter().position(|service| other.services.contains(service))
    }
}

fn allowed_of_archive(subject: &Subject<'_>) -> Vec<&'static str> {
    if subject.record.allow.is_empty() {
        return Vec::new();
    }
    let allowed = allowed(subject.record, subject.config, subject.now);
    let of_archive = CATALOGUE.iter().filter(|rule| rule.check.of_archive().is_some());
    of_archive.map(|rule| rule.id).filter(|id| allowed.contains(id)).collect()
}

fn services(record: &Postmortem) -> Box<[u32]> {
    if !may_come_back(record.kind) {
        return Box::default();
    }
    record.services.iter().map(|name| short(&name.to_lowercase())).collect()
}

/// A word as a number: texts would fill the memory.
#[expect(clippy::cast_possible_truncation, reason = "half of the hash tells words apart as well")]
fn short(word: &str) -> u32 {
    let hash = word.bytes().fold(BASIS, step);
    (hash ^ (hash >> 32)) as u32
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a goes on from `hash`: as quick as texts of a few letters need it.
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// What two actions share if they are one; case and punctuation do not count. Texts would fill the
/// memory, so it is a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SameAction {
    pub hash: u64,
    /// How many words it is made of: at least one.
    pub words: usize,
}

impl SameAction {
    pub fn of(text: &str) -> Option<Self> {
        let (mut hash, mut words, mut is_inside) = (BASIS, 0, false);
        for c in text.chars() {
            let is_word = if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() };
            if is_word && !is_inside {
                // Between two words, which no letter is.
                hash = step(hash, b' ');
                words += 1;
            }
            if is_word && c.is_ascii() {
                hash = step(hash, c.to_ascii_lowercase() as u8);
            } else if is_word {
                hash = c.to_lowercase().fold(hash, |hash, c| c.encode_utf8(&mut [0; 4]).bytes().fold(hash, step));
            }
            is_inside = is_word;
        }
        (words > 0).then_some(Self { hash, words })
    }
}

#[cfg(test)]
mod tests {
    use super::SameAction;

    #[test]
    fn case_and_punctuation_make_no_other_action() {
        assert_eq!(SameAction::of("Add an alert."), SameAction::of("add an `Alert`"));
        assert_ne!(SameAction::of("Add an alert"), SameAction::of("Add an alert on lag"));
        assert_eq!(SameAction::of("ÜBERLAST abfangen"), SameAction::of("Überlast abfangen!"));
        assert_eq!(SameAction::of("…"), None);
        assert_eq!(SameAction::of("Add 2 alerts — now").map(|same| same.words), Some(4));
    }
}
