//! From what is written to when it was: the only place where a zone meets a time.

use chrono::offset::LocalResult;
use chrono::{DateTime, Duration, FixedOffset, NaiveDateTime, TimeZone as _, Utc};

use super::timestamp::{Offset, Timestamp};
use super::tz::Tz;

/// A point in time.
pub type Instant = DateTime<Utc>;

/// What a zone's clock makes of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// It happened once.
    Once(Instant),
    /// The clock was put forward over it; the same reading just before and just after the change.
    Skipped { before: DateTime<FixedOffset>, after: DateTime<FixedOffset> },
    /// The clock was put back over it: it happened twice.
    Repeated { first: DateTime<FixedOffset>, second: DateTime<FixedOffset> },
}

impl Placed {
    /// The instant, for ordering and durations: of two readings the first; of none, `None`.
    pub fn instant(self) -> Option<Instant> {
        match self {
            Self::Once(instant) => Some(instant),
            Self::Repeated { first, .. } => Some(first.to_utc()),
            Self::Skipped { .. } => None,
        }
    }
}

/// The clock on the wall where a record's local times were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    zone: Tz,
}

impl Clock {
    pub const fn new(zone: Tz) -> Self {
        Self { zone }
    }

    pub const fn zone(self) -> Tz {
        self.zone
    }

    /// When `time` was, by this clock.
    pub fn place(self, time: &Timestamp) -> Placed {
        if let Some(offset) = time.offset {
            if offset.seconds() == 0 {
                return Placed::Once(time.naive.and_utc());
            }
            let utc = time.naive - Duration::seconds(offset.seconds().into());
            return Placed::Once(Utc.from_utc_datetime(&utc));
        }
        match self.zone.from_local_datetime(&time.naive) {
            LocalResult::Single(instant) => Placed::Once(instant.to_utc()),
            LocalResult::Ambiguous(first, second) => {
                Placed::Repeated { first: first.fixed_offset(), second: second.fixed_offset() }
            }
            LocalResult::None => self.skipped(time.naive),
        }
    }

    /// The two readings of a time in a gap: with the offset from before it, and from after it.
    fn skipped(self, naive: NaiveDateTime) -> Placed {
        let with_offset_at = |day: i64| {
            let near = self.zone.from_utc_datetime(&(naive + Duration::days(day)));
            let offset = near.fixed_offset().offset().to_owned();
            offset.from_local_datetime(&naive).single().unwrap_or_else(|| near.fixed_offset())
        };
        Placed::Skipped { before: with_offset_at(-1), after: with_offset_at(1) }
    }

    /// When `time` was, as [`Placed::instant`] tells it.
    pub fn instant(self, time: &Timestamp) -> Option<Instant> {
        self.place(time).instant()
    }

    /// What this clock showed at `instant`.
    pub fn local(self, instant: Instant) -> DateTime<Tz> {
        instant.with_timezone(&self.zone)
    }

    /// How a record writes `instant`: local to the minute where that is unmistakable, else absolute.
    pub fn write(self, instant: Instant) -> Timestamp {
        let local = Timestamp::local(self.local(instant).naive_local());
        if self.place(&local) == Placed::Once(instant) {
            return local;
        }
        let fixed = self.local(instant).fixed_offset();
        Timestamp {
            naive: fixed.naive_local(),
            offset: Some(Offset::Fixed(fixed.offset().local_minus_utc())),
            seconds: true,
            approximate: false,
        }
    }
}
