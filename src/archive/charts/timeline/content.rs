//! What a timeline shows: from a record to numbers.

use super::Scale;
use super::lane::{Lane, Mark};
use super::phase::Phase;
use crate::record::{Clock, Degree, Milestone, Milestoned, Postmortem, Timestamp};

/// A stretch of harm, in seconds of the Unix epoch.
#[derive(Debug, Clone, Copy)]
pub struct Harm {
    pub from: i64,
    pub to: i64,
    pub degree: Degree,
}

/// The parts of a drawing. All times are seconds of the Unix epoch.
#[derive(Debug)]
pub struct Content<'a> {
    pub scale: Scale,
    pub phases: Vec<Phase>,
    /// The milestones that are shown.
    pub milestones: Vec<(i64, &'a Timestamp, Milestone)>,
    pub windows: Vec<Harm>,
    /// All events that have a time.
    pub events: Vec<Mark>,
    /// How many events and milestones lie before what is shown, and the first of them.
    pub earlier: Option<(usize, i64)>,
    /// How many lie after it, and the last of them.
    pub later: Option<(usize, i64)>,
}

impl<'a> Content<'a> {
    pub fn new(record: &'a Postmortem, clock: Clock) -> Option<Self> {
        let second = |time: &Timestamp| clock.instant(time).map(|instant| instant.timestamp());
        let found = Milestoned::new(record);
        let milestones: Vec<_> = Milestone::ALL
            .into_iter()
            .filter_map(|one| found.get(one).and_then(|(time, _)| Some((second(time)?, time, one))))
            .collect();
        let phases = Phase::of(&milestones);
        let events =
            record.timeline.iter().filter_map(|event| Some(Mark::new(second(event.at.as_ref()?)?, event.kind)));
        let events: Vec<Mark> = events.collect();
        let windows = record.impact.iter().flat_map(|impact| &impact.windows).filter_map(|window| {
            let (from, to) = (second(window.from.as_ref()?)?, second(window.to.as_ref()?)?);
            (from <= to).then_some(Harm { from, to, degree: window.degree.unwrap_or(Degree::Full) })
        });
        let windows: Vec<Harm> = windows.collect();

        let times = milestones.iter().map(|(time, ..)| *time).chain(events.iter().map(|event| event.time));
        let times: Vec<i64> = times.collect();
        let core = core(&phases, &windows, &times)?;
        let (from, to) = extent(core, &times);
        let zero = milestones.first().map_or(from, |(time, ..)| *time);
        let scale = Scale { clock, from, to, zero: if zero >= from && zero <= to { zero } else { from } };
        let outside = |is_outside: &dyn Fn(i64) -> bool, farthest: &dyn Fn(i64, i64) -> i64| {
            // A milestone that an event sets is one thing that happened.
            let set = |time: &i64, kind| events.iter().any(|event| event.time == *time && event.kind == kind);
            let own = milestones.iter().filter(|(time, _, one)| !(one.event().is_some() && set(time, one.event())));
            let all = own.map(|(time, ..)| *time).chain(events.iter().map(|event| event.time));
            let all = all.filter(|time| is_outside(*time));
            all.fold(None, |sum: Option<(usize, i64)>, time| {
                Some(sum.map_or((1, time), |(count, end)| (count + 1, farthest(end, time))))
            })
        };
        let earlier = outside(&|time| time < from, &i64::min);
        let later = outside(&|time| time > to, &i64::max);
        let milestones = milestones.into_iter().filter(|(time, ..)| scale.shows(*time)).collect();
        Some(Self { scale, phases, milestones, windows, events, earlier, later })
    }

    /// The lanes below the phases, those that have something in what is shown.
    pub fn lanes(&self) -> Vec<Lane> {
        let harm = self.windows.iter().any(|window| window.from <= self.scale.to && window.to >= self.scale.from);
        let shown = |lane: &Lane| {
            (*lane == Lane::Harm && harm)
                || self.events.iter().any(|event| event.lane == *lane && self.scale.shows(event.time))
        };
        Lane::ALL.into_iter().filter(shown).collect()
    }
}

/// What the drawing is about: the phases; without them, all that happened; without that, the harm.
fn core(phases: &[Phase], windows: &[Harm], times: &[i64]) -> Option<(i64, i64)> {
    let ends = phases.iter().flat_map(|phase| [phase.from, phase.to]);
    let felt = windows.iter().flat_map(|window| [window.from, window.to]);
    let min_max = |times: &mut dyn Iterator<Item = i64>| {
        times.fold(None, |sum: Option<(i64, i64)>, time| {
            Some(sum.map_or((time, time), |(from, to)| (from.min(time), to.max(time))))
        })
    };
    // A window could be the slip of a year: it counts where nothing else does, and is cut to what is shown.
    min_max(&mut ends.into_iter())
        .or_else(|| min_max(&mut times.iter().copied()))
        .or_else(|| min_max(&mut felt.into_iter()))
}

/// The core, with what lies within half its length on either side; never shorter than a minute.
fn extent((from, to): (i64, i64), times: &[i64]) -> (i64, i64) {
    let margin = ((to - from) / 2).max(60);
    let near = times.iter().filter(|time| **time >= from - margin && **time <= to + margin);
    let (first, last) = near.fold((from, to), |(first, last), time| (first.min(*time), last.max(*time)));
    (first, last.max(first + 60))
}
