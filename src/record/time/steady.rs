//! A clock that is read for one time after the other: between two changes of the zone's clocks, its
//! table is asked once.

use std::ops::Range;

use chrono::Duration;

use super::clock::{Clock, Placed};
use super::timestamp::Timestamp;
use super::tz::DAY;

/// A [`Clock`] that remembers how far ahead of UTC it was when it was last read.
#[derive(Debug, Clone)]
pub struct Steady {
    clock: Clock,
    /// From when to when, in seconds since 1970, it was so many seconds ahead.
    known: Option<(Range<i64>, i32)>,
}

impl Steady {
    pub const fn new(clock: Clock) -> Self {
        Self { clock, known: None }
    }

    /// When `time` was, as [`Clock::place`] tells it.
    pub fn place(&mut self, time: &Timestamp) -> Placed {
        let local = time.naive.and_utc();
        if time.offset.is_some() {
            return self.clock.place(time);
        }
        // Where the clock was not changed within a day of it, there is one reading.
        let (first, last) = (local.timestamp() - DAY, local.timestamp() + DAY);
        let (known, seconds) = self.known(first);
        match seconds {
            _ if !known.contains(&last) => self.clock.place(time),
            0 => Placed::Once(local),
            seconds => Placed::Once(local - Duration::seconds(seconds.into())),
        }
    }

    /// How many seconds the clock was ahead of UTC at `utc`, seconds since 1970.
    pub fn ahead(&mut self, utc: i64) -> i32 {
        self.known(utc).1
    }

    fn known(&mut self, utc: i64) -> (Range<i64>, i32) {
        match &self.known {
            Some((known, seconds)) if known.contains(&utc) => (known.clone(), *seconds),
            _ => self.known.insert(self.clock.zone().steady_from(utc)).clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use chrono::{DateTime, Offset as _};
    use proptest::prelude::*;

    use super::*;
    use crate::record::Tz;

    proptest! {
        #[test]
        fn what_is_remembered_changes_no_reading(
            zone in 0_usize..600,
            // Near a change of most zones' clocks, in 2025.
            start in prop_oneof![Just(1_741_500_000_i64), Just(1_743_210_000), Just(1_761_440_000), -5_000_000_000_i64..5_000_000_000],
            steps in prop::collection::vec(-200_000_i64..200_000, 1..20),
        ) {
            let zone = Tz::names().nth(zone % Tz::names().count()).and_then(Tz::named).unwrap();
            let clock = Clock::new(zone);
            let mut steady = Steady::new(clock);
            let mut second = start;
            for step in steps {
                second += step;
                let instant = DateTime::from_timestamp(second, 0).unwrap();
                let local = Timestamp::local(instant.naive_utc());
                prop_assert_eq!(steady.place(&local), clock.place(&local), "{} in {}", local, zone);
                prop_assert_eq!(steady.ahead(second), clock.local(instant).offset().fix().local_minus_utc());
            }
        }
    }
}
