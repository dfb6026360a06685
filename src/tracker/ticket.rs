//! An issue as a tracker exports it.

use chrono::NaiveDateTime;

use super::marker::Marker;
use crate::record::{Date, Instant};

/// What is read of an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    /// What it is called there: `#12`, `OPS-7`, `line 4`.
    pub name: String,
    pub marker: Option<Marker>,
    /// Its address.
    pub url: Option<String>,
    /// Its key, by which its address ends.
    pub key: Option<String>,
    pub state: State,
    /// When it was closed.
    pub closed: Option<Day>,
    /// The names of whom it is given to: each one's login and what they are called.
    pub assignees: Vec<Vec<String>>,
    pub due: Option<Day>,
}

/// How far an issue is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Open,
    InProgress,
    Done,
    /// Closed, and not because it was done: in the tracker's words.
    Dropped(String),
    /// A word that means nothing here.
    Unknown(String),
}

/// A day as a tracker writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    At(Instant),
    On(Date),
    /// Nothing says which day that is.
    Unclear(String),
}

impl Day {
    /// Reads a day or a time; `None` where there is none. Days in figures alone have to begin with the year: of
    /// `02/01/26` nobody knows the month.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Ok(instant) = text.parse::<Instant>() {
            return Some(Self::At(instant));
        }
        if let Ok(day) = text.parse::<Date>() {
            return Some(Self::On(day));
        }
        for form in ["%Y-%m-%d %H:%M:%S UTC", "%Y-%m-%d %H:%M UTC"] {
            if let Ok(time) = NaiveDateTime::parse_from_str(text, form) {
                return Some(Self::At(time.and_utc()));
            }
        }
        let forms = [
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%d %H:%M",
            "%Y-%m-%d %I:%M %p",
            "%d/%b/%y %I:%M %p",
            "%d/%b/%Y %I:%M %p",
            "%d/%b/%y %H:%M",
            "%d/%b/%Y %H:%M",
            "%b %d, %Y, %I:%M %p",
            "%b %d, %Y %I:%M %p",
        ];
        let time = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        let days = ["%d/%b/%y", "%d/%b/%Y", "%b %d, %Y"];
        let day = || days.iter().find_map(|form| chrono::NaiveDate::parse_from_str(text, form).ok());
        let day = time.map(|time| time.date()).or_else(day);
        Some(day.map_or_else(|| Self::Unclear(text.to_owned()), |day| Self::On(Date(day))))
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
            None => String::new(),
        };
        for (text, read) in [
            ("2026-01-02", "2026-01-02"),
            ("2026-01-02T23:30:00Z", "2026-01-02T23:30:00+00:00"),
            ("2026-01-02 23:30:00 UTC", "2026-01-02T23:30:00+00:00"),
            ("2026-01-02 23:30:00", "2026-01-02"),
            ("02/Jan/26 3:04 PM", "2026-01-02"),
            ("02/Jan/2026 15:04", "2026-01-02"),
            ("Jan 2, 2026, 3:04 PM", "2026-01-02"),
            ("02/01/26", "unclear: 02/01/26"),
            ("  ", ""),
        ] {
            assert_eq!(day(text), read, "{text}");
        }
    }
}
