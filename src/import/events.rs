//! A timeline's rows as events.

use super::page::Page;
use super::rows::Rows;
use super::section::Section;
use super::when::{Hints, Lead, Placed, Resolved, Where, ZoneWord, day_in, lead, resolve, usual_zone, zone_in};
use crate::record::{Event, EventKind, TimeZone, Timestamp, Tz};

/// Events, and what stood beside them.
#[derive(Debug, Default)]
pub struct Course {
    pub events: Vec<Event>,
    pub beside: Vec<String>,
    /// The zone that the source says its times are in.
    pub zone: Option<ZoneWord>,
    pub told: Vec<Told>,
}

/// Where an event begins in the source, its time as it is written there, and what is known of it.
#[derive(Debug)]
pub struct Told {
    pub at: usize,
    pub written: String,
    pub resolved: Resolved,
}

/// The events of a section. `known` is what the document says of times elsewhere, `stated` the zone of other times.
pub fn events(section: &Section<'_>, page: &Page<'_>, known: Hints, stated: Option<ZoneWord>) -> Course {
    let Rows { all: rows, beside, zone: of_column, .. } = Rows::of(section, page);
    let heading = page.text(&section.parts[0].title);
    let own = zone_in(heading).or(of_column);
    let placed: Vec<Placed> = rows
        .iter()
        .map(|row| Placed {
            lead: row.lead_there().unwrap_or_default(),
            above: row.day.as_ref().map(|above| above.day.clone()),
        })
        .collect();
    let usual = usual_zone(&placed);
    // Rows without a zone are on the clock of the document, whatever others write; no record has an offset for its zone.
    let is_bare = placed.iter().any(|row| row.lead.clock.is_some() && row.lead.zone.is_none());
    let has_offsets = usual.as_ref().is_some_and(|zone| zone.fixed().is_some());
    let first = known.zone.clone().filter(|_| is_bare || has_offsets);
    let zone = own.or(first).or(usual).or(known.zone).or(stated);
    let mut hints = Hints { days: Vec::new(), zone: zone.clone(), local: known.local, zero: known.zero };
    hints.days.extend(day_in(heading).map(|day| (day, Where::Heading)));
    hints.days.extend(known.days);
    let resolved = resolve(&placed, &hints);
    let mut out = Course { beside, zone, ..Course::default() };
    for (row, resolved) in rows.into_iter().zip(resolved) {
        // A day that cannot be told stays with each of its rows, as it is written.
        let above = row.day.as_ref().filter(|_| row.lead.as_ref().is_none_or(|lead| lead.date.is_none()));
        let written = match above.filter(|_| resolved.at.is_none()) {
            Some(above) => format!("{} {}", above.written, row.written).trim_end().to_owned(),
            None => row.written,
        };
        let text = told(&row.text, &written, row.lead.as_ref(), resolved.at.as_ref());
        let at = resolved.at.map(|at| Timestamp { approximate: resolved.approximate || at.approximate, ..at });
        let by = row.by.and_then(|by| by.parse().ok());
        let kind = kind(&row.text);
        out.events.push(Event { at, kind, text: text.parse().ok(), by, ..Event::default() });
        out.told.push(Told { at: row.at, written, resolved });
    }
    out
}

/// The IANA zone that a word means, where it means one.
pub fn meant(zone: &ZoneWord) -> Option<TimeZone> {
    Tz::named(zone.zones().first()?).map(TimeZone)
}

/// Whether a time is written with letters for digits, and is one: `4:OO PM`.
fn has_letters(written: &str) -> bool {
    let digits = written.replace(['O', 'o'], "0").replace(['I', 'l'], "1");
    lead(&digits).is_some_and(|lead| lead.clock.is_some() && lead.impossible().is_none())
}

/// What sort of event it is, where its first word says so: `**Detection:** …`. When it started and when it was over
/// is told by milestones.
fn kind(text: &str) -> Option<EventKind> {
    let (label, _) = text.trim_start_matches(['*', '_']).split_once([':', '：'])?;
    Some(match &*label.trim_end_matches(['*', '_']).trim().to_lowercase() {
        "alert" | "alerted" => EventKind::Alerted,
        "detection" | "detected" | "検知" | "検出" => EventKind::Detected,
        "acknowledged" | "acknowledgement" => EventKind::Acknowledged,
        "declared" => EventKind::Declared,
        "escalated" | "escalation" => EventKind::Escalated,
        "identified" | "cause identified" | "root cause identified" | "原因特定" => EventKind::Identified,
        "mitigated" | "mitigation" => EventKind::Mitigated,
        "recovered" | "recovery" | "復旧" => EventKind::Recovered,
        _ => return None,
    })
}

/// What an event tells: with the time as it was written, where the record's time does not say all of it.
fn told(text: &str, written: &str, lead: Option<&Lead>, at: Option<&Timestamp>) -> String {
    let Some(lead) = lead else { return format!("{written} {text}").trim_start().to_owned() };
    let is_wrong = lead.impossible().is_some() && !has_letters(written);
    let says_more = lead.end.is_some() || lead.also.is_some() || is_wrong;
    match at {
        Some(_) if !says_more => text.to_owned(),
        Some(_) => {
            let (first, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
            format!("{} ({written}){rest}", first.trim_end())
        }
        None => format!("{written} {text}"),
    }
}
