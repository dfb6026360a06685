//! The time that a line begins with, and the rest of the line.

use std::borrow::Cow;

use super::{Around, Day, calendar, words};
use crate::record::time::zone::abbreviated_behind_time;

/// As many words belong to one time at most: `Thursday, August 10th 2023 at 3:45 PM UTC`.
const MOST_WORDS: usize = 8;

/// The time of a line as it can be read, and what is said of it. `zone`: that of the times of the
/// table which it is a row of.
pub fn split(line: &str, zone: Option<&str>, around: &Around) -> Option<(String, String)> {
    let line = &*with_points(line);
    let (when, rest) = in_brackets(line, around)
        .or_else(|| of_access_log(line, around))
        .or_else(|| at_start(line, around))
        .or_else(|| of_speaker(line, around))?;
    let zone = zone.filter(|zone| !zone.is_empty() && words::read(&when).is_ok_and(|words| words.zone.is_none()));
    Some((zone.map_or_else(|| when.clone(), |zone| format!("{when} {zone}")), rest))
}

/// Whether a text is a time, or would be one if only its zone or its order of day and month were clear.
fn is_time(text: &str, around: &Around) -> bool {
    let text = text.trim();
    if !text.contains(|c: char| c.is_ascii_digit()) || text.ends_with(" ago") {
        return text.eq_ignore_ascii_case("now");
    }
    match super::read(text, around) {
        Ok(_) => true,
        Err(mistake) if mistake.instead.is_some() || super::is_unclear(&mistake) => true,
        // `10/08/2023, 15:30`: which of two days, somebody has to say.
        Err(_) => text.split_once(' ').is_some_and(|(day, clock)| {
            calendar::in_figures(day.trim_end_matches(',')).is_err() && super::read(clock, around).is_ok()
        }),
    }
}

/// `15:30:01,250` as `15:30:01.250`: some logs part seconds so.
fn with_points(line: &str) -> Cow<'_, str> {
    let row = |(place, row): (usize, &[u8])| {
        let [b':', second @ .., b',', _, _, _] = row else { return None };
        let is_digits = second.iter().chain(&row[4..]).all(u8::is_ascii_digit);
        is_digits.then_some(place + 3)
    };
    match line.as_bytes().windows(7).enumerate().find_map(row) {
        Some(comma) => Cow::Owned(format!("{}.{}", &line[..comma], &line[comma + 1..])),
        None => Cow::Borrowed(line),
    }
}

/// The longest row of words at the start that is a time.
fn at_start(line: &str, around: &Around) -> Option<(String, String)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut is_word = false;
    for (place, c) in line.char_indices() {
        let is_space = c.is_whitespace() || matches!(c, '|' | '—' | '–');
        if is_space && is_word {
            ends.push(place);
        }
        is_word = !is_space;
        if ends.len() == MOST_WORDS {
            break;
        }
    }
    if ends.len() < MOST_WORDS {
        ends.push(line.len());
    }
    ends.into_iter().rev().find_map(|end| {
        let when = tidy(&line[..end]);
        let last = when.split_whitespace().next_back()?;
        (is_of_time(last) && is_time(&when, around)).then(|| (when.clone(), said(&line[end..])))
    })
}

/// A time without what sets it off from the text.
fn tidy(text: &str) -> String {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '*' | '`' | ',' | ';' | '|' | ']' | '[')
    });
    text.replace(" | ", " ").replace("**", "")
}

/// Whether a word can end a time, and does not begin a sentence: `Japan` and `GB` are zones too.
fn is_of_time(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | '.' | '~'));
    let lower = bare.to_lowercase();
    bare.contains(|c: char| c.is_ascii_digit())
        || bare.is_empty()
        || matches!(&*lower, "am" | "pm" | "a.m" | "p.m" | "yesterday" | "today" | "now" | "later")
        || is_zone(bare)
        || matches!(&*lower, "m" | "min" | "mins" | "minutes" | "h" | "hours" | "hour" | "minute")
}

/// Whether a word is a zone as people write them behind a time.
pub fn is_zone(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    upper.starts_with("UTC")
        || matches!(&*upper, "GMT" | "Z")
        || word.contains('/')
        || !abbreviated_behind_time(word).is_empty()
}

/// What follows a time, without what sets it off; a second time is an end.
fn said(rest: &str) -> String {
    let marks =
        |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '*' | '`' | ',' | ';' | '|' | ']' | ')');
    rest.trim_start_matches(marks).trim_end().to_owned()
}

/// `[15:30] text`, `[2023-08-10 15:30:00,123] text`.
fn in_brackets(line: &str, around: &Around) -> Option<(String, String)> {
    let inside = line.strip_prefix(['[', '('])?;
    let end = inside.find([']', ')'])?;
    let when = access(&inside[..end]).unwrap_or_else(|| inside[..end].to_owned());
    let when = if is_time(&when, around) { when } else { inside[..end].to_owned() };
    is_time(&when, around).then(|| (when, said(&inside[end + 1..])))
}

/// `10.0.0.1 - - [10/Aug/2023:15:30:00 +0000] "GET /"`: the time stands inside the line.
fn of_access_log(line: &str, around: &Around) -> Option<(String, String)> {
    let (before, rest) = line.split_once('[')?;
    let (inside, after) = rest.split_once(']')?;
    let when = access(inside).filter(|when| is_time(when, around))?;
    Some((when, format!("{} {}", before.trim(), after.trim()).trim().to_owned()))
}

/// `10/Aug/2023:15:30:00 +0000` as `10 Aug 2023 15:30:00 +0000`.
pub fn access(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('[').trim_end_matches(']');
    let (day, clock) = text.split_once(':')?;
    let words: Vec<&str> = day.split('/').collect();
    let is_day = words.len() == 3 && words[1].chars().all(char::is_alphabetic);
    (is_day && matches!(calendar::day(&words), Ok(Some((Day::Date(_), 3)))))
        .then(|| format!("{} {clock}", words.join(" ")))
}

/// `Alice  3:30 PM`: the lines of a chat follow.
fn of_speaker(line: &str, around: &Around) -> Option<(String, String)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    (1..=3.min(words.len().saturating_sub(1))).rev().find_map(|taken| {
        let (name, time) = words.split_at(words.len() - taken);
        let when = time.join(" ");
        let when = when.trim_matches(['[', ']', '(', ')']);
        let is_name =
            name.len() <= 3 && name.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || "._-@:".contains(c)));
        let is_clock = is_of_time(words[words.len() - 1]) && when.contains([':', 'm', 'M']);
        (is_name && is_clock && super::read(when, around).is_ok())
            .then(|| (when.to_owned(), format!("{}: ", name.join(" ").trim_end_matches(':'))))
    })
}
