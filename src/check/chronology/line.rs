//! A record's times, placed.

use super::dated::{Dated, Entry, Reached, Stretch};
use super::disorder::{self, Misplaced};
use super::months;
use super::slips::{self, Slip};
use crate::record::{Clock, Instant, Milestone, Placed, Postmortem, Timestamp, Tz};

/// The times of a record that can be compared.
#[derive(Debug)]
pub struct Chronology<'a> {
    /// Under `milestones`, in the usual order.
    pub written: Vec<Reached<'a>>,
    /// In the order of the list.
    pub events: Vec<Entry<'a>>,
    /// Windows of impact, in the order of the list.
    pub windows: Vec<Stretch<'a>>,
    /// What was left out because its year is wrong.
    pub slips: Vec<Slip<'a>>,
    /// What was left out because its month is.
    pub month_slips: Vec<Slip<'a>>,
}

impl<'a> Chronology<'a> {
    /// `clock` is that of local times; `None`: no zone is known, and they are only in order among
    /// themselves.
    pub fn of(record: &'a Postmortem, clock: Option<Clock>, now: Instant) -> Self {
        let ruler = Ruler::of(record, clock);
        let milestones = record.milestones.iter().flat_map(|milestones| {
            Milestone::ALL.into_iter().filter_map(|milestone| Some((milestone, milestones.get(milestone)?)))
        });
        let written = milestones
            .filter_map(|(milestone, time)| Some(Reached { milestone, dated: ruler.date(time)?, event: None }));
        let events = record.timeline.iter().enumerate().filter_map(|(place, event)| {
            Some(Entry { place, kind: event.kind, dated: ruler.date(event.at.as_ref()?)? })
        });
        let windows = record.impact.iter().flat_map(|impact| &impact.windows).enumerate();
        let windows = windows.map(|(place, window)| {
            let date = |time: &'a Option<Timestamp>| ruler.date(time.as_ref()?);
            Stretch { place, from: date(&window.from), to: date(&window.to) }
        });
        let mut all = Self {
            written: written.collect(),
            events: events.collect(),
            windows: windows.collect(),
            slips: Vec::new(),
            month_slips: Vec::new(),
        };
        all.slips = slips::take(&mut all.written, &mut all.events, &mut all.windows);
        all.month_slips = months::take(&mut all.written, &mut all.events, &mut all.windows, now);
        all
    }

    /// A milestone's time: written, else from the first event of its kind.
    pub fn reached(&self, milestone: Milestone) -> Option<Reached<'a>> {
        let written = self.written.iter().find(|reached| reached.milestone == milestone).copied();
        written.or_else(|| {
            let kind = milestone.event()?;
            let entry = self.events.iter().find(|entry| entry.kind == Some(kind))?;
            Some(Reached { milestone, dated: entry.dated, event: Some(entry.place) })
        })
    }

    /// The events that stand in the wrong place: as few as explain the disorder.
    pub fn misplaced(&self) -> Vec<Misplaced<'a>> {
        disorder::misplaced(&self.events)
    }

    /// The order in which a timeline of `count` events would have none of these, where that is only
    /// a matter of moving them.
    pub fn order(&self, misplaced: &[Misplaced<'a>], count: usize) -> Option<Vec<usize>> {
        disorder::order(&self.events, misplaced, count)
    }
}

/// Gives times their place, where it is certain.
struct Ruler {
    clock: Clock,
    /// Whether local times cannot be compared with the others.
    is_mixed: bool,
}

impl Ruler {
    fn of(record: &Postmortem, clock: Option<Clock>) -> Self {
        let is_mixed = clock.is_none() && record.times().any(|(_, time)| time.offset.is_some());
        Self { clock: clock.unwrap_or(Clock::new(Tz::UTC)), is_mixed }
    }

    fn date<'a>(&self, time: &'a Timestamp) -> Option<Dated<'a>> {
        if self.is_mixed && time.offset.is_none() {
            return None;
        }
        match self.clock.place(time) {
            Placed::Once(instant) => Some(Dated { time, instant }),
            Placed::Skipped { .. } | Placed::Repeated { .. } => None,
        }
    }
}
