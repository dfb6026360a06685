//! The rows of a timeline: as they are written, what is known around them, and what comes of them.

use chrono::{NaiveDate, NaiveDateTime};

use super::day::Day;
use super::lead::Lead;
use super::zone::ZoneWord;
use crate::record::Timestamp;

/// One row of a timeline, and the day that stands above it.
#[derive(Debug, Clone, Default)]
pub struct Placed {
    pub lead: Lead,
    /// The day of the nearest heading or line of the timeline that is one, and nothing else.
    pub above: Option<Day>,
}

/// What is known besides the rows.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Days that the document names, the nearest to the timeline first.
    pub days: Vec<(Day, Where)>,
    /// The zone of the timeline: that of rows which write none.
    pub zone: Option<ZoneWord>,
    /// The zone of the record, on whose clock times are written as local ones; without it, the timeline's becomes it.
    pub local: Option<ZoneWord>,
    /// When the incident began, for `T+5` in a timeline that has no time in full.
    pub zero: Option<NaiveDateTime>,
}

/// Where the day of a time was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Where {
    Own,
    /// A line or a heading among the rows.
    Above,
    /// The heading of the timeline.
    Heading,
    Title,
    FileName,
    FrontMatter,
    RowBefore,
    RowAfter,
    AfterMidnight,
    /// Counted from another time.
    Relative,
}

/// The time of a row, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolved {
    pub at: Option<Timestamp>,
    pub end: Option<Timestamp>,
    /// The day, also where no clock is written.
    pub day: Option<NaiveDate>,
    pub approximate: bool,
    /// Where the day comes from; `None` where none is known.
    pub from: Option<Where>,
    /// Where its year comes from, if it is not written with the day.
    pub year_from: Option<Where>,
    pub doubts: Vec<Doubt>,
}

/// What somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Why the clock or the day cannot be as it is written; `Resolved` has what was probably meant.
    Impossible(String),
    /// Day and month may be the other way round: the other reading.
    DayOrder(NaiveDate),
    /// A day without its year, and no year anywhere.
    YearMissing,
    /// A clock without its day, and no day anywhere.
    DayMissing,
    /// Earlier than the row before.
    Order,
    /// The weekday is that of another date.
    Weekday,
    /// `1:52` behind `12:16`, read as after noon.
    AfterNoon,
    /// The zone is unknown, of several meanings, or was not in force; the time is written as local.
    Zone(ZoneWord),
    /// The end is before the begin.
    EndBeforeStart,
    /// Counted from a time that is not known.
    NothingToCountFrom,
}

/// The zone that the most rows write, if any does: the timeline's own, where nothing else says it.
pub fn usual_zone(leads: &[Placed]) -> Option<ZoneWord> {
    let zones = || leads.iter().filter_map(|placed| placed.lead.zone.as_ref());
    let count = |zone: &ZoneWord| zones().filter(|other| *other == zone).count();
    // Of two that are as frequent, the first.
    zones().rev().max_by_key(|zone| count(zone)).cloned()
}
