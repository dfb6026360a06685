//! What documents write for a zone, known or not.

use chrono::NaiveDateTime;

use super::walk::Walk;
use crate::record::spoken::{self, is_zone};
use crate::record::{Clock, Placed, Tz};

/// A zone as it is written: `UTC`, `+02:00`, `PST/PDT`, `Pacific time`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneWord(pub String);

/// Words that the clock of a zone is called by, and which one; of a pair, its seasons.
const NAMES: &[(&str, &str)] = &[
    ("pacific standard time", "America/Los_Angeles"),
    ("pacific daylight time", "America/Los_Angeles"),
    ("pacific time", "America/Los_Angeles"),
    ("pacific", "America/Los_Angeles"),
    ("us/pacific", "America/Los_Angeles"),
    ("eastern standard time", "America/New_York"),
    ("eastern daylight time", "America/New_York"),
    ("eastern time", "America/New_York"),
    ("us/eastern", "America/New_York"),
    ("eastern", "America/New_York"),
    ("central european summer time", "Europe/Berlin"),
    ("central european time", "Europe/Berlin"),
    ("coordinated universal time", "UTC"),
    ("pst/pdt", "America/Los_Angeles"),
    ("pdt/pst", "America/Los_Angeles"),
    ("est/edt", "America/New_York"),
    ("edt/est", "America/New_York"),
    ("cst/cdt", "America/Chicago"),
    ("mst/mdt", "America/Denver"),
    ("cet/cest", "Europe/Berlin"),
    ("gmt/bst", "Europe/London"),
    ("日本標準時", "Asia/Tokyo"),
    ("日本時間", "Asia/Tokyo"),
    ("協定世界時", "UTC"),
    ("utc", "UTC"),
    ("gmt", "UTC"),
    ("pt", "America/Los_Angeles"),
    ("et", "America/New_York"),
];

/// Abbreviations in use besides those that a record's own reader knows.
const OTHERS: &[&str] = &[
    "CT",
    "MT",
    "EEST",
    "WEST",
    "MSK",
    "HST",
    "AKST",
    "AKDT",
    "SGT",
    "HKT",
    "KST",
    "BRT",
    "ACST",
    "ACDT",
    "AWST",
    "SAST",
    "PHT",
    "PKT",
    "NPT",
    "ICT",
    "WIB",
    "UCT",
    "LOCAL TIME",
];

impl ZoneWord {
    /// The offset of so many seconds.
    pub fn ahead(seconds: i32) -> Self {
        let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
        Self(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
    }

    pub fn written(&self) -> &str {
        &self.0
    }

    pub fn is_utc(&self) -> bool {
        matches!(&*self.0.to_ascii_uppercase(), "UTC" | "GMT" | "Z" | "協定世界時") || self.fixed() == Some(0)
    }

    /// Seconds ahead of UTC of what is an offset and no name: `+02:00`, `UTC+2`, `GMT -0530`.
    pub fn fixed(&self) -> Option<i32> {
        let word = self.0.to_ascii_uppercase();
        let behind = word.strip_prefix("UTC").or_else(|| word.strip_prefix("GMT")).unwrap_or(&word).trim_start();
        let sign = if behind.starts_with('+') { 1 } else { -1 };
        let figures = behind.strip_prefix(['+', '-', '−'])?;
        let (hours, minutes) = match figures.split_once(':') {
            Some(halves) => halves,
            None => figures.split_at_checked(2).filter(|_| figures.len() == 4).unwrap_or((figures, "0")),
        };
        let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
        (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60)
    }

    /// The IANA zones that may be meant, the likely one first; none for an offset or an unknown word.
    pub fn zones(&self) -> Vec<&'static str> {
        let lower = self.0.to_lowercase();
        if self.is_utc() {
            return vec!["UTC"];
        }
        if let Some((_, zone)) = NAMES.iter().find(|(name, _)| *name == lower) {
            return vec![zone];
        }
        let by_abbreviation = spoken::abbreviated(&self.0);
        if !by_abbreviation.is_empty() {
            return by_abbreviation.to_vec();
        }
        Tz::named(&self.0).map(Tz::name).into_iter().collect()
    }

    /// Seconds ahead of UTC when its clock showed `naive`; `None` where it can mean several or is unknown.
    pub fn offset(&self, naive: NaiveDateTime) -> Option<i32> {
        if let Some(seconds) = self.fixed() {
            return Some(seconds);
        }
        let bare = self.0.replace('−', "-");
        let by_name = NAMES.iter().find(|(name, _)| *name == bare.to_lowercase()).map(|(_, zone)| *zone);
        let word = by_name.unwrap_or(&bare);
        let placed = spoken::placed_in(word, naive, Clock::new(Tz::named("UTC")?)).ok()?;
        let Placed::Once(instant) = placed else { return None };
        i32::try_from((naive - instant.naive_utc()).num_seconds()).ok()
    }
}

/// A zone at the place of `walk`, perhaps in brackets.
pub fn zone(walk: &mut Walk<'_>) -> Option<ZoneWord> {
    let mut ahead = walk.clone();
    ahead.blanks();
    let closing = match ahead.take(&['(', '[', '（']) {
        Some('(') => Some(')'),
        Some('[') => Some(']'),
        Some(_) => Some('）'),
        None => None,
    };
    ahead.blanks();
    let zone = word(&mut ahead)?;
    if let Some(closing) = closing {
        ahead.blanks();
        ahead.take(&[closing])?;
    }
    *walk = ahead;
    Some(zone)
}

