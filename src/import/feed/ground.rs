//! The record that events are read for, as far as their times need it.

use chrono::{NaiveDateTime, Timelike as _};

use crate::record::{Clock, Instant, Offset, Placed, TimeZone, Timestamp};

/// What is known of the record that events are read for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ground {
    /// The record's clock; `None` where nobody said its zone.
    pub clock: Option<Clock>,
    /// The zone of times that name none; the record's own, if that is `None`.
    pub zone: Option<TimeZone>,
    /// When the incident began: for clocks without a day, and what counts from its beginning.
    pub start: Option<NaiveDateTime>,
}

impl Ground {
    /// How the record writes an instant: on its own clock to the second, and in UTC where it has none.
    pub fn write(&self, instant: Instant) -> Timestamp {
        let instant = instant.with_nanosecond(0).unwrap_or(instant);
        match self.clock {
            Some(clock) => clock.write(instant),
            None => {
                Timestamp { naive: instant.naive_utc(), offset: Some(Offset::Utc), seconds: true, approximate: false }
            }
        }
    }

    /// A time of the source, which is local where it has no offset, as the record writes it; or why that can mean two.
    pub fn place(&self, at: &Timestamp) -> Result<Timestamp, String> {
        let naive = at.naive.with_nanosecond(0).unwrap_or(at.naive);
        let at = Timestamp { naive, seconds: at.offset.is_some() || naive.second() != 0, ..*at };
        let source = self.zone.map(|zone| Clock::new(zone.0));
        let Some(clock) = source.or(self.clock) else {
            // Whoever reads the record is asked for its zone, and that is meant.
            return Ok(at.offset.map_or(at, |_| self.keep(&at, Clock::new(crate::record::Tz::UTC))));
        };
        let zone = clock.zone();
        match clock.place(&at) {
            Placed::Once(_) if at.offset.is_none() && source.is_none() => Ok(at),
            Placed::Once(_) => Ok(self.keep(&at, clock)),
            Placed::Skipped { .. } => Err(format!("the clocks of {zone} were put forward over {at}")),
            Placed::Repeated { first, second } => {
                let [first, second] = [first, second].map(|reading| at.at_offset(reading));
                Err(format!("in {zone} it was {at} twice: write `{first}` or `{second}`"))
            }
        }
    }

    /// When a time of the record was; a time on an unknown clock is compared with others of that clock alone.
    pub fn instant(&self, at: &Timestamp) -> Option<Instant> {
        self.clock.unwrap_or(Clock::new(crate::record::Tz::UTC)).instant(at)
    }

    fn keep(&self, at: &Timestamp, clock: Clock) -> Timestamp {
        match clock.instant(at) {
            Some(instant) => Timestamp { approximate: at.approximate, ..self.write(instant) },
            None => *at,
        }
    }
}
