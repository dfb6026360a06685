//! Days and times as documents say them: `August 10, 2023, ~3:30:05.25 PM BST`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::render::MONTHS;

/// A reading of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'t, T> {
    pub naive: T,
    pub approximate: bool,
    /// What the zone's offset is called, where it is said.
    pub short: Option<&'t str>,
}

/// `August 10, 2023`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let (month, rest) = text.split_once(' ')?;
    let (day, year) = rest.split_once(", ")?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    NaiveDate::from_ymd_opt(number(year)?.try_into().ok()?, month.try_into().ok()?, number(day)?)
}

/// `~3:30 PM`, `1:30:05 AM BST`.
pub fn clock(text: &str) -> Option<Reading<'_, NaiveTime>> {
    let (text, approximate) = text.strip_prefix('~').map_or((text, false), |text| (text, true));
    let (clock, rest) = text.split_once(' ')?;
    let (half, short) = rest.split_once(' ').map_or((rest, None), |(half, short)| (half, Some(short)));
    let afternoon = match half {
        "AM" => 0,
        "PM" => 12,
        _ => return None,
    };
    if short.is_some_and(|short| short.is_empty() || short.contains(' ')) {
        return None;
    }
    let mut parts = clock.splitn(3, ':');
    let hour = number(parts.next()?).filter(|hour| (1..=12).contains(hour))? % 12 + afternoon;
    let minute = number(parts.next()?)?;
    let (second, fraction) = parts.next().map_or(Some((0, 0)), |second| match second.split_once('.') {
        None => Some((number(second)?, 0)),
        Some((second, fraction)) if fraction.len() <= 9 => {
            Some((number(second)?, number(fraction)? * 10_u32.pow(9 - u32::try_from(fraction.len()).ok()?)))
        }
        Some(_) => None,
    })?;
    let naive = NaiveTime::from_hms_nano_opt(hour, minute, second, fraction)?;
    Some(Reading { naive, approximate, short })
}

/// `August 10, 2023, 3:30 PM`.
pub fn full(text: &str) -> Option<Reading<'_, NaiveDateTime>> {
    let end = text.match_indices(", ").nth(1)?.0;
    let read = clock(&text[end + 2..])?;
    Some(Reading { naive: day(&text[..end])?.and_time(read.naive), approximate: read.approximate, short: read.short })
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_read_and_nothing_near_it() {
        let said = |text| full(text).map(|read| (read.naive.to_string(), read.approximate, read.short));
        assert_eq!(said("August 10, 2023, 12:05 AM"), Some(("2023-08-10 00:05:00".to_owned(), false, None)));
        assert_eq!(
            said("June 1, 2024, ~3:30:05.25 PM UTC+03"),
            Some(("2024-06-01 15:30:05.250".to_owned(), true, Some("UTC+03")))
        );
        for other in ["June 31, 2024, 3:30 PM", "June 1, 2024", "June 1, 2024, 13:30 PM", "June 1, 2024, 3:30", ""] {
            assert_eq!(said(other), None, "{other}");
        }
        assert_eq!(day("Juni 1, 2024"), None);
    }
}
