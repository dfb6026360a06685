//! Times that are given on the command line, as the wizard reads them, but without a question.

use chrono::{DateTime, FixedOffset};

use super::context::Context;
use crate::error::{Error, Result};
use crate::finding::{Defect, Mistake};
use crate::record::spoken::{self, Around};
use crate::record::{Clock, Instant, Offset, Placed, Postmortem, Timestamp, Tz};

/// What times of a record are read with.
#[derive(Debug, Clone, Copy)]
pub struct When {
    pub clock: Clock,
    pub now: Instant,
    is_zone_known: bool,
}

impl When {
    pub fn of(context: &Context, record: &Postmortem, now: Instant) -> Self {
        let zone = record.time_zone.or(context.config.time_zone);
        Self { clock: Clock::new(zone.map_or(Tz::UTC, |zone| zone.0)), now, is_zone_known: zone.is_some() }
    }

    /// Whether anybody said what the clock shows.
    pub const fn is_zone_known(&self) -> bool {
        self.is_zone_known
    }

    /// What is known when somebody says a time.
    pub const fn around(&self, previous: Option<Instant>) -> Around {
        Around { clock: self.clock, now: self.now, previous, day: None }
    }

    /// Reads a time. `previous` is what `+5m` counts from; a clock time alone is the last time that
    /// the clock showed it. What can mean two things is an error that names both.
    pub fn read(&self, text: &str, previous: Option<Instant>) -> Result<Timestamp, Mistake> {
        let spoken = spoken::read(text, &self.around(previous))?;
        let time = spoken.time;
        let zone = self.clock.zone();
        let unclear = |what: String, readings: [DateTime<FixedOffset>; 2]| {
            let [one, other] = readings.map(|reading| self.clock.write(reading.to_utc()));
            Mistake::new(Defect::ImpossibleClock, what).help(format!("write `{one}` or `{other}`"))
        };
        match spoken.placed {
            Placed::Skipped { before, after } => {
                Err(unclear(format!("the clocks of {zone} were put forward over {time}"), [before, after]))
            }
            Placed::Repeated { first, second } => {
                Err(unclear(format!("in {zone} it was {time} twice"), [first, second]))
            }
            // A zone that is chosen later must not move what happened.
            Placed::Once(_) if !self.is_zone_known && time.offset.is_none() => {
                Ok(Timestamp { offset: Some(Offset::Utc), seconds: true, ..time })
            }
            Placed::Once(_) => Ok(time),
        }
    }
}

/// A mistake in an argument.
pub fn refused(mistake: Mistake) -> Error {
    let error = Error::new(mistake.message);
    match mistake.help {
        Some(help) => error.hint(help),
        None => error,
    }
}
