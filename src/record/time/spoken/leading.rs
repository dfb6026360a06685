//! The time that a line begins with, and the rest of the line.
//!
//! Only what can be nothing else is a time: `500 errors` are not 5:00.

use std::borrow::Cow;

use super::{Around, Day, calendar, words};
use crate::finding::Defect;
use crate::record::time::zone::abbreviated_behind_time;

/// As many words belong to one time at most: `Thursday, August 10th 2023 at 3:45 PM UTC`.
const MOST_WORDS: usize = 8;

/// The time that stands before what happened, as it can be read, and what happened. A try at a time
/// is one too: reading it tells what is wrong with it.
pub fn before_text(line: &str, around: &Around) -> Option<(String, String)> {
    let line = &*with_points(line);
    in_brackets(line, around).or_else(|| of_access_log(line, around)).or_else(|| at_start(line, around))
}

/// The same of a line among others, which may also be the head of what somebody says in a chat.
/// `zone`: that of the times of the table which it is a row of.
pub fn split(line: &str, zone: Option<&str>, around: &Around) -> Option<(String, String)> {
    let (when, rest) = before_text(line, around).or_else(|| of_speaker(&with_points(line), around))?;
    let zone = zone.filter(|zone| !zone.is_empty() && words::read(&when).is_ok_and(|words| words.zone.is_none()));
    Some((zone.map_or_else(|| when.clone(), |zone| format!("{when} {zone}")), rest))
}

/// Whether a text is a time, or would be one if only its zone or its order of day and month were clear.
fn is_time(text: &str, around: &Around) -> bool {
    let text = text.trim();
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
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
    let when = |end: usize| {
        let when = tidy(&line[..end]);
        let last = when.split_whitespace().next_back()?;
        let is_cell = line[end..].trim_start().starts_with('|');
        (is_of_time(last) && (shows_time(&when) || is_cell)).then_some(when)
    };
    let readable = |end: usize| when(end).filter(|when| is_time(when, around)).map(|when| (when, said(&line[end..])));
    // `25:10` is a time in nobody's text, but meant as one.
    let meant = |end: usize| {
        let is_meant =
            |when: &String| super::read(when, around).is_err_and(|mistake| mistake.defect == Defect::ImpossibleClock);
        when(end).filter(is_meant).map(|when| (when, said(&line[end..])))
    };
    ends.iter().rev().copied().find_map(readable).or_else(|| ends.iter().copied().find_map(meant))
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
    // What is shorter than an offset may count something: `-5 degrees`.
    if bare.starts_with('-') {
        return is_offset(bare);
    }
    bare.contains(|c: char| c.is_ascii_digit())
        || bare.is_empty()
        || matches!(&*lower, "am" | "pm" | "a.m" | "p.m" | "yesterday" | "today" | "later" | "ago")
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

/// Whether words hold what can be nothing but a time, or a try at one.
fn shows_time(words: &str) -> bool {
    let lower = words.to_lowercase();
    let begins_with_digit = lower.starts_with(|c: char| c.is_ascii_digit());
    let is_counted = lower.strip_prefix('+').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_past = begins_with_digit && ["ago", "later"].iter().any(|word| lower.ends_with(word));
    is_counted || is_past || has_half(&lower) || is_figures_with_zone(words) || words.split_whitespace().any(is_clock)
}

/// `1530 UTC`.
fn is_figures_with_zone(words: &str) -> bool {
    words.split_once(' ').is_some_and(|(figures, zone)| {
        figures.len() == 4 && figures.bytes().all(|byte| byte.is_ascii_digit()) && is_zone(zone)
    })
}

/// `3 PM`, `3.30pm`.
fn has_half(lower: &str) -> bool {
    ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].iter().filter_map(|half| lower.strip_suffix(half)).any(|before| {
        let figures = before.split_whitespace().last().unwrap_or_default();
        (1..=5).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit() || b".:".contains(&byte))
    })
}

/// `15:30`, `2023-08-10T15:30:00.123Z`, `4:OO`: not an address with its port.
fn is_clock(word: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let word = word.trim_matches(['[', ']', '(', ')', ',', '~']);
    let clock =
        word.split_once('T').filter(|(day, _)| day.len() == "2023-08-10".len()).map_or(word, |(_, clock)| clock);
    let Some((hour, rest)) = clock.split_once(':') else { return false };
    let Some((minute, rest)) = rest.split_at_checked(2) else { return false };
    let rest = rest.trim_start_matches([':', '.']).trim_start_matches(|c: char| is_digit(c) || ".,".contains(c));
    let is_hour = (1..=2).contains(&hour.len()) && hour.chars().all(is_digit);
    is_hour
        && minute.chars().all(|c| is_digit(c) || "OoIl".contains(c))
        && (matches!(&*rest.to_lowercase(), "" | "z" | "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m")
            || is_offset(rest))
}

/// `+02:00`, `-0500`.
fn is_offset(word: &str) -> bool {
    let digits = word.strip_prefix(['+', '-']).map(|digits| digits.replace(':', ""));
    digits.is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What follows a time, without what sets it off; a second time is an end.
fn said(rest: &str) -> String {
    let marks =
        |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '*' | '`' | ',' | ';' | '|' | ']' | ')');
    let bare = rest.trim_start_matches(marks);
    let before = &rest[..rest.len() - bare.len()];
    // A minus that belongs to a number is none of them.
    let is_minus = bare.starts_with(|c: char| c.is_ascii_digit())
        && before.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_whitespace));
    let from = before.len() - usize::from(is_minus);
    rest[from..].trim_end().to_owned()
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
