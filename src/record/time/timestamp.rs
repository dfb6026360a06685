//! A time as it is written in a record.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDateTime, Timelike};

use super::{digits, reading, repair};
use crate::finding::Mistake;
use crate::record::scalar::scalar;

/// How far an absolute time is ahead of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offset {
    /// `Z`.
    Utc,
    /// `+02:00`, in seconds.
    Fixed(i32),
}

impl Offset {
    pub const fn seconds(self) -> i32 {
        match self {
            Self::Utc => 0,
            Self::Fixed(seconds) => seconds,
        }
    }
}

/// A time: local to the record's zone (`2023-08-10 15:30`), or absolute (`2023-08-10T15:30:00Z`).
///
/// It keeps what its author wrote: [`Clock`](super::Clock) turns it into an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// Date and clock as written, local or at the offset.
    pub naive: NaiveDateTime,
    /// `None`: local to the record's zone.
    pub offset: Option<Offset>,
    /// Whether seconds are written (always, with an offset).
    pub seconds: bool,
    /// Written with a trailing `~`.
    pub approximate: bool,
}

impl Timestamp {
    /// A local time to the minute, as most are written.
    pub fn local(naive: NaiveDateTime) -> Self {
        Self { naive, offset: None, seconds: naive.second() != 0 || naive.nanosecond() != 0, approximate: false }
    }

    /// The same reading of the clock, with the offset that `on` has.
    #[must_use]
    pub fn at_offset(&self, on: DateTime<FixedOffset>) -> Self {
        Self { offset: Some(Offset::Fixed(on.offset().local_minus_utc())), seconds: true, ..*self }
    }
}

impl FromStr for Timestamp {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        match reading::timestamp(text).or_else(|| reading::timestamp(text.trim())) {
            Some(Ok(time)) => Ok(time),
            Some(Err(_)) | None => Err(repair::explain(text)),
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.offset.is_some() { 'T' } else { ' ' };
        digits::time(f, self.naive, separator, self.seconds || self.offset.is_some())?;
        match self.offset {
            None => {}
            Some(Offset::Utc) => f.write_str("Z")?,
            Some(Offset::Fixed(seconds)) => digits::offset(f, seconds)?,
        }
        if self.approximate { f.write_str("~") } else { Ok(()) }
    }
}

scalar!(Timestamp, plain, "a time", {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?~?$",
    "examples": ["2023-08-10 15:30", "2023-08-10T15:30:00Z", "2023-08-10 15:30~"]
});
