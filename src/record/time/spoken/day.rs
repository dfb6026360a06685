//! Days that lie ahead, for when something is due.

use chrono::{Datelike as _, NaiveDate};

use super::calendar::{self, Day};
use super::relative::length_of;
use crate::finding::{Defect, Mistake, shown};
use crate::record::time::date::Date;

/// Reads a day: a record's form, `Aug 24`, `24 August 2023`, `tomorrow`, `Friday`, `+14d`, `2 weeks`. A
/// date without its year is the next one from `today` on; a weekday alone is the next one after it.
pub fn read_day(text: &str, today: NaiveDate) -> Result<Date, Mistake> {
    let lower = text.trim().to_lowercase();
    let ahead = lower.strip_prefix('+').or_else(|| lower.strip_prefix("in ")).unwrap_or(&lower);
    if let Some((length, _)) = length_of(ahead) {
        return today.checked_add_signed(length).map(Date).ok_or_else(|| unreadable(text));
    }
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let weekday = words.first().and_then(|word| calendar::weekday(word));
    if let (Some(weekday), 1) = (weekday, words.len()) {
        let mut days = today.iter_days().skip(1);
        return days.find(|day| day.weekday() == weekday).map(Date).ok_or_else(|| unreadable(text));
    }
    let skipped = usize::from(weekday.is_some());
    let words = &words[skipped..];
    match calendar::day(words)? {
        Some((day, taken)) if taken == words.len() => ahead_of(day, today).ok_or_else(|| unreadable(text)),
        // The record's own reader says best what is wrong.
        _ => {
            text.parse().map_err(|mistake: Mistake| if mistake.instead.is_some() { mistake } else { unreadable(text) })
        }
    }
}

fn ahead_of(day: Day, today: NaiveDate) -> Option<Date> {
    match day {
        Day::Date(date) => Some(Date(date)),
        Day::FromToday(days) => today.checked_add_signed(chrono::Duration::days(days)).map(Date),
        Day::Yearless { month, day } => {
            let years = today.year()..=today.year() + 8;
            let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
            days.find(|date| *date >= today).map(Date)
        }
    }
}

fn unreadable(text: &str) -> Mistake {
    Mistake::new(Defect::UnreadableTime, format!("{} is not a day", shown(text)))
        .help("write it as in `2023-08-24`, `Aug 24`, `tomorrow`, `Friday` or `+14d`")
}
