//! What a word behind a clock time says about its zone.

use chrono::{DateTime, Duration, LocalResult, NaiveDateTime, TimeZone as _, Utc};

use crate::finding::{Defect, Mistake, shown};
use crate::record::time::clock::{Clock, Instant, Placed};
use crate::record::time::reading;
use crate::record::time::timestamp::Timestamp;
use crate::record::time::tz::Tz;
use crate::record::time::zone::{TimeZone, abbreviated, ambiguous};

/// When `naive` was, in the zone that `word` names. The abbreviations that the record's own `clock`
/// shows mean that clock.
pub fn place(word: &str, naive: NaiveDateTime, clock: Clock) -> Result<Placed, Mistake> {
    if let Some(seconds) = offset(word) {
        return Ok(Placed::Once(Utc.from_utc_datetime(&(naive - Duration::seconds(seconds)))));
    }
    if let Some((instant, _)) = readings(clock.zone(), naive).into_iter().find(|(_, name)| is(name, word)) {
        return Ok(Placed::Once(instant));
    }
    let zones = abbreviated(word);
    if !zones.is_empty() {
        return by_abbreviation(word, zones, naive);
    }
    let zone: TimeZone = word.parse()?;
    Ok(Clock::new(zone.0).place(&Timestamp::local(naive)))
}

/// `Z`, `UTC`, `+02:00`, `+0200`, `+2`, `UTC+2`: seconds ahead of UTC.
fn offset(word: &str) -> Option<i64> {
    let upper = word.to_ascii_uppercase();
    let behind = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")).unwrap_or(&upper);
    if matches!(behind, "" | "Z") {
        return Some(0);
    }
    let (sign, digits) = behind.split_at_checked(1)?;
    let digits = digits.replace(':', "");
    let full = match digits.len() {
        1 | 2 => format!("{sign}{digits:0>2}:00"),
        4 => format!("{sign}{}:{}", &digits[..2], &digits[2..]),
        _ => return None,
    };
    reading::offset(&full).map(|offset| offset.seconds().into())
}

fn is(name: &str, word: &str) -> bool {
    name.eq_ignore_ascii_case(word)
}

/// The instants at which `zone` showed `naive`, each with the abbreviation then in force.
fn readings(zone: Tz, naive: NaiveDateTime) -> Vec<(Instant, String)> {
    let named = |time: DateTime<Tz>| (time.to_utc(), time.offset().abbreviation().to_owned());
    match zone.from_local_datetime(&naive) {
        LocalResult::Single(time) => vec![named(time)],
        LocalResult::Ambiguous(first, second) => vec![named(first), named(second)],
        LocalResult::None => Vec::new(),
    }
}

/// Several zones behind one word are fine while they agree on the instant.
fn by_abbreviation(word: &str, zones: &[&str], naive: NaiveDateTime) -> Result<Placed, Mistake> {
    let mistake = |why: String| Mistake::new(Defect::UnknownTimeZone, format!("{} {why}", shown(word)));
    let mut by_zone: Vec<Vec<(Instant, String)>> =
        zones.iter().filter_map(|name| Tz::named(name)).map(|zone| readings(zone, naive)).collect();
    by_zone.dedup();
    if by_zone.len() > 1 {
        let names = zones.join("` or `");
        return Err(ambiguous(word, zones).help(format!("write `{names}`, or the offset from UTC, as in `+02:00`")));
    }
    let in_force = by_zone.into_iter().flatten().find(|(_, name)| is(name, word));
    in_force.map(|(instant, _)| Placed::Once(instant)).ok_or_else(|| {
        let day = naive.format("%Y-%m-%d");
        let zone = zones.first().copied().unwrap_or_default();
        mistake(format!("was not in force on {day}")).help(format!("write `{zone}`, or the offset from UTC"))
    })
}
