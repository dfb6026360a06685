//! The days on which open actions are due.
//!
//! As events of a whole day, not as tasks: of a calendar that somebody subscribes to, Google and Outlook show events
//! alone. They take up nobody's time (`TRANSP:TRANSPARENT`).

use std::fmt::Write as _;

use super::ical::Lines;
use crate::archive::address::Address;
use crate::archive::incident_path;
use crate::archive::pages::OwnedActions;
use crate::archive::plan::Plan;
use crate::archive::utc::Utc;
use crate::insight::{Action, Incident};
use crate::record::{Date, Priority};
use crate::render::{line_to_text, to_text};

/// The calendar of all.
pub fn all(incidents: &[Incident], plan: Plan<'_>) -> String {
    let title = format!("{}: actions due", plan.config.site_title);
    due_calendar(&title, actions(incidents.iter(), |_| true), plan.config.base_url.as_deref())
}

/// The calendar of one owner.
pub fn of(owner: &OwnedActions, incidents: &[Incident], plan: Plan<'_>) -> String {
    let title = format!("{}: actions of {}", plan.config.site_title, owner.name);
    let own = owner.members.iter().map(|number| &incidents[*number]);
    let own = actions(own, |action| action.owner.as_ref() == Some(&owner.name));
    due_calendar(&title, own, plan.config.base_url.as_deref())
}

/// The actions of incidents that are meant, each by its incident and its place in it.
fn actions<'a>(
    incidents: impl Iterator<Item = &'a Incident>,
    is_meant: impl Fn(&Action) -> bool,
) -> impl Iterator<Item = (&'a Incident, usize)> {
    incidents.flat_map(move |incident| {
        let meant = |(_, action): &(usize, &Action)| is_meant(action);
        let places: Vec<usize> = incident.actions.iter().enumerate().filter(meant).map(|(place, _)| place).collect();
        places.into_iter().map(move |place| (incident, place))
    })
}

/// A calendar of actions, each told by its incident and its place in it: those that are to be done by a day. `base` is
/// the address of the site that has their pages.
pub fn due_calendar<'a>(
    title: &str,
    actions: impl Iterator<Item = (&'a Incident, usize)>,
    base: Option<&str>,
) -> String {
    let address = Address::new(base, "");
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//hotwash//actions//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    // The first of these is what the standard says, the others are what programs read.
    lines.text("NAME", title);
    lines.text("X-WR-CALNAME", title);
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
    lines.put("X-PUBLISHED-TTL", "PT12H");
    let mut is_empty = true;
    for (incident, place) in actions {
        let action = &incident.actions[place];
        if let Some(due) = action.due.filter(|_| action.status.is_open()) {
            event(&mut lines, incident, place, due, &address);
            is_empty = false;
        }
    }
    if is_empty {
        nothing(&mut lines);
    }
    lines.put("END", "VCALENDAR");
    lines.into_string()
}

fn event(lines: &mut Lines, incident: &Incident, place: usize, due: Date, address: &Address) {
    let action = &incident.actions[place];
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &uid(incident, place));
    // When the record last changed by its own account: the same record gives the same calendar on any day.
    let midnight = || due.0.and_hms_opt(0, 0, 0).map(|midnight| midnight.and_utc());
    let stamp = incident.updated.and_then(Utc::of).or_else(|| midnight().and_then(Utc::of));
    lines.time("DTSTAMP", stamp.unwrap_or_default());
    lines.time("DTSTART;VALUE=DATE", due);
    // The last day of the calendar has none after it, and an event of one day needs no end.
    if let Some(next) = due.0.succ_opt() {
        lines.time("DTEND;VALUE=DATE", Date(next));
    }
    let text = action.text.as_deref().map(to_text);
    lines.text("SUMMARY", text.as_deref().or(action.id.as_deref()).unwrap_or(&incident.title));
    let mut description = format!("From: {}", line_to_text(&incident.title));
    let mut say = |what: &str, said: Option<&str>| {
        if let Some(said) = said {
            let _ = write!(description, "\n{what}: {said}");
        }
    };
    say("Owner", action.owner.as_deref());
    say("Priority", action.priority.map(Priority::as_str));
    say("Done when", action.done_when.as_deref().map(to_text).as_deref());
    say("Tracker", action.tracker.as_deref());
    lines.text("DESCRIPTION", &description);
    // A calendar lies nowhere: a relative address would lead nobody anywhere.
    if let Some(page) = address.whole(&incident_path(&incident.name)) {
        let anchor = action.id.as_deref().map(|id| format!("#{id}")).unwrap_or_default();
        lines.put("URL", &format!("{page}{anchor}"));
    }
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("END", "VEVENT");
}

/// The name of an action, for good: by its id, and by its place where it has none of its own.
fn uid(incident: &Incident, place: usize) -> String {
    let id = incident.actions[place].id.as_deref();
    let is_taken = |id: &str| incident.actions[..place].iter().any(|other| other.id.as_deref() == Some(id));
    match id.filter(|id| !is_taken(id)) {
        Some(id) => format!("{}.{id}@hotwash", incident.name),
        // No id has this sign.
        None => format!("{}+{}@hotwash", incident.name, place + 1),
    }
}

/// A calendar has to have something in it: a time zone that nothing uses.
fn nothing(lines: &mut Lines) {
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", "UTC");
    lines.put("BEGIN", "STANDARD");
    lines.put("DTSTART", "19700101T000000");
    lines.put("TZOFFSETFROM", "+0000");
    lines.put("TZOFFSETTO", "+0000");
    lines.put("END", "STANDARD");
    lines.put("END", "VTIMEZONE");
}
