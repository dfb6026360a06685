//! The lengths of time that a record's times give: what a text about the incident may mean.

use std::fmt;

use chrono::Duration;

use super::chronology::{Chronology, Dated, Entry};
use super::subject::Subject;
use crate::record::{EventKind, Milestone, Span};

/// A length with what it is the length of.
pub type Named = (Name, Span);

/// What a length is the length of: "started to resolved".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Between(Milestone, Milestone),
    Of(&'static str),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Between(from, to) => write!(f, "{} to {}", from.key(), to.key()),
            Self::Of(what) => f.write_str(what),
        }
    }
}

/// As many are compared; records have fewer.
const MOST: usize = 200;

/// The lengths that a record's times give, the whole first.
#[derive(Debug, Default)]
pub struct Spans(Vec<Named>);

impl Spans {
    /// `None` where the length of the whole is not known, or where its times contradict each other,
    /// which rules about order tell.
    pub fn of(subject: &Subject<'_>) -> Option<Self> {
        let times = subject.chronology();
        if !times.slips.is_empty() || !times.month_slips.is_empty() {
            return None;
        }
        let mut spans = Self::default();
        spans.between_milestones(times)?;
        spans.of_windows(times)?;
        spans.whole_first()?;
        spans.of_stretches(&times.events);
        Some(spans)
    }

    /// Those to compare with; the first is the length of the whole.
    pub fn all(&self) -> &[Named] {
        &self.0
    }

    fn between_milestones(&mut self, times: &Chronology<'_>) -> Option<()> {
        use Milestone::{Acknowledged, Detected, Mitigated, Resolved, Started};
        for (from, to) in [
            (Started, Resolved),
            (Started, Mitigated),
            (Started, Detected),
            (Started, Acknowledged),
            (Detected, Mitigated),
            (Detected, Resolved),
            (Detected, Acknowledged),
            (Acknowledged, Mitigated),
            (Acknowledged, Resolved),
        ] {
            if let (Some(first), Some(last)) = (times.reached(from), times.reached(to)) {
                let length = self.add(Name::Between(from, to), &first.dated, &last.dated);
                // Only what follows the start has to: mitigated before detected does happen.
                if from == Started && length < Duration::zero() {
                    return None;
                }
            }
        }
        Some(())
    }

    fn of_windows(&mut self, times: &Chronology<'_>) -> Option<()> {
        let mut sum = Span { length: Duration::zero(), approximate: false };
        let whole = times.windows.iter().filter_map(|window| window.from.as_ref().zip(window.to.as_ref()));
        let windows: Vec<(&Dated<'_>, &Dated<'_>)> = whole.collect();
        let ends = || windows.iter().flat_map(|(from, to)| [*from, *to]);
        let (Some(first), Some(last)) =
            (ends().min_by_key(|time| time.instant), ends().max_by_key(|time| time.instant))
        else {
            return Some(());
        };
        for (from, to) in &windows {
            let length = to.instant - from.instant;
            if length < Duration::zero() {
                return None;
            }
            sum.length = sum.length.checked_add(&length)?;
            sum.approximate |= from.time.approximate || to.time.approximate;
        }
        self.0.push((ALL_WINDOWS, sum));
        self.add(Name::Of("the first to the last impact window"), first, last);
        for (from, to) in windows {
            self.add(Name::Of("an impact window"), from, to);
        }
        Some(())
    }

    /// An incident that came back has several stretches of harm, each from an event to an event.
    fn of_stretches(&mut self, events: &[Entry<'_>]) {
        let mut begun: Option<&Dated<'_>> = None;
        for event in events {
            match event.kind {
                Some(EventKind::Started | EventKind::Reoccurred) => begun = Some(&event.dated),
                Some(EventKind::Mitigated | EventKind::Recovered | EventKind::RolledBack | EventKind::Resolved) => {
                    if let Some(begun) = begun {
                        self.add(Name::Of("a stretch of the timeline"), begun, &event.dated);
                    }
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, name: Name, from: &Dated<'_>, to: &Dated<'_>) -> Duration {
        let length = to.instant - from.instant;
        if length >= Duration::zero() && self.0.len() < MOST {
            self.0.push((name, Span { length, approximate: from.time.approximate || to.time.approximate }));
        }
        length
    }

    /// `None` without a length of the whole: the others are only parts of it.
    fn whole_first(&mut self) -> Option<()> {
        use Milestone::{Mitigated, Resolved, Started};
        let place = [Name::Between(Started, Resolved), Name::Between(Started, Mitigated), ALL_WINDOWS]
            .into_iter()
            .find_map(|whole| self.0.iter().position(|(name, _)| *name == whole))?;
        let whole = self.0.remove(place);
        self.0.insert(0, whole);
        Some(())
    }
}

const ALL_WINDOWS: Name = Name::Of("all impact windows");
