//! A day as a tracker writes it.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, Utc};

use crate::record::{Date, Instant};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    At(Instant),
    On(Date),
    /// Nothing says which of several days that is.
    Unclear(String),
    /// It is none at all.
    None(String),
}

/// Days that can be read in one way: they begin with the year, or name the month.
const DAYS: [&str; 11] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d/%B/%y",
    "%d/%B/%Y",
    "%d-%B-%y",
    "%d-%B-%Y",
    "%d %B %y",
    "%d %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
];

/// Times of the day, behind what keeps them apart.
const TIMES: [&str; 4] = ["%H:%M", "%H:%M:%S%.f", "%I:%M %p", "%I:%M:%S %p"];
const APART: [&str; 3] = [" ", ", ", "T"];

impl Day {
    /// Reads a day or a time; `None` where there is none. Of days in figures alone that do not begin with the year, such
    /// as `02/01/26`, nobody knows the month, unless only one of them can be one.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Ok(instant) = text.parse::<Instant>() {
            return Some(Self::At(instant));
        }
        if let Some(instant) = with_offset(text) {
            return Some(Self::At(instant));
        }
        let day = DAYS.iter().find_map(|form| day(text, form)).or_else(|| time(text).map(|time| time.date()));
        Some(day.map_or_else(|| in_figures(text), |day| Self::On(Date(day))))
    }
}

/// A day of four centuries: of `2026` two figures are no year, and `26` is not one of antiquity.
fn day(text: &str, form: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, form).ok().filter(|day| is_near(*day))
}

fn is_near(day: NaiveDate) -> bool {
    (1800..2200).contains(&day.year())
}

/// The forms of times, each behind each form of days.
fn forms() -> impl Iterator<Item = String> {
    DAYS.iter()
        .flat_map(|day| APART.iter().flat_map(move |apart| TIMES.iter().map(move |time| format!("{day}{apart}{time}"))))
}

fn time(text: &str) -> Option<NaiveDateTime> {
    let read = |form: String| NaiveDateTime::parse_from_str(text, &form).ok();
    forms().filter_map(read).find(|time| is_near(time.date()))
}

/// A time that says where its clock is: `UTC`, `+0200`, `+02:00`.
fn with_offset(text: &str) -> Option<Instant> {
    if let Some(local) = text.strip_suffix("UTC").or_else(|| text.strip_suffix("GMT")) {
        return time(local.trim_end()).map(|time| time.and_utc());
    }
    if !text.contains(['+', '-']) {
        return None;
    }
    let read = |form: String| {
        let time = [" %z", "%z"].iter().find_map(|zone| DateTime::parse_from_str(text, &(form.clone() + zone)).ok());
        time.map(|time| time.with_timezone(&Utc))
    };
    forms().filter_map(read).find(|time| is_near(time.date_naive()))
}

/// A day in figures alone: it may have several readings, one, or none.
fn in_figures(text: &str) -> Day {
    let first = text.split([' ', ',', 'T']).next().unwrap_or_default();
    let numbers: Vec<&str> = first.split(['/', '.', '-']).collect();
    let is_figures = numbers.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let &[one, two, three] = numbers.as_slice() else { return Day::None(text.to_owned()) };
    if !is_figures || [one, two].iter().any(|part| part.len() > 2) || !matches!(three.len(), 2 | 4) {
        return Day::None(text.to_owned());
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    let of = |year: &str, month: &str, day: &str| {
        let year = i32::try_from(number(year)).unwrap_or_default() + if year.len() == 2 { 2000 } else { 0 };
        NaiveDate::from_ymd_opt(year, number(month), number(day)).filter(|day| is_near(*day))
    };
    let by_year = if three.len() == 2 { of(one, two, three) } else { None };
    let mut days: Vec<NaiveDate> = [of(three, two, one), of(three, one, two), by_year].into_iter().flatten().collect();
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [] => Day::None(text.to_owned()),
        [only] => Day::On(Date(*only)),
        _ => Day::Unclear(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_where_it_can_mean_one_thing() {
        let day = |text: &str| match Day::read(text) {
            Some(Day::On(day)) => day.to_string(),
            Some(Day::At(instant)) => instant.to_rfc3339(),
            Some(Day::Unclear(text)) => format!("unclear: {text}"),
            Some(Day::None(text)) => format!("no day: {text}"),
            None => String::new(),
        };
        for (text, read) in [
            ("2026-01-02", "2026-01-02"),
            ("2026-01-02T23:30:00Z", "2026-01-02T23:30:00+00:00"),
            ("2026-01-02 23:30:00 UTC", "2026-01-02T23:30:00+00:00"),
            ("2026-08-02 15:04 +0200", "2026-08-02T13:04:00+00:00"),
            ("2026-08-02 15:04:05 -07:00", "2026-08-02T22:04:05+00:00"),
            ("2026-01-02 23:30:00", "2026-01-02"),
            ("2026-08-02 15:04:05.123", "2026-08-02"),
            ("2026/08/02 15:04", "2026-08-02"),
            ("02/Jan/26 3:04 PM", "2026-01-02"),
            ("02/Jan/2026 15:04", "2026-01-02"),
            ("02/Aug/2026 15:04:05", "2026-08-02"),
            ("02-Aug-2026", "2026-08-02"),
            ("02-Aug-26", "2026-08-02"),
            ("02 Aug 2026 15:04", "2026-08-02"),
            ("Jan 2, 2026, 3:04 PM", "2026-01-02"),
            ("August 2, 2026 3:04 PM", "2026-08-02"),
            ("25/12/2026", "2026-12-25"),
            ("12/25/2026 10:00", "2026-12-25"),
            ("02/01/26", "unclear: 02/01/26"),
            ("02.01.2026 15:04", "unclear: 02.01.2026 15:04"),
            ("25/12/26", "unclear: 25/12/26"),
            ("2026-13-45", "no day: 2026-13-45"),
            ("31/Feb/26", "no day: 31/Feb/26"),
            ("31/31/2026", "no day: 31/31/2026"),
            ("soon", "no day: soon"),
            ("  ", ""),
        ] {
            assert_eq!(day(text), read, "{text}");
        }
    }
}
