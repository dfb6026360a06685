//! How times are read from documents, case by case.

mod heads;
mod leads;
mod properties;
mod rows;

use std::fmt::Write as _;

use chrono::Timelike as _;

use super::*;

fn day(day: &Day) -> String {
    let part = |number: Option<u32>| number.map_or("??".to_owned(), |number| format!("{number:02}"));
    let year = day.year.map_or("????".to_owned(), |year| year.to_string());
    match (day.month, day.later, day.weekday) {
        (None, Some(later), _) => format!("{later} later"),
        (None, None, Some(weekday)) => weekday.to_string(),
        _ => format!("{year}-{}-{}", part(day.month), part(day.day)),
    }
}

fn clock(clock: &Clock) -> String {
    let Some(time) = clock.time else { return "never".to_owned() };
    let form = if time.nanosecond() != 0 {
        "%H:%M:%S%.3f"
    } else if time.second() != 0 {
        "%H:%M:%S"
    } else {
        "%H:%M"
    };
    time.format(form).to_string()
}

/// What was read, in one line: `~` approximate, `!` impossible as written, `>` an end, `|` the text.
fn told(text: &str) -> String {
    lead(text).map_or("nothing".to_owned(), |lead| format!("{} | {}{}", said(&lead), lead.open, &text[lead.rest..]))
}

fn said(lead: &Lead) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(lead.date.as_ref().map(day));
    parts.extend(lead.clock.as_ref().map(clock));
    parts.extend(lead.zone.as_ref().map(|zone| zone.0.clone()));
    if let Some(end) = &lead.end {
        parts.push(">".to_owned());
        parts.extend(end.date.as_ref().map(day));
        parts.extend(end.clock.as_ref().map(clock));
    }
    if let Some((other, zone)) = &lead.also {
        let zone = zone.as_ref().map(|zone| format!(" {}", zone.0)).unwrap_or_default();
        parts.push(format!("({}{zone})", clock(other)));
    }
    if let Some(relative) = lead.relative {
        let from = if relative.from_row_before { "row" } else { "T" };
        parts.push(format!("{from}{:+}s", relative.length.num_seconds()));
    }
    if lead.impossible().is_some() {
        parts.push("!".to_owned());
    }
    if lead.approximate {
        parts.insert(0, "~".to_owned());
    }
    parts.join(" ")
}

fn all_are(cases: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = read(text);
        if found != *expected {
            let _ = writeln!(wrong, "{text:?}\n  expected {expected}\n     found {found}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
