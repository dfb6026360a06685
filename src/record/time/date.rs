//! Days of the calendar, and days or times.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::timestamp::Timestamp;
use super::{digits, reading};
use crate::finding::{Defect, Mistake, shown};
use crate::record::scalar::scalar;

/// A day: `2023-08-24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

/// A day, or a time of a day where somebody noted it: `2023-08-12` or `2023-08-12 10:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    Day(Date),
    Time(Timestamp),
}

impl Moment {
    /// The day as written, whatever the zone.
    pub const fn day(&self) -> NaiveDate {
        match self {
            Self::Day(date) => date.0,
            Self::Time(time) => time.naive.date(),
        }
    }
}

impl FromStr for Date {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let text = text.trim();
        match reading::date(text) {
            Some(Ok(date)) => Ok(Self(date)),
            Some(Err(why)) => {
                Err(Mistake::new(Defect::ImpossibleClock, format!("{} does not exist: {why}", shown(text)))
                    .help("write the day that was meant, as in `2023-08-24`"))
            }
            None => {
                let mistake = Mistake::new(Defect::UnreadableTime, format!("{} is not a date", shown(text)));
                match text.get(..10).and_then(reading::date) {
                    Some(Ok(date)) => {
                        let day = date.format("%Y-%m-%d").to_string();
                        Err(mistake.help(format!("write the day alone: `{day}`")).instead(day))
                    }
                    _ => Err(mistake.help("write year, month and day, as in `2023-08-24`")),
                }
            }
        }
    }
}

impl FromStr for Moment {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        if text.trim().len() <= "2023-08-12".len() { text.parse().map(Self::Day) } else { text.parse().map(Self::Time) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits::date(f, self.0)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Time(time) => time.fmt(f),
        }
    }
}

scalar!(Date, plain, "a date", {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "examples": ["2023-08-24"]
});
scalar!(Moment, plain, "a date or a time", {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?~?)?$",
    "examples": ["2023-08-12", "2023-08-12 10:00"]
});
