//! A clock time as people write it: kind to tired typists, exact about what is wrong.

use chrono::NaiveTime;

use super::reading;

/// A clock time as people write it, with what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseClock {
    /// The likely reading; `None` where none is likely.
    pub time: Option<NaiveTime>,
    /// What makes it impossible as it stands; `None` where it is fine, only spelled differently.
    pub wrong: Option<String>,
    /// Whether the likely reading is the only one, and keeps all that is written.
    pub certain: bool,
    /// What stands after it: a zone, an offset, nothing.
    pub rest: String,
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
    // `7:5` may be short for five minutes past or for ten to; a fourth part is not read at all.
    let mut certain = parts.clone().skip(1).all(|part| part.len() == 2) && parts.clone().count() <= 3;
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
            certain &= half == "PM";
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
            certain = false;
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
    Some(LooseClock { time, wrong, certain, rest: rest.to_owned() })
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
