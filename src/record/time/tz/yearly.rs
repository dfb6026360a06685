//! When the clocks change every year: `CET-1CEST,M3.5.0,M10.5.0/3`, the last line of a zone's file.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Weekday};

use super::{DAY, Stretch};

const HOUR: i32 = 60 * 60;

/// The stretch that holds `utc`, seconds since 1970; `None` where the rule cannot be read.
pub fn stretch(rule: &'static str, utc: i64) -> Option<Stretch> {
    let (standard, rest) = clock(rule, None)?;
    if rest.is_empty() {
        return Some(standard);
    }
    let (summer, rest) = clock(rest, Some(standard.seconds + HOUR))?;
    let (begin, rest) = Change::of(rest.strip_prefix(',')?)?;
    let (end, rest) = Change::of(rest.strip_prefix(',')?)?;
    if !rest.is_empty() {
        return None;
    }
    let year = DateTime::from_timestamp(utc, 0)?.year();
    // A change is read off the clock that it ends. None comes near the turn of a year.
    let to_summer = |year| Some((begin.of_year(year)? - i64::from(standard.seconds), summer));
    let to_standard = |year| Some((end.of_year(year)? - i64::from(summer.seconds), standard));
    let (spring, autumn) = (to_summer(year)?, to_standard(year)?);
    // South of the equator the year begins in summer.
    let is_north = spring.0 < autumn.0;
    let (first, second) = if is_north { (spring, autumn) } else { (autumn, spring) };
    let (now, until) = if utc < first.0 {
        (second.1, first.0)
    } else if utc < second.0 {
        (first.1, second.0)
    } else {
        (second.1, if is_north { to_summer(year + 1)?.0 } else { to_standard(year + 1)?.0 })
    };
    Some(Stretch { until: Some(until), ..now })
}

/// `CET-1` or `<+0330>-3:30`: a name, and how far *behind* UTC its clock is; without that, `usual`.
fn clock(text: &'static str, usual: Option<i32>) -> Option<(Stretch, &'static str)> {
    let (abbreviation, rest) = match text.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>')?,
        None => text.split_at(text.find(|c: char| !c.is_ascii_alphabetic())?),
    };
    let (seconds, rest) = match usual.filter(|_| rest.starts_with(',')) {
        Some(usual) => (usual, rest),
        None => time(rest).map(|(behind, rest)| (-behind, rest))?,
    };
    Some((Stretch { seconds, abbreviation, until: None }, rest))
}

/// `-3:30`, `2`, `24:00:00`: seconds.
fn time(text: &str) -> Option<(i32, &str)> {
    let unsigned = text.trim_start_matches(['+', '-']);
    let end = unsigned.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(unsigned.len());
    let (time, rest) = unsigned.split_at(end);
    let mut seconds = 0;
    for (part, unit) in time.split(':').zip([HOUR, 60, 1]) {
        seconds += part.parse::<i32>().ok()? * unit;
    }
    Some((if text.starts_with('-') { -seconds } else { seconds }, rest))
}

/// `M10.5.0/3`: in October, on the last (5) Sunday (0), at three.
#[derive(Clone, Copy)]
struct Change {
    month: u32,
    week: u8,
    day: Weekday,
    time: i32,
}

impl Change {
    /// The other forms that there are, days counted through the year, stand in no zone.
    fn of(text: &str) -> Option<(Self, &str)> {
        let (date, rest) = text.split_at(text.find(['/', ',']).unwrap_or(text.len()));
        let mut parts = date.strip_prefix('M')?.split('.');
        let (month, week) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        // Theirs begin with Sunday, chrono's with Monday.
        let day = Weekday::try_from((parts.next()?.parse::<u8>().ok()? + 6) % 7).ok()?;
        let (time, rest) = match rest.strip_prefix('/') {
            Some(rest) => time(rest)?,
            None => (2 * HOUR, rest),
        };
        Some((Self { month, week, day, time }, rest))
    }

    /// What a clock that is never changed shows then, as if it showed UTC.
    fn of_year(self, year: i32) -> Option<i64> {
        let first = NaiveDate::from_ymd_opt(year, self.month, 1)?;
        let mut days = i64::from(self.day.days_since(first.weekday())) + 7 * (i64::from(self.week) - 1);
        // The last one may be the fourth.
        if days >= i64::from(first.num_days_in_month()) {
            days -= 7;
        }
        Some(first.and_time(NaiveTime::MIN).and_utc().timestamp() + days * DAY + i64::from(self.time))
    }
}
