//! What was probably meant by a text that is no time: kind to tired typists, never guessing a date.

use chrono::{NaiveDate, NaiveDateTime, Timelike as _};

use super::loose::{LooseClock, loose_clock};
use super::zone::{abbreviated_behind_time, ambiguous};
use super::{Clock, Timestamp, Tz, reading, spoken};
use crate::finding::{Defect, Mistake, shown};

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
        return in_words(exact, tilde).unwrap_or_else(|| {
            Mistake::new(Defect::UnreadableTime, format!("{} is not a time", shown(text))).help(FORMS)
        });
    };
    of_parts(text, exact_clock(clock), day, &loose, tilde)
}

/// What a date in words (`August 10, 2023, 3:30 PM`) belongs into a record as.
fn in_words(text: &str, tilde: &str) -> Option<Mistake> {
    let words = spoken::words::read(text).ok()?;
    let (day, loose, zone) = words.whole()?;
    let loose = LooseClock { rest: zone.to_owned(), ..loose.clone() };
    Some(of_parts(text, "%H:%M", Some(day), &loose, tilde))
}

/// Seconds are kept where they were written.
fn exact_clock(clock: &str) -> &'static str {
    if clock.matches(':').count() > 1 { "%H:%M:%S" } else { "%H:%M" }
}

/// A time behind which an abbreviation stands: the same with each offset that may be meant.
fn by_abbreviation(text: &str, naive: NaiveDateTime, word: &str, tilde: &str) -> Option<Mistake> {
    let zones = abbreviated_behind_time(word);
    // Zones that had one offset on that day are one reading.
    let mut readings: Vec<(String, Vec<&str>)> = Vec::new();
    for name in zones {
        let clock = Clock::new(Tz::named(name)?);
        let instant = clock.instant(&Timestamp::local(naive))?;
        let written = format!("{}{tilde}", Timestamp::local(naive).at_offset(clock.local(instant).fixed_offset()));
        match readings.iter_mut().find(|(known, _)| *known == written) {
            Some((_, names)) => names.push(name),
            None => readings.push((written, vec![name])),
        }
    }
    let listed: Vec<String> =
        readings.iter().map(|(written, names)| format!("`{written}` for {}", names.join(" and "))).collect();
    let mistake = ambiguous(word, zones).help(format!("write {}", listed.join(", or ")));
    Some(match readings.as_slice() {
        [] => return None,
        [(only, _)] => {
            Mistake { message: format!("{} names its zone by an abbreviation", shown(text)), ..mistake }.instead(only)
        }
        _ => Mistake { message: format!("{} may be several times: {}", shown(text), mistake.message), ..mistake },
    })
}

fn of_parts(text: &str, form: &str, day: Option<NaiveDate>, loose: &LooseClock, tilde: &str) -> Mistake {
    let mistake = match &loose.wrong {
        Some(why) => Mistake::new(Defect::ImpossibleClock, format!("{} is not a time: {why}", shown(text))),
        None => Mistake::new(Defect::UnreadableTime, format!("{} is not in a record's form", shown(text))),
    };
    let Some(time) = loose.time else { return mistake.help(FORMS) };
    let written = time.format(if time.second() == 0 { form } else { "%H:%M:%S" });
    let Some(day) = day else {
        return mistake.help(format!("write `{written}` with its date, as in `2023-08-10 {written}`"));
    };
    let in_zone =
        by_abbreviation(text, NaiveDateTime::new(day, time), &loose.rest, tilde).filter(|_| loose.wrong.is_none());
    let instead = match suffix(&loose.rest) {
        Some("") => Some(format!("{} {written}{tilde}", day.format("%Y-%m-%d"))),
        Some(zone) => {
            let whole = NaiveDateTime::new(day, time).format("%Y-%m-%dT%H:%M:%S");
            Some(format!("{whole}{zone}{tilde}"))
        }
        None => None,
    };
    match instead {
        Some(instead) if loose.certain => mistake.help(format!("write `{instead}`")).rewritten(instead),
        Some(instead) => mistake.help(format!("write `{instead}` if that was meant")).instead(instead),
        None => in_zone.unwrap_or_else(|| {
            let local = format!("{} {written}", day.format("%Y-%m-%d"));
            let rest = shown(&loose.rest);
            mistake.help(format!(
                "write `{local}` if the record's `time_zone` is meant, else the offset from UTC in place of {rest}"
            ))
        }),
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
