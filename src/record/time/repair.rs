//! What was probably meant by a text that is no time: kind to tired typists, never guessing a date.

use chrono::{NaiveDateTime, NaiveTime};

use super::reading;
use crate::finding::{Defect, Mistake, shown};

/// A clock time as people write it, with what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseClock {
    /// The likely reading; `None` where none is likely.
    pub time: Option<NaiveTime>,
    /// What makes it impossible as it stands; `None` where it is fine, only spelled differently.
    pub wrong: Option<String>,
    /// What stands after it: a zone, an offset, nothing.
    pub rest: String,
}

const FORMS: &str = "write `2023-08-10 15:30` (local to `time_zone`), `2023-08-10T15:30:00Z` or `2023-08-10T15:30:00+02:00`; \
                     a trailing `~` means approximate";

/// Why `text` is not a time of a record, and what belongs there instead.
pub fn explain(text: &str) -> Mistake {
    let text = text.trim();
    let (exact, tilde) = match text.strip_suffix('~') {
        Some(exact) => (exact.trim_end(), "~"),
        None => (text, ""),
    };
    let (day, clock) = split_day(exact);
    let day = match day.map(reading::date) {
        Some(Some(Ok(day))) => Some(day),
        Some(Some(Err(why))) => {
            return Mistake::new(Defect::ImpossibleClock, format!("{} does not exist: {why}", shown(text)))
                .help("write the day that was meant");
        }
        _ => None,
    };
    if clock.is_empty() && day.is_some() {
        return Mistake::new(Defect::UnreadableTime, format!("{} is a day without a clock time", shown(text)))
            .help(format!("add the time of day, as in `{exact} 15:30`; a trailing `~` means approximate"));
    }
    let Some(loose) = loose_clock(clock) else {
        return Mistake::new(Defect::UnreadableTime, format!("{} is not a time", shown(text))).help(FORMS);
    };
    let mistake = match &loose.wrong {
        Some(why) => Mistake::new(Defect::ImpossibleClock, format!("{} is not a time: {why}", shown(text))),
        None => Mistake::new(Defect::UnreadableTime, format!("{} is not in a record's form", shown(text))),
    };
    let Some(time) = loose.time else { return mistake.help(FORMS) };
    let written = time.format(if clock.matches(':').count() > 1 { "%H:%M:%S" } else { "%H:%M" });
    let Some(day) = day else {
        return mistake.help(format!("write `{written}` with its date, as in `2023-08-10 {written}`"));
    };
    match suffix(&loose.rest) {
        Some("") => {
            let instead = format!("{} {written}{tilde}", day.format("%Y-%m-%d"));
            mistake.help(format!("write `{instead}`")).instead(instead)
        }
        Some(zone) => {
            let whole = NaiveDateTime::new(day, time).format("%Y-%m-%dT%H:%M:%S");
            let instead = format!("{whole}{zone}{tilde}");
            mistake.help(format!("write `{instead}`")).instead(instead)
        }
        None => mistake.help(format!(
            "write `{} {written}` if the record's `time_zone` is meant, else the offset from UTC in place of {}",
            day.format("%Y-%m-%d"),
            shown(&loose.rest)
        )),
    }
}

/// The text before the clock, where it has the length and shape of a date, and the clock.
fn split_day(text: &str) -> (Option<&str>, &str) {
    match text.split_at_checked("2023-08-10".len()) {
        Some((day, rest)) if day.bytes().filter(|b| *b == b'-').count() == 2 && reading::date(day).is_some() => {
            (Some(day), rest.trim_start_matches(['T', ' ', ',']))
        }
        _ => (None, text),
    }
}

/// A zone that a record's absolute form can carry; empty for none.
fn suffix(rest: &str) -> Option<&str> {
    match rest {
        "" => Some(""),
        "Z" | "z" | "UTC" | "GMT" | "utc" => Some("Z"),
        other => reading::offset(other).map(|_| other),
    }
}

/// Reads a clock with one- or two-digit hours, `:` or `.` or `h` between, an optional `AM` or `PM`,
/// and the letters that are taken for digits (`O`, `I`, `l`). `None` if it is no clock at all.
pub fn loose_clock(text: &str) -> Option<LooseClock> {
    let text = text.trim();
    // An offset or a zone begins at the first character that no clock has.
    let end = text
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, ':' | '.' | 'h' | 'O' | 'o' | 'I' | 'l')))
        .map_or(text.len(), |(place, _)| place);
    let (clock, rest) = (&text[..end], text[end..].trim());
    let (meridiem, rest) = meridiem(rest);
    let mut parts = clock.split([':', '.', 'h']);
    let mut number = |required: bool| {
        let part = parts.next().unwrap_or_default();
        if part.is_empty() {
            return if required { None } else { Some(None) };
        }
        let mended: String = part.chars().map(|c| look_alike(c).unwrap_or(c)).collect();
        (mended.len() <= 2).then(|| mended.parse::<u32>().ok().map(Some))?
    };
    let (hour, minute, second) = (number(true)??, number(true)??, number(false)?);
    if !clock.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let letter = clock.chars().find(|c| look_alike(*c).is_some());
    let mut wrong = letter.map(|letter| {
        format!("the letter {letter} stands where the digit {} belongs", look_alike(letter).unwrap_or('0'))
    });
    let mut hour_of_day = hour;
    match meridiem {
        Some(half) if hour > 12 => {
            let so = format!("{hour}:{minute:02} is already past noon, so {half} cannot follow it");
            wrong = Some(if half == "PM" && hour < 24 {
                so
            } else if half == "AM" && hour < 24 {
                format!("{hour}:{minute:02} is past noon, so it is not {half}")
            } else {
                reading::impossible_clock(hour, minute, second)
            });
        }
        Some(half) if hour == 0 => {
            wrong = Some(format!("the twelve-hour clock has no hour 0, so {half} cannot follow it"));
        }
        Some("PM") if hour < 12 => hour_of_day += 12,
        Some("AM") if hour == 12 => hour_of_day = 0,
        _ => {}
    }
    let time = NaiveTime::from_hms_opt(hour_of_day, minute, second.unwrap_or(0));
    if time.is_none() {
        wrong = Some(reading::impossible_clock(hour_of_day, minute, second));
    }
    Some(LooseClock { time, wrong, rest: rest.to_owned() })
}

/// The digit that a letter is taken for.
const fn look_alike(letter: char) -> Option<char> {
    match letter {
        'O' | 'o' => Some('0'),
        'I' | 'l' => Some('1'),
        _ => None,
    }
}

/// `AM` or `PM` at the start of `rest`, and what follows it.
fn meridiem(rest: &str) -> (Option<&'static str>, &str) {
    let upper = rest.to_ascii_uppercase();
    for (spelling, half) in [("A.M.", "AM"), ("P.M.", "PM"), ("AM", "AM"), ("PM", "PM")] {
        if upper.starts_with(spelling) && !upper[spelling.len()..].starts_with(|c: char| c.is_alphanumeric()) {
            return (Some(half), rest[spelling.len()..].trim());
        }
    }
    (None, rest)
}
