//! Days as people name them.

use chrono::{NaiveDate, Weekday};

use crate::finding::{Defect, Mistake, shown};
use crate::record::time::reading;

/// A day that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Date(NaiveDate),
    /// `Aug 10`.
    Yearless {
        month: u32,
        day: u32,
    },
    /// `yesterday` is -1.
    FromToday(i64),
}

/// The months in English, in small letters.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `Thu`, `Thurs`, `Thursday`.
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = match &*word.to_ascii_lowercase() {
        "tues" => "tue",
        "weds" => "wed",
        "thur" | "thurs" => "thu",
        _ => word,
    };
    let letters = word.len() >= 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    letters.then(|| word.parse().ok())?
}

/// A day at the start of `words`, and how many of them it takes.
pub fn day(words: &[&str]) -> Result<Option<(Day, usize)>, Mistake> {
    let Some(word) = words.first() else { return Ok(None) };
    let from_today = match &*word.to_lowercase() {
        "today" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let Some(days) = from_today {
        return Ok(Some((Day::FromToday(days), 1)));
    }
    if let Some(date) = in_figures(word)? {
        return Ok(Some((Day::Date(date), 1)));
    }
    let second = words.get(1).copied().unwrap_or_default();
    let (month, number) = match (month(word), month(second)) {
        (Some(month), _) => (month, ordinal(second)),
        (None, Some(month)) => (month, ordinal(word)),
        (None, None) => return Ok(None),
    };
    let Some(day) = number else { return Ok(None) };
    match words.get(2).and_then(|word| year(word)) {
        None => Ok(Some((Day::Yearless { month, day }, 2))),
        Some(year) => {
            let text = format!("{year:04}-{month:02}-{day:02}");
            exists(&text, &words[..3].join(" ")).map(|date| Some((Day::Date(date), 3)))
        }
    }
}

/// The day that a text names, if it says nothing else: `Thursday, August 10, 2023`.
pub fn whole(text: &str) -> Option<Day> {
    let marks = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '#' | '*' | '-' | '–' | '—' | '[' | ']');
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(marks)).filter(|word| !word.is_empty()).collect();
    let skipped = usize::from(words.first().is_some_and(|word| weekday(word).is_some()));
    let words = &words[skipped..];
    let (day, taken) = day(words).ok()??;
    (taken == words.len()).then_some(day)
}

/// The day that `text` writes in a record's form; where there is none, why not, naming `said`.
fn exists(text: &str, said: &str) -> Result<NaiveDate, Mistake> {
    match reading::date(text) {
        Some(Ok(date)) => Ok(date),
        Some(Err(why)) => Err(Mistake::new(Defect::ImpossibleClock, format!("{} does not exist: {why}", shown(said)))
            .help("write the day that was meant")),
        None => Err(Mistake::new(Defect::UnreadableTime, format!("{} is not a date", shown(said)))
            .help("write year, month and day, as in `2023-08-24`")),
    }
}

/// `2023-08-10`, `2023/8/10`; `10/08/2023` is refused.
pub fn in_figures(word: &str) -> Result<Option<NaiveDate>, Mistake> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [first, second, third] = parts[..] else { return Ok(None) };
    let number = |part: &str| -> Option<u32> {
        ((1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) else { return Ok(None) };
    if first.len() == 4 {
        return exists(&format!("{a:04}-{b:02}-{c:02}"), word).map(Some);
    }
    if third.len() != 4 && !word.contains('/') {
        return Ok(None);
    }
    let year = if third.len() == 4 { c } else { 2000 + c };
    let written = |month: u32, day: u32| {
        let text = format!("{year:04}-{month:02}-{day:02}");
        matches!(reading::date(&text), Some(Ok(_))).then_some(text)
    };
    let mistake = |what: &str| Mistake::new(Defect::UnreadableTime, format!("{} {what}", shown(word)));
    Err(match (written(a, b), written(b, a)) {
        (Some(one), Some(other)) if one != other => {
            mistake("can mean two days").help(format!("write `{one}` or `{other}`"))
        }
        (Some(only), _) | (None, Some(only)) => {
            mistake("writes the year last").help(format!("write `{only}`")).instead(only)
        }
        (None, None) => mistake("is not a date").help("write year, month and day, as in `2023-08-24`"),
    })
}

/// `Aug`, `Sept`, `August`.
pub fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let place = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(&word))?;
    u32::try_from(place + 1).ok()
}

/// `10`, `10th`.
pub fn ordinal(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let bare = ["st", "nd", "rd", "th", "."].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word);
    ((1..=2).contains(&bare.len())).then(|| bare.parse().ok())?.filter(|day| (1..=31).contains(day))
}

/// A year that an incident can have: others are clock times, as in `Aug 10 1530`.
fn year(word: &str) -> Option<u32> {
    (word.len() == 4).then(|| word.parse().ok())?.filter(|year| (1900..2200).contains(year))
}
