//! What follows from the written times: derived, never typed.

use super::{Clock, Instant, Milestone, Postmortem, Span, Timestamp};

/// Where a milestone's time was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneSource {
    /// Under `milestones`.
    Written,
    /// In the timeline: the first event of its kind, by place in the list.
    Event(usize),
}

/// The milestones of a record: written ones, and those that its events set.
#[derive(Debug, Clone, Copy)]
pub struct Milestoned<'a> {
    record: &'a Postmortem,
}

impl<'a> Milestoned<'a> {
    pub const fn new(record: &'a Postmortem) -> Self {
        Self { record }
    }

    /// The time of a milestone and where it was found. The first event of the kind is the first
    /// in the list, which is the earliest in a timeline that is in order.
    pub fn get(self, milestone: Milestone) -> Option<(&'a Timestamp, MilestoneSource)> {
        let written = self.record.milestones.as_ref().and_then(|milestones| milestones.get(milestone));
        written.map(|time| (time, MilestoneSource::Written)).or_else(|| self.from_events(milestone))
    }

    /// The time of a milestone as its events tell it, whatever is written.
    pub fn from_events(self, milestone: Milestone) -> Option<(&'a Timestamp, MilestoneSource)> {
        let kind = milestone.event()?;
        let mut events = self.record.timeline.iter().enumerate();
        events.find_map(|(place, event)| {
            (event.kind == Some(kind)).then_some(())?;
            event.at.as_ref().map(|at| (at, MilestoneSource::Event(place)))
        })
    }

    /// When the harm ended: resolved, else mitigated.
    pub fn end(self) -> Option<(&'a Timestamp, Milestone)> {
        [Milestone::Resolved, Milestone::Mitigated]
            .into_iter()
            .find_map(|milestone| self.get(milestone).map(|(time, _)| (time, milestone)))
    }
}

/// How long things took. Each is `None` where an end of it is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Durations {
    /// From started to resolved, else to mitigated.
    pub total: Option<Span>,
    /// Detected - started.
    pub to_detect: Option<Span>,
    /// Acknowledged - detected.
    pub to_acknowledge: Option<Span>,
    /// Mitigated - started.
    pub to_mitigate: Option<Span>,
    /// Resolved - started.
    pub to_resolve: Option<Span>,
}

impl Durations {
    /// The durations of `record`, its local times read on `clock`.
    pub fn of(record: &Postmortem, clock: Clock) -> Self {
        let times = Milestoned::new(record);
        let time = |milestone| times.get(milestone).map(|(time, _)| time);
        let span = |from: Option<&Timestamp>, to: Option<&Timestamp>| between(clock, from?, to?);
        let started = time(Milestone::Started);
        Self {
            total: span(started, times.end().map(|(time, _)| time)),
            to_detect: span(started, time(Milestone::Detected)),
            to_acknowledge: span(time(Milestone::Detected), time(Milestone::Acknowledged)),
            to_mitigate: span(started, time(Milestone::Mitigated)),
            to_resolve: span(started, time(Milestone::Resolved)),
        }
    }
}

/// The span between two times; `None` where one of them never was.
fn between(clock: Clock, from: &Timestamp, to: &Timestamp) -> Option<Span> {
    let instant = |time| -> Option<Instant> { clock.instant(time) };
    Some(Span { length: instant(to)? - instant(from)?, approximate: from.approximate || to.approximate })
}
