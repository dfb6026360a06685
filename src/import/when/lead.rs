//! A time at the beginning of a text.

use std::ops::Range;

use super::clock::Clock;
use super::day::Day;
use super::relative::Relative;
use super::zone::ZoneWord;

/// A time at the beginning of a text, as far as it is written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lead {
    pub date: Option<Day>,
    pub clock: Option<Clock>,
    /// The end of a range; without a day, on that of its begin or after the midnight behind it.
    pub end: Option<End>,
    pub zone: Option<ZoneWord>,
    /// The same time on another clock: `09:35 (18:35 JST)`.
    pub also: Option<(Clock, Option<ZoneWord>)>,
    pub approximate: bool,
    pub relative: Option<Relative>,
    /// The bytes that are the time, behind the marks and words (`~`, `At around`) before it.
    pub written: Range<usize>,
    /// Where the text behind it begins.
    pub rest: usize,
    /// Marks opened before the time that the text behind it closes: `**14:02 Alert** …` leaves `**`.
    pub open: String,
}

/// The end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub date: Option<Day>,
    pub clock: Option<Clock>,
    /// Where it is another than that of the begin.
    pub zone: Option<ZoneWord>,
}

/// Where a text stands: a cell of times says nothing else, so that less is asked of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Text,
    Cell,
}

impl Lead {
    /// What is impossible about it as it is written, though it can be read.
    pub fn impossible(&self) -> Option<&str> {
        let clock = self.clock.as_ref().and_then(|clock| clock.wrong.as_deref());
        clock.or_else(|| self.date.as_ref()?.wrong.as_deref())
    }

    /// The time of two cells of one row, a day's and a clock's.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let date = match (self.date, other.date) {
            (Some(one), Some(two)) if one.month.is_none() => Some(Day { weekday: one.weekday, ..two }),
            (Some(one), Some(two)) if two.month.is_none() => Some(Day { weekday: one.weekday.or(two.weekday), ..one }),
            (one, two) => one.or(two),
        };
        Self {
            date,
            clock: self.clock.or(other.clock),
            end: self.end.or(other.end),
            zone: self.zone.or(other.zone),
            also: self.also.or(other.also),
            approximate: self.approximate || other.approximate,
            relative: self.relative.or(other.relative),
            ..other
        }
    }
}