fn word(walk: &mut Walk<'_>) -> Option<ZoneWord> {
    let from = walk.at;
    let take = |walk: &mut Walk<'_>, end: usize| {
        walk.at = end;
        Some(ZoneWord(walk.text[from..end].to_owned()))
    };
    for (name, _) in NAMES {
        let mut ahead = walk.clone();
        if ahead.take_word(name) && is_written_as_zone(&walk.text[from..ahead.at]) {
            // `UTC+2`, `GMT-05:00`
            let mut apart = ahead.clone();
            apart.blanks();
            let end = offset(&mut ahead.clone()).or_else(|| offset(&mut apart));
            return take(walk, end.filter(|_| matches!(*name, "utc" | "gmt")).unwrap_or(ahead.at));
        }
    }
    if let Some(end) = offset(&mut walk.clone()) {
        return take(walk, end);
    }
    for name in OTHERS {
        let mut ahead = walk.clone();
        if ahead.take_word(name) && is_written_as_zone(&walk.text[from..ahead.at]) {
            return take(walk, ahead.at);
        }
    }
    let rest = walk.rest();
    let end = rest.find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '/' | '_'))).unwrap_or(rest.len());
    let word = &rest[..end];
    let is_place = word.split_once('/').is_some_and(|_| Tz::named(word).is_some());
    (is_place || !word.contains('/') && is_zone(word) && is_written_as_zone(word)).then(|| take(walk, from + end))?
}

/// Zones are written in capitals, but for those that are no word of a sentence (`ist`, `est`).
fn is_written_as_zone(word: &str) -> bool {
    let first = word.split(' ').next().unwrap_or_default();
    word.chars().all(|c| !c.is_ascii_lowercase())
        || matches!(word, "utc" | "gmt" | "pst" | "pdt" | "edt" | "cet" | "cest" | "jst" | "local time")
        || word.contains(' ') && first.starts_with(char::is_uppercase)
        || matches!(word, "Pacific" | "Eastern" | "US/Pacific" | "US/Eastern")
}

/// Where `+02:00`, `-0500`, `+2` ends.
fn offset(walk: &mut Walk<'_>) -> Option<usize> {
    // `UTC+2` may be short; alone, it is more likely to count something.
    let is_behind_name = walk.at > 0 && walk.text[..walk.at].ends_with(|c: char| c.is_ascii_alphabetic());
    let is_ahead = walk.take(&['+', '-', '−'])? == '+';
    let hours = walk.figures(1..=4)?;
    // No clock is further behind than 12 hours: `13:30-13:45` is a range.
    let most = if is_ahead { 14 } else { 12 };
    let whole = hours.get(..hours.len().saturating_sub(2)).filter(|_| hours.len() > 2).unwrap_or(&hours);
    if whole.parse::<u32>().ok()? > most {
        return None;
    }
    let mut behind = walk.clone();
    let has_minutes = hours.len() <= 2 && behind.take(&[':']).is_some() && behind.figures(2..=2).is_some();
    if has_minutes {
        walk.clone_from(&behind);
    }
    let mut after = walk.rest().chars();
    let ends = match after.next() {
        // `+01:00: the disk is full`, `All times are in UTC+2.`
        Some(':' | '.') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !(c.is_ascii_alphanumeric() || c == '%'),
        None => true,
    };
    let is_full = hours.len() == 4 || hours.len() == 2 && has_minutes;
    (ends && (is_full || is_behind_name && hours.len() <= 2)).then_some(walk.at)
}

/// The zone that a heading, a note or the head of a column names: `Timeline (all times PST)`, `Time, UTC`.
pub fn zone_in(text: &str) -> Option<ZoneWord> {
    let starts = text.char_indices().filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+' | '.')))
    });
    let known = starts.filter_map(|(at, _)| {
        let mut walk = Walk::from(text, at);
        let zone = word(&mut walk)?;
        let ends = !walk.peek().is_some_and(|c| c.is_ascii_alphanumeric());
        // An offset alone is a count of something as likely.
        let is_bracketed = text[..at].ends_with(['(', '（']);
        (ends && (is_bracketed || !zone.0.starts_with(['+', '-', '−']))).then_some(zone)
    });
    known.into_iter().next().or_else(|| said_to_be_zone(text))
}

/// `All times in UC/Pacific`: nothing known, but called the zone.
fn said_to_be_zone(text: &str) -> Option<ZoneWord> {
    let lower = text.to_ascii_lowercase();
    let starts = ["all times are in ", "all times in ", "times are in ", "times in ", "time zone: ", "timezone: "];
    let at = starts.iter().find_map(|start| lower.find(start).map(|at| at + start.len()))?;
    let word = text[at..].split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ')' | ':')).next()?;
    let word = word.trim_matches(['*', '_', '`']);
    let is_like_zone =
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_ascii_alphabetic() || "/_+-".contains(c));
    (is_like_zone && (word.contains('/') || word.len() <= 5)).then(|| ZoneWord(word.to_owned()))
}
