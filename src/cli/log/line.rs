//! A line that somebody wrote down: its time, where it begins with one, and the rest.

use crate::finding::{Defect, Mistake};
use crate::record::{EventKind, Line};

/// An event as it was said.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The time, where it is not in the text.
    pub at: Option<&'a str>,
    pub text: &'a str,
    pub kind: Option<EventKind>,
    pub by: Option<&'a Line>,
}

/// `Thu Aug 10 3:30 PM Pacific/Auckland`, and a word to spare.
const MOST_WORDS: usize = 7;
/// What people write between a time and what happened.
const JOINTS: [char; 7] = ['-', '–', '—', ':', '|', ',', ';'];

/// The time at the beginning of a line, read by `read`, and the text behind it.
///
/// Only what can be nothing else is a time: `500 errors` are not 5:00. The longest beginning counts
/// that can be read: `15:30 CET restarted`.
pub fn split<T>(line: &str, read: impl Fn(&str) -> Result<T, Mistake>) -> Result<(Option<T>, &str), Mistake> {
    let line = line.trim();
    if let Some((inner, rest)) = bracketed(line)
        && let Ok(time) = read(inner)
    {
        return Ok((Some(time), without_joint(rest)));
    }
    let mut wrong = None;
    for end in ends_of_words(line).into_iter().rev() {
        let words = line[..end].trim_end_matches(JOINTS).trim_end();
        let rest = without_joint(&line[words.len()..]);
        if rest.is_empty() || !is_time(words) || !ends_as_time(words) {
            continue;
        }
        match read(words) {
            Ok(time) => return Ok((Some(time), rest)),
            // Without its last word it could be read, as another time.
            Err(why) if why.defect == Defect::AmbiguousZoneAbbreviation => return Err(why),
            Err(why) if why.defect == Defect::ImpossibleClock => wrong = Some(why),
            Err(_) => {}
        }
    }
    wrong.map_or(Ok((None, line)), Err)
}

/// Where the first words of a line end.
fn ends_of_words(line: &str) -> Vec<usize> {
    let blanks = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    blanks.take(MOST_WORDS).collect()
}

fn bracketed(line: &str) -> Option<(&str, &str)> {
    let inside = line.strip_prefix('[').and_then(|line| line.split_once(']'));
    inside.or_else(|| line.strip_prefix('(').and_then(|line| line.split_once(')')))
}

/// What stands between a time and what happened says nothing.
fn without_joint(rest: &str) -> &str {
    let rest = rest.trim_start();
    let bare = rest.trim_start_matches(JOINTS);
    // A minus that belongs to a number is none of them.
    if bare.starts_with(char::is_whitespace) || rest.starts_with([':', ',', ';']) { bare.trim_start() } else { rest }
}

/// Whether words hold what can be nothing but a time, or a try at one.
fn is_time(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_counted = lower.strip_prefix('+').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_past = lower.starts_with(|c: char| c.is_ascii_digit()) && lower.ends_with(" ago");
    is_counted || is_past || has_half(&lower) || words.split_whitespace().any(is_clock)
}

/// `3 PM`, `3.30pm`.
fn has_half(lower: &str) -> bool {
    ["am", "pm", "a.m.", "p.m."].iter().filter_map(|half| lower.strip_suffix(half)).any(|before| {
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
        && (matches!(&*rest.to_lowercase(), "" | "z" | "am" | "pm" | "a.m." | "p.m.") || is_offset(rest))
}

/// `+02:00`, `-0500`: what is shorter may count something.
fn is_offset(word: &str) -> bool {
    let digits = word.strip_prefix(['+', '-']).map(|digits| digits.replace(':', ""));
    digits.is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the last of several words belongs to a time: there are zones that are called `Japan` and `GB`.
fn ends_as_time(words: &str) -> bool {
    let Some((_, last)) = words.rsplit_once(char::is_whitespace) else { return true };
    if last.starts_with(['+', '-']) {
        return is_offset(last);
    }
    let known = ["am", "pm", "a.m.", "p.m.", "ago", "today", "yesterday", "z"];
    let is_zone = last.len() >= 3 && last.bytes().all(|byte| byte.is_ascii_uppercase());
    is_zone || last.contains(|c: char| c.is_ascii_digit() || c == '/') || known.contains(&&*last.to_lowercase())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::record::spoken::{self, Around};
    use crate::record::{Clock, Tz};

    fn said(line: &str) -> Result<(Option<String>, &str), String> {
        let now = "2023-08-10T16:00:00Z".parse().unwrap();
        let around = Around { clock: Clock::new(Tz::UTC), now, previous: None, day: None };
        let read = |text: &str| spoken::read(text, &around).map(|spoken| spoken.time.to_string());
        split(line, read).map_err(|why| why.message)
    }

    #[test]
    fn a_time_at_the_beginning_is_the_events() {
        for (line, time) in [
            ("15:30 restarted it", "2023-08-10 15:30"),
            ("[15:30] restarted it", "2023-08-10 15:30"),
            ("15:30 - restarted it", "2023-08-10 15:30"),
            ("~3:30 PM: restarted it", "2023-08-10 15:30~"),
            ("3pm restarted it", "2023-08-10 15:00"),
            ("10 minutes ago restarted it", "2023-08-10 15:50"),
            ("yesterday 14:00 restarted it", "2023-08-09 14:00"),
            ("Aug 9 14:00:05 restarted it", "2023-08-09 14:00:05"),
            ("2023-08-10T15:30:00Z restarted it", "2023-08-10T15:30:00Z"),
            ("2023-08-10 15:30:00 +0200 restarted it", "2023-08-10 13:30"),
            ("15:30 CEST restarted it", "2023-08-10 13:30"),
        ] {
            assert_eq!(said(line), Ok((Some(time.to_owned()), "restarted it")), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_time_is_text() {
        for line in
            ["500 errors", "1530 users saw it", "10.0.0.1:8080 is down", "now it is up", "3 nodes left", "15:30"]
        {
            assert_eq!(said(line), Ok((None, line)), "{line}");
        }
        for (line, text) in [
            ("15:30 GB used", "GB used"),
            ("15:30 Japan is down", "Japan is down"),
            ("15:30 -5 degrees", "-5 degrees"),
            ("15:30 5 replicas", "5 replicas"),
        ] {
            assert_eq!(said(line), Ok((Some("2023-08-10 15:30".to_owned()), text)), "{line}");
        }
    }

    #[test]
    fn what_was_meant_as_a_time_and_is_none_is_told() {
        said("25:10 restarted it").unwrap_err();
        said("4:OO PM restarted it").unwrap_err();
        assert!(said("15:30 IST restarted it").unwrap_err().contains("IST"));
    }
}
