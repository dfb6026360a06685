//! From when to when events are offered.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::Args;
use crate::cli::when::{When, refused};
use crate::error::{Error, Result};
use crate::finding::{Defect, Mistake};
use crate::record::spoken::{self, Around};
use crate::record::{Date, Instant, Milestone, Milestoned, Placed, Postmortem, Timestamp};

/// What set it off may have been changed the day before.
const BEFORE: TimeDelta = TimeDelta::days(1);
/// What is said of it is said the day after, too.
const AFTER: TimeDelta = TimeDelta::days(1);

/// From when to when events are offered; commits until the end alone.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    pub since: Option<Instant>,
    pub until: Option<Instant>,
    /// From when to when commits are, where the record says no more than what happened.
    first: Option<Instant>,
    end: Option<Instant>,
    /// Events of any time.
    is_open: bool,
}

impl Window {
    pub fn of(args: &Args, record: &Postmortem, when: &When) -> Result<Self> {
        let times = Milestoned::new(record);
        let instant = |time: Option<&Timestamp>| time.and_then(|time| when.clock.instant(time));
        let started = instant(times.get(Milestone::Started).map(|(time, _)| time));
        let ended = instant(times.end().map(|(time, _)| time));
        let events = || record.timeline.iter().filter_map(|event| instant(event.at.as_ref()));
        let (first, last) = (events().min(), events().max());
        // Of what is not over, or nobody said so, as much as may have been.
        let end = ended.or_else(|| {
            let known = last.max(started)?;
            Some((known + AFTER).min(when.now.max(known)))
        });
        let told = |text: &Option<String>, is_end| -> Result<Option<Instant>> {
            text.as_ref().map(|text| read(text, is_end, started, when).map_err(refused)).transpose()
        };
        let (since, until) = (told(&args.since, false)?, told(&args.until, true)?);
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            return Err(Error::new("`--until` is before `--since`").hint("nothing lies between them"));
        }
        let own = started.map(|started| started - BEFORE);
        Ok(Self {
            since: since.or(own),
            until: until.or_else(|| started.and(end).map(|end| end + AFTER)),
            first: first.map(|first| first - BEFORE),
            end: until.or(end),
            is_open: args.all,
        })
    }

    /// Whether events of a time are offered.
    pub fn holds(&self, at: Instant) -> bool {
        self.is_open || self.since.is_none_or(|since| at >= since) && self.until.is_none_or(|until| at <= until)
    }

    /// Whether a day has a part in it, wherever in the world it was that day.
    pub fn touches(&self, day: NaiveDate) -> bool {
        let begin = day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(14);
        let end = begin + TimeDelta::hours(24 + 26);
        self.is_open || self.since.is_none_or(|since| end >= since) && self.until.is_none_or(|until| begin <= until)
    }

    /// From when to when commits are offered.
    pub fn of_commits(&self, now: Instant) -> Result<(Instant, Instant)> {
        let Some(since) = self.since.or(self.first) else {
            return Err(Error::new("the record does not say when the incident began")
                .hint("`--since WHEN` and `--until WHEN` say which commits are meant"));
        };
        Ok((since, self.end.unwrap_or(now).max(since)))
    }

    /// `before Wed 2023-08-09 15:30 UTC or after Fri 2023-08-11 17:15 UTC`.
    pub fn told(&self, when: &When) -> String {
        let said = |word: &str, time: Option<Instant>| {
            Some(format!("{word} {}", spoken::echo(&when.clock.write(time?), when.clock)))
        };
        let sides = [said("before", self.since), said("after", self.until)];
        sides.into_iter().flatten().collect::<Vec<_>>().join(" or ")
    }
}

/// A time as one would say it: a clock alone is that of the day when the incident began, and a day is all of it.
fn read(text: &str, is_end: bool, started: Option<Instant>, when: &When) -> std::result::Result<Instant, Mistake> {
    if let Ok(Date(day)) = text.parse() {
        let clock = if is_end { NaiveTime::from_hms_opt(23, 59, 59) } else { Some(NaiveTime::MIN) };
        let at = Timestamp::local(day.and_time(clock.unwrap_or_default()));
        if let Some(instant) = when.clock.instant(&at) {
            return Ok(instant);
        }
    }
    let day = started.map(|started| when.clock.local(started).date_naive());
    let spoken = spoken::read(text, &Around { day, ..when.around(started) })?;
    let unclear = || Mistake::new(Defect::ImpossibleClock, format!("the clocks were changed at {}", spoken.time));
    match spoken.placed {
        Placed::Once(instant) => Ok(instant),
        _ => Err(unclear().help("write its offset, as in `2023-08-10T15:30:00+02:00`")),
    }
}
