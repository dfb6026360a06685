//! What is remembered of a record, so that others can be held against it.

use serde::{Deserialize, Serialize};

use super::past::Case;
use super::traits::Traits;
use crate::record::{Clock, Instant, Kind, Milestone, Milestoned, Postmortem, record_name};

/// What is remembered of a record: a fiftieth of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// Its id, else what its file's name makes.
    pub name: String,
    pub title: String,
    traits: Traits,
    /// In seconds of the Unix epoch.
    started: Option<i64>,
    ended: Option<i64>,
    related: Vec<String>,
    is_real: bool,
}

/// Whether an incident of this kind may come back: what was played, or only could have happened, may not.
pub const fn may_come_back(kind: Option<Kind>) -> bool {
    !matches!(kind, Some(Kind::Exercise | Kind::NearMiss))
}

impl Known {
    /// What is remembered of the record in a file of this stem. `clock` is the record's.
    pub fn of(record: &Postmortem, stem: &str, clock: Clock) -> Self {
        let milestones = Milestoned::new(record);
        let instant = |time: &crate::record::Timestamp| clock.instant(time).map(|instant| instant.timestamp());
        Self {
            name: record_name(record.id.as_ref(), stem),
            title: record.title.as_deref().unwrap_or("Untitled incident").to_owned(),
            traits: Traits::of(record),
            started: milestones.get(Milestone::Started).and_then(|(time, _)| instant(time)),
            ended: milestones.end().and_then(|(time, _)| instant(time)),
            related: record.related.iter().filter_map(|other| Some(other.id.as_ref()?.to_string())).collect(),
            is_real: may_come_back(record.kind),
        }
    }

    /// It as it is held against others.
    pub fn case(&self) -> Case<'_> {
        let instant = |seconds: Option<i64>| seconds.and_then(|seconds| Instant::from_timestamp(seconds, 0));
        Case { traits: &self.traits, started: instant(self.started), ended: instant(self.ended) }
    }

    /// Whether it happened, and says enough to be known again.
    pub fn may_come_back(&self) -> bool {
        self.is_real && self.started.is_some() && self.traits.are_enough()
    }

    /// Whether one of two names the other, or both name a third.
    pub fn is_linked_to(&self, other: &Self) -> bool {
        let names = |one: &Self, name: &String| one.related.contains(name);
        self.name == other.name
            || names(self, &other.name)
            || names(other, &self.name)
            || self.related.iter().any(|third| names(other, third))
    }
}
