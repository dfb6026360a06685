//! Records that wait for somebody: for how long, and since when that is counted.

use chrono::NaiveDate;

use super::Ask;
use crate::insight::Incident;
use crate::record::Status;

/// A record that waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waiting<'a> {
    pub incident: &'a Incident,
    /// What it is counted from, and how many days ago that was; `None` where no day is known.
    pub since: Option<(Since, i64)>,
}

/// What it is counted from how long a record waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The day on which the record was published.
    Published,
    /// The end of its incident.
    Ended,
    /// The beginning of its incident, as far as it is known.
    Began,
}

impl Since {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Ended => "ended",
            Self::Began => "began",
        }
    }
}

/// The drafts among some incidents that wait for longer than they should. Nobody can tell how long one waits of which
/// no day is known: it is told whenever it is asked for.
pub fn drafts<'a>(incidents: impl Iterator<Item = &'a Incident>, ask: Ask<'_>) -> Vec<Waiting<'a>> {
    let drafts = incidents.filter(|incident| incident.status == Status::Draft);
    let waiting = drafts.map(|draft| Waiting::new(draft, ask.week.on));
    sorted(waiting.filter(|one| one.days().is_none_or(|days| days > limit(ask.draft_days))))
}

/// Those that are in review, or published not too long ago, and that no reviewer has said anything about.
pub fn unreviewed<'a>(incidents: impl Iterator<Item = &'a Incident>, ask: Ask<'_>) -> Vec<Waiting<'a>> {
    let unreviewed = incidents.filter(|incident| !incident.reviewed).map(|one| Waiting::new(one, ask.week.on));
    sorted(unreviewed.filter(|one| match one.incident.status {
        Status::InReview => one.days().is_none_or(|days| days > 0),
        Status::Published => one.days().is_some_and(|days| days > 0 && days <= limit(ask.review_days)),
        Status::Draft | Status::Waived => false,
    }))
}

impl<'a> Waiting<'a> {
    fn new(incident: &'a Incident, today: NaiveDate) -> Self {
        let published = incident.published.filter(|_| incident.status == Status::Published).map(|day| day.0);
        let began = incident.known_day.map(|day| day.0);
        // What ends before it begins is a slip of the pen.
        let ended = incident.ended.and_then(|ended| Some(ended.date_naive()).max(began));
        let known = [(Since::Published, published), (Since::Ended, ended), (Since::Began, began)];
        let since = known.into_iter().find_map(|(what, day)| Some((what, (today - day?).num_days())));
        Self { incident, since }
    }

    /// How many days it waits; `None` where no day is known.
    pub fn days(&self) -> Option<i64> {
        self.since.map(|(_, days)| days)
    }
}

fn limit(days: u64) -> i64 {
    i64::try_from(days).unwrap_or(i64::MAX)
}

/// Those that wait for longest first.
fn sorted<'a>(waiting: impl Iterator<Item = Waiting<'a>>) -> Vec<Waiting<'a>> {
    let mut all: Vec<Waiting<'_>> = waiting.collect();
    all.sort_by(|one, other| other.days().cmp(&one.days()).then_with(|| one.incident.name.cmp(&other.incident.name)));
    all
}
