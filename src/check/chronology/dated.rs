//! A time that has its place, and where it is written.

use chrono::Duration;

use crate::finding::FieldPath;
use crate::record::{EventKind, Instant, Milestone, Timestamp};

/// How far off a time with `~` may be.
pub const SLACK: Duration = Duration::hours(1);

/// What can only come after the first harm.
pub const RESPONSE: [Milestone; 6] = [
    Milestone::Detected,
    Milestone::Acknowledged,
    Milestone::Declared,
    Milestone::Escalated,
    Milestone::Identified,
    Milestone::PublicNotified,
];

/// A written time that has a certain place.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'a> {
    pub time: &'a Timestamp,
    pub instant: Instant,
    /// The same in seconds and nanoseconds since 1970: rules hold many times against each other.
    counted: (i64, u32),
}

impl<'a> Dated<'a> {
    pub fn new(time: &'a Timestamp, instant: Instant) -> Self {
        Self { time, instant, counted: (instant.timestamp(), instant.timestamp_subsec_nanos()) }
    }

    /// Whether this is before `other` however approximate both are.
    pub fn is_surely_before(&self, other: &Self) -> bool {
        let slack = self.slack() + other.slack();
        (self.counted.0 + slack.num_seconds(), self.counted.1) < other.counted
    }

    /// Whether both are so many whole seconds near to each other, however approximate they are.
    pub fn is_within(&self, reach: Duration, other: &Self) -> bool {
        let reach = (reach + self.slack() + other.slack()).num_seconds();
        let (early, late) = (self.counted.min(other.counted), self.counted.max(other.counted));
        (late.0 - reach, late.1) <= early
    }

    /// Whether both may mean one moment: a time to the minute may be any second of it.
    pub fn may_be(&self, other: &Self) -> bool {
        let exactness = if self.time.seconds && other.time.seconds { Duration::zero() } else { Duration::seconds(59) };
        self.is_within(exactness, other)
    }

    pub fn slack(&self) -> Duration {
        if self.time.approximate { SLACK } else { Duration::zero() }
    }
}

/// A milestone's time, and where it is written.
#[derive(Debug, Clone, Copy)]
pub struct Reached<'a> {
    pub milestone: Milestone,
    pub dated: Dated<'a>,
    /// The event that sets it; `None`: it stands under `milestones`.
    pub event: Option<usize>,
}

impl Reached<'_> {
    pub fn field(&self) -> FieldPath {
        match self.event {
            Some(place) => event_field(place),
            None => milestone_field(self.milestone),
        }
    }
}

/// A window of impact, as far as its ends have their place.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// Its place in the list.
    pub place: usize,
    pub from: Option<Dated<'a>>,
    pub to: Option<Dated<'a>>,
}

/// An event's time.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its place in the timeline.
    pub place: usize,
    pub kind: Option<EventKind>,
    pub dated: Dated<'a>,
}

pub fn milestone_field(milestone: Milestone) -> FieldPath {
    FieldPath::from("milestones").at(milestone.key())
}

pub fn window_field(place: usize) -> FieldPath {
    FieldPath::from("impact").at("windows").at(place)
}

pub fn event_field(place: usize) -> FieldPath {
    FieldPath::of_item("timeline", place, "at")
}

/// Whether `later` before `sooner` is only two events in the wrong order, which the timeline's own
/// rule tells: both milestones come from events, and these stand the right way round.
pub fn is_told_by_the_timeline(sooner: &Reached<'_>, later: &Reached<'_>) -> bool {
    sooner.event.zip(later.event).is_some_and(|(sooner, later)| sooner < later)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counting_and_subtracting_tell_the_same(
            second in -10_000_i64..10_000,
            nanos in prop_oneof![Just((0_u32, 0_u32)), (0_u32..1_000_000_000, 0_u32..1_000_000_000)],
            approximate in any::<(bool, bool)>(),
            reach in 0_i64..4000,
        ) {
            let instants = [DateTime::from_timestamp(0, nanos.0), DateTime::from_timestamp(second, nanos.1)];
            let [one, two] = instants.map(Option::unwrap_or_default);
            let time = |instant: Instant, approximate| Timestamp { approximate, ..Timestamp::local(instant.naive_utc()) };
            let times = [time(one, approximate.0), time(two, approximate.1)];
            let (one, two) = (Dated::new(&times[0], one), Dated::new(&times[1], two));
            let (reach, slack) = (Duration::seconds(reach), one.slack() + two.slack());
            prop_assert_eq!(one.is_within(reach, &two), (one.instant - two.instant).abs() <= reach + slack);
            prop_assert_eq!(one.is_surely_before(&two), one.instant + slack < two.instant);
        }
    }
}
