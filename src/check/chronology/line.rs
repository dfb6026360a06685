//! A record's times, placed.

use super::dated::{Dated, Entry, Reached, Stretch};
use super::disorder::{self, Misplaced};
use super::months;
use super::slips::{self, Slip};
use super::timed::Timed;
use crate::record::{Instant, Milestone, Placed, Postmortem, TimePlace};

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
    /// Of the record's `times`. Where no zone is known, local ones are only in order among themselves.
    pub fn of(record: &'a Postmortem, times: &[Timed<'a>], has_zone: bool, now: Instant) -> Self {
        // Local times that cannot be compared with the others have no place.
        let is_mixed = !has_zone && times.iter().any(|timed| timed.time.offset.is_some());
        let windows = record.impact.iter().flat_map(|impact| &impact.windows).enumerate();
        let mut all = Self {
            written: Vec::with_capacity(Milestone::ALL.len()),
            events: Vec::with_capacity(record.timeline.len()),
            windows: windows.map(|(place, _)| Stretch { place, from: None, to: None }).collect(),
            slips: Vec::new(),
            month_slips: Vec::new(),
        };
        for timed in times {
            let Placed::Once(instant) = timed.placed else { continue };
            if !(is_mixed && timed.time.offset.is_none()) {
                all.add(timed.place, Dated::new(timed.time, instant), record);
            }
        }
        if all.is_wide() {
            all.slips = slips::take(&mut all.written, &mut all.events, &mut all.windows);
            all.month_slips = months::take(&mut all.written, &mut all.events, &mut all.windows, now);
        }
        all
    }

    fn add(&mut self, place: TimePlace, dated: Dated<'a>, record: &Postmortem) {
        match place {
            TimePlace::Milestone(milestone) => self.written.push(Reached { milestone, dated, event: None }),
            TimePlace::Event(place) => self.events.push(Entry { place, kind: record.timeline[place].kind, dated }),
            TimePlace::Window(place, "from") => self.windows[place].from = Some(dated),
            TimePlace::Window(place, _) => self.windows[place].to = Some(dated),
            // What was said of an incident is no part of it.
            TimePlace::Message(_) => {}
        }
    }

    /// Whether the times lie so far apart that one of them may be a slip: most incidents are short.
    fn is_wide(&self) -> bool {
        let ends = self.windows.iter().flat_map(|window| [window.from, window.to]).flatten();
        let all = self.written.iter().map(|reached| reached.dated).chain(self.events.iter().map(|event| event.dated));
        let mut instants = all.chain(ends).map(|dated| dated.instant);
        let Some(first) = instants.next() else { return false };
        let (first, last) =
            instants.fold((first, first), |(first, last), instant| (first.min(instant), last.max(instant)));
        last - first > months::NEAR
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
