//! When the rows of a source were: their cells together, each in the record's form.

use chrono::{DateTime, NaiveDate};

use super::ground::Ground;
use crate::finding::shown;
use crate::import::when::{Column, Day, Doubt, Hints, Lead, Placed, Resolved, Where, cell, resolve};
use crate::record::{Instant, Placed as OnClock, Timestamp, spoken};

/// Seconds since 1970 that are a time of an incident: 1990 to 2100.
const LIKELY: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// What stands in the cells of a row that say when it was.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub cells: Vec<(String, Column)>,
}

/// A time, or why there is none; and a word on it, where it may be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub at: Result<Timestamp, String>,
    /// The range as it is written: a record's event has one time.
    pub range: Option<String>,
    /// The other reading of a day like `03/04/2023`, where nothing says which is meant.
    pub other_day: Option<NaiveDate>,
}

enum Read {
    Instant(Instant),
    Lead(Box<Lead>),
    Nothing(String),
}

/// The times of all rows, in their order: a clock without a day belongs to that of the row before.
pub fn times(rows: &[Written], ground: &Ground) -> Vec<Told> {
    let read: Vec<Read> = rows.iter().map(read).collect();
    let lead = |read: &Read| match read {
        Read::Lead(lead) => (**lead).clone(),
        Read::Instant(_) | Read::Nothing(_) => Lead::default(),
    };
    let placed: Vec<Placed> = read.iter().map(|read| Placed { lead: lead(read), above: None }).collect();
    let days = ground.start.map(|start| (Day::full(start.date()), Where::FrontMatter));
    let hints = Hints { days: days.into_iter().collect(), zero: ground.start, ..Hints::default() };
    let resolved = resolve(&placed, &hints);
    rows.iter().zip(read).zip(resolved).map(|((row, read), resolved)| told(row, read, &resolved, ground)).collect()
}

fn told(row: &Written, read: Read, resolved: &Resolved, ground: &Ground) -> Told {
    let lead = match read {
        Read::Instant(instant) => return Told { at: Ok(ground.write(instant)), range: None, other_day: None },
        Read::Nothing(why) => return Told { at: Err(why), range: None, other_day: None },
        Read::Lead(lead) => lead,
    };
    let written = row.written();
    let other_day = resolved.doubts.iter().find_map(|doubt| match doubt {
        Doubt::DayOrder(other) if ground.start.is_none() => Some(*other),
        _ => None,
    });
    let range = lead.end.is_some().then(|| written.clone());
    Told { at: placed(&written, &lead, resolved, ground), range, other_day }
}

fn placed(written: &str, lead: &Lead, resolved: &Resolved, ground: &Ground) -> Result<Timestamp, String> {
    let written = shown(written);
    if let Some(why) = lead.impossible() {
        return Err(format!("{written} cannot be: {why}"));
    }
    let Some(at) = resolved.at else {
        let why = match resolved.doubts.last() {
            Some(Doubt::YearMissing) => "names no year, and no row does",
            Some(Doubt::NothingToCountFrom) => "counts from a time that is not known",
            _ if lead.clock.is_none() && lead.relative.is_none() => "names no time of the day",
            _ => "names no day, and no row before it does",
        };
        return Err(format!("{written} {why}"));
    };
    let at = Timestamp { approximate: at.approximate || resolved.approximate, ..at };
    let zone = resolved.doubts.iter().find_map(|doubt| match doubt {
        Doubt::Zone(zone) => Some(zone),
        _ => None,
    });
    let Some(zone) = zone else { return ground.place(&at) };
    // What the record's own clock is called in summer is known there.
    let clock = ground.clock.unwrap_or(crate::record::Clock::new(crate::record::Tz::UTC));
    match spoken::placed_in(zone.written(), at.naive, clock) {
        Ok(OnClock::Once(instant)) => Ok(Timestamp { approximate: at.approximate, ..ground.write(instant) }),
        Ok(_) => Err(format!("the clocks were changed around {written}: write its offset, as in `+02:00`")),
        Err(why) => Err(format!("{why} in {written}")),
    }
}

impl Written {
    fn written(&self) -> String {
        self.cells.iter().map(|(text, _)| text.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

fn read(row: &Written) -> Read {
    let written = row.written();
    if written.is_empty() {
        return Read::Nothing("it has no time".to_owned());
    }
    if let Some(instant) = unix(&written).or_else(|| of_programs(&written)) {
        return Read::Instant(instant);
    }
    let mut lead: Option<Lead> = None;
    for (text, column) in row.cells.iter().filter(|(text, _)| !text.trim().is_empty()) {
        let Some(mut found) = whole(text, column) else {
            return Read::Nothing(format!("{} is not a time", shown(text)));
        };
        if let (None, Column::Time { zone }) = (&found.zone, column) {
            found.zone.clone_from(zone);
        }
        if let (Some(day), Column::Date { year }) = (&mut found.date, column) {
            day.year = day.year.or(*year);
        }
        lead = Some(match lead {
            Some(one) => one.and(found),
            None => found,
        });
    }
    lead.map_or_else(|| Read::Nothing("it has no time".to_owned()), |lead| Read::Lead(Box::new(lead)))
}

/// A cell that is a time and nothing else.
fn whole(text: &str, column: &Column) -> Option<Lead> {
    let text = text.trim();
    cell(text, column).filter(|lead| !text.get(lead.rest..).unwrap_or_default().contains(char::is_alphanumeric))
}

/// Seconds since 1970, or the thousands and millions of them that programs count.
pub fn unix(text: &str) -> Option<Instant> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = whole.parse().ok().filter(|_| is_number(whole) && is_number(fraction))?;
    let seconds = match whole.len() {
        9 | 10 => number,
        12 | 13 => number / 1_000,
        15 | 16 => number / 1_000_000,
        18 | 19 => number / 1_000_000_000,
        _ => return None,
    };
    Instant::from_timestamp(seconds, 0).filter(|_| LIKELY.contains(&seconds))
}

/// What programs write and people do not: with nanoseconds, for mail, for the logs of web servers.
fn of_programs(text: &str) -> Option<Instant> {
    let by_program = [
        DateTime::parse_from_rfc3339(text),
        DateTime::parse_from_rfc2822(text),
        DateTime::parse_from_str(text, "%d/%b/%Y:%H:%M:%S %z"),
        DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %z UTC"),
    ];
    by_program.into_iter().find_map(Result::ok).map(|time| time.to_utc())
}
