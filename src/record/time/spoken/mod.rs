//! What people type for a time, read and echoed.
//!
//! `15:30`, `3:30 PM`, `+5m`, `10 minutes ago`, `yesterday 14:00`, `Aug 10 3:30 PM`,
//! `2023-08-10 15:30 PDT`: read around what is known already, never guessed. What could mean two
//! things is refused with both of them named; of an abbreviation of several zones, [`in_each_zone`]
//! tells what each would make of it. [`read_lines`] takes whole chats and logs.

mod calendar;
mod day;
mod echo;
mod leading;
mod lines;
mod past;
mod relative;
pub(super) mod words;
mod zones;

pub use super::zone::abbreviated_behind_time as abbreviated;
pub use calendar::{MONTHS, month, ordinal, weekday};
pub use day::read_day;
pub use echo::echo;
pub use leading::is_zone;
pub use lines::{Lines, Told, read_lines};
pub use past::read_since;
pub use relative::length_of;
pub use zones::place as placed_in;

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

use self::calendar::Day;
use self::words::Words;
use super::clock::{Clock, Instant, Placed};
use super::timestamp::Timestamp;
use super::zone::{TimeZone, abbreviated_behind_time};
use super::{reading, repair};
use crate::finding::{Defect, Mistake, shown};

/// What is known when somebody types a time.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// The clock that the record's local times are read on.
    pub clock: Clock,
    /// The present: for `now`, `10 minutes ago`, `yesterday`.
    pub now: Instant,
    /// The event before: for `+5m`.
    pub previous: Option<Instant>,
    /// The day that a clock time alone belongs to, and the year that a date without one is near.
    /// `None`: the last time that the clock showed it.
    pub day: Option<NaiveDate>,
}

impl Around {
    fn today(&self) -> NaiveDate {
        self.clock.local(self.now).date_naive()
    }
}

/// A time as it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// In the record's form: local where that is unmistakable, else absolute.
    pub time: Timestamp,
    /// What the clock makes of it: a time that was skipped or came twice needs an offset.
    pub placed: Placed,
    /// Only a clock time was said; its day comes from [`Around`].
    pub bare: bool,
}

/// Reads `text`; a record's own forms pass unchanged.
pub fn read(text: &str, around: &Around) -> Result<Spoken, Mistake> {
    let (exact, approximate) = approximate(text);
    let access = leading::access(exact);
    let exact = access.as_deref().unwrap_or(exact);
    let mut spoken = match reading::timestamp(exact) {
        Some(Ok(time)) => Spoken { time, placed: around.clock.place(&time), bare: false },
        Some(Err(_)) => return Err(repair::explain(exact)),
        None => match relative::read(exact, around) {
            Some(instant) => at(instant?, around.clock),
            None => in_words(exact, around)?,
        },
    };
    spoken.time.approximate = approximate;
    Ok(spoken)
}

/// Whether a time could not be read only because it can mean several.
pub fn is_unclear(mistake: &Mistake) -> bool {
    mistake.defect == Defect::AmbiguousZoneAbbreviation
}

/// What a time means in each of the zones that its abbreviation may stand for.
pub fn in_each_zone(text: &str, around: &Around) -> Vec<(TimeZone, Spoken)> {
    let (exact, approximate) = approximate(text);
    let Some(word) = words::read(exact).ok().and_then(|words| words.zone) else { return Vec::new() };
    let zones = abbreviated_behind_time(&word).iter().filter_map(|name| name.parse::<TimeZone>().ok());
    let read = |zone: TimeZone| {
        let mut spoken = in_words(&exact.replacen(&*word, zone.0.name(), 1), around).ok()?;
        spoken.time.approximate = approximate;
        Some((zone, spoken))
    };
    zones.filter_map(read).collect()
}

/// The time that a line of a log begins with, day and all: whoever pastes the line means that.
pub fn of_log(text: &str, around: &Around) -> Option<Spoken> {
    let (when, rest) = leading::split(text.trim(), None, around)?;
    // One word more may be a zone that is misspelt.
    let is_told = rest.split_whitespace().nth(1).is_some();
    read(&when, around).ok().filter(|spoken| is_told && !spoken.bare)
}

/// The time that a line begins with, as [`read`] takes it, and what happened then; `None` where there
/// is no time, or nothing behind it.
pub fn split(line: &str, around: &Around) -> Option<(String, String)> {
    leading::before_text(line.trim(), around).filter(|(_, text)| !text.is_empty())
}

/// The text without the sign or word that says approximate, and whether there was one.
fn approximate(text: &str) -> (&str, bool) {
    let text = text.trim();
    if let Some(exact) = text.strip_suffix('~').or_else(|| text.strip_prefix('~')) {
        return (exact.trim(), true);
    }
    match text.split_once(' ') {
        Some((word, exact)) if matches!(&*word.to_lowercase(), "about" | "around" | "approx" | "ca" | "ca.") => {
            (exact.trim(), true)
        }
        _ => (text, false),
    }
}

fn at(instant: Instant, clock: Clock) -> Spoken {
    Spoken { time: clock.write(instant), placed: Placed::Once(instant), bare: false }
}

/// A day, a clock time and a zone, in any order that people use.
fn in_words(text: &str, around: &Around) -> Result<Spoken, Mistake> {
    let words = words::read(text)?;
    let bare = words.day.is_none();
    let today = around.today();
    let day = match words.day {
        None => around.day.unwrap_or(today),
        Some(day) => on(day, today, around.day, text)?,
    };
    words.agree(day, text)?;
    let (time, placed) = place(&words, day, text, around)?;
    if bare && around.day.is_none() && around.clock.instant(&time).is_some_and(|instant| instant > around.now) {
        let (time, placed) = place(&words, day - Days::new(1), text, around)?;
        return Ok(Spoken { time, placed, bare });
    }
    Ok(Spoken { time, placed, bare })
}

/// The words on one day, on the record's clock or in the zone that they name.
fn place(words: &Words, day: NaiveDate, text: &str, around: &Around) -> Result<(Timestamp, Placed), Mistake> {
    let clock = words.clock_on(day, text)?;
    let local = Timestamp::local(NaiveDateTime::new(day, clock));
    let Some(zone) = &words.zone else {
        return Ok((local, around.clock.place(&local)));
    };
    let placed = zones::place(zone, local.naive, around.clock)?;
    let instant = match placed {
        Placed::Once(instant) => instant,
        Placed::Skipped { before, .. } => before.to_utc(),
        Placed::Repeated { first, .. } => first.to_utc(),
    };
    Ok((around.clock.write(instant), placed))
}

/// The date of a day that was named, perhaps without its year.
fn on(day: Day, today: NaiveDate, near: Option<NaiveDate>, text: &str) -> Result<NaiveDate, Mistake> {
    match day {
        Day::Date(date) => Ok(date),
        Day::FromToday(days) if days < 0 => Ok(today - Days::new(days.unsigned_abs())),
        Day::FromToday(days) => Ok(today + Days::new(days.unsigned_abs())),
        Day::Yearless { month, day } => {
            let year = near.unwrap_or(today).year();
            let years = (year - 4..=year + 4).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
            match near {
                Some(near) => years.min_by_key(|date| (*date - near).num_days().abs()),
                // Records tell of the past; tomorrow is for those whose clock is ahead of ours.
                None => years.filter(|date| *date <= today + Days::new(1)).max(),
            }
            .ok_or_else(|| {
                Mistake::new(Defect::ImpossibleClock, format!("{} names a day that no month has", shown(text)))
                    .help("write the day that was meant")
            })
        }
    }
}
