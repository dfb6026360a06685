//! Times that are counted from another: `now`, `+5m`, `10 minutes ago`.

use chrono::{Duration, DurationRound as _};

use super::Around;
use crate::finding::{Defect, Mistake, shown};
use crate::record::time::clock::Instant;

/// The instant; `None` for a text of another form.
pub fn read(text: &str, around: &Around) -> Option<Result<Instant, Mistake>> {
    let text = text.trim().to_lowercase();
    if matches!(&*text, "now" | "just now" | "right now") {
        return Some(Ok(whole_minute(around.now)));
    }
    if let Some(length) = text.strip_suffix(" ago") {
        let (length, to_the_second) = length_of(length)?;
        let now = if to_the_second { around.now } else { whole_minute(around.now) };
        return Some(now.checked_sub_signed(length).ok_or_else(|| too_far(&text)));
    }
    let later = ["later", "after that", "after"].iter().find_map(|word| text.strip_suffix(word));
    let length = match text.strip_prefix('+') {
        // Not an offset from UTC, which stands after a clock.
        Some(length) => match length_of(length) {
            Some(length) => length,
            None => return Some(Err(without_unit(&text))),
        },
        None => length_of(later?)?,
    };
    Some(match around.previous {
        Some(previous) => previous.checked_add_signed(length.0).ok_or_else(|| too_far(&text)),
        None => Err(Mistake::new(Defect::UnreadableTime, format!("{} counts from a time before it", shown(&text)))
            .help("write the first time in full, as in `2023-08-10 15:30`")),
    })
}

/// Nobody means the second when they say `now`.
fn whole_minute(instant: Instant) -> Instant {
    instant.duration_trunc(Duration::minutes(1)).unwrap_or(instant)
}

fn too_far(text: &str) -> Mistake {
    Mistake::new(Defect::ImpossibleClock, format!("{} is further than the calendar goes", shown(text)))
        .help("write the time in full, as in `2023-08-10 15:30`")
}

fn without_unit(text: &str) -> Mistake {
    Mistake::new(Defect::UnreadableTime, format!("{} does not say how long", shown(text)))
        .help("write a number and a unit, as in `+5m` or `+1h30m`")
}

/// `5m`, `1h30m`, `1 hour and 30 minutes`, `an hour`: how long, and whether seconds were said.
pub fn length_of(text: &str) -> Option<(Duration, bool)> {
    let (mut total, mut rest, mut to_the_second) = (Duration::zero(), text.trim(), false);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (number, after) = if let Some(("a" | "an" | "one", after)) = rest.split_once(' ') {
            (1, after)
        } else {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            // Nine digits of anything are further than any incident; more could overflow.
            (rest.get(..digits)?.parse().ok().filter(|_| (1..=9).contains(&digits))?, &rest[digits..])
        };
        let after = after.trim_start();
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let unit = match &after[..end] {
            "s" | "sec" | "secs" | "second" | "seconds" => {
                to_the_second = true;
                Duration::seconds(1)
            }
            "m" | "min" | "mins" | "minute" | "minutes" => Duration::minutes(1),
            "h" | "hr" | "hrs" | "hour" | "hours" => Duration::hours(1),
            "d" | "day" | "days" => Duration::days(1),
            "w" | "week" | "weeks" => Duration::weeks(1),
            _ => return None,
        };
        total = total.checked_add(&(unit * number))?;
        let next = after[end..].trim_start_matches([' ', ',', '.']);
        rest = next.strip_prefix("and ").unwrap_or(next).trim();
    }
    Some((total, to_the_second))
}
