//! What is said of one incident or action, in plain words.

use chrono::NaiveDate;

use crate::insight::{Anniversary, CameBack, Incident, New, Promised, Waiting};
use crate::record::{Relation, Status};
use crate::render::date;
use crate::report::counted;

/// `sev2, queue, 2026-10-01, 1 h`.
pub fn incident(incident: &Incident) -> String {
    let kind = incident.kind.map(|kind| kind.as_str().replace('_', " "));
    let services = (!incident.services.is_empty()).then(|| incident.services.join(", "));
    let day = incident.day.map(|day| day.to_string());
    let took = incident.duration.filter(|took| took.length > chrono::Duration::zero()).map(|took| took.to_string());
    let parts = [incident.severity.clone(), kind, services, day, took];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a new one is new for, and how far it is.
pub fn new(new: New<'_>) -> String {
    match (new.began, new.published, new.incident.status) {
        (_, true, _) => "published".to_owned(),
        (_, _, Status::Draft) => "being written".to_owned(),
        (_, _, Status::InReview) => "in review".to_owned(),
        (_, _, status) => status.as_str().to_owned(),
    }
}

/// `41 days overdue`, `due Tuesday, November 24`.
pub fn when(promised: Promised<'_>) -> String {
    match (promised.days_late, promised.action.due) {
        (Some(days), _) => format!("{} overdue", days_of(days)),
        (None, Some(due)) => format!("due {}", day(due.0)),
        (None, None) => String::new(),
    }
}

/// `A1 of 2026-10-01-queue-stalled, sev2, p1, prevent, due 2026-10-20`.
pub fn promised(promised: Promised<'_>) -> String {
    let Promised { incident, action, place, .. } = promised;
    let id = action.id.clone().unwrap_or_else(|| format!("action {}", place + 1));
    let mut parts = vec![format!("{id} of {}", incident.name)];
    parts.extend(incident.severity.clone());
    parts.extend(action.priority.map(|priority| priority.as_str().to_owned()));
    parts.extend(action.kind.map(|kind| kind.as_str().to_owned()));
    parts.extend(action.due.filter(|_| promised.days_late.is_some()).map(|due| format!("due {due}")));
    parts.join(", ")
}

/// How long a record has waited.
pub fn waiting(waiting: Waiting<'_>) -> String {
    match (waiting.since, waiting.incident.status) {
        (Some((what, days)), _) => format!("{} {} ago", what.as_str(), days_of(days)),
        (None, Status::Draft) => "no time yet".to_owned(),
        (None, status) => status.as_str().replace('_', " "),
    }
}

/// `2 years ago`.
pub fn years(years: u32) -> String {
    if years == 1 { "a year ago".to_owned() } else { format!("{years} years ago") }
}

/// What became of the actions of one that was years ago.
pub fn follow_through(anniversary: Anniversary<'_>) -> Option<String> {
    let Anniversary { incident, open, overdue, .. } = anniversary;
    match (open, overdue) {
        (0, _) if incident.are_all_done() => Some("all of its actions are done".to_owned()),
        (0, _) => None,
        (open, 0) => Some(format!("{} still to be done", counted(open, "action"))),
        (open, overdue) if open == overdue => Some(format!("{} overdue", counted(open, "action"))),
        (open, overdue) => Some(format!("{} still to be done, {overdue} overdue", counted(open, "action"))),
    }
}

/// That something was there before, in two words.
pub const fn came_back(like: &CameBack<'_>) -> &'static str {
    match like.relation {
        Some(Relation::RecurrenceOf) => "came back",
        Some(_) => "same cause",
        None => "reads alike",
    }
}

/// How two incidents hang together.
pub fn likeness(like: &CameBack<'_>) -> String {
    let earlier = &like.earlier.name;
    let said = match like.relation {
        Some(Relation::RecurrenceOf) => format!("is a recurrence of {earlier}"),
        Some(_) => format!("has the same cause as {earlier}"),
        None => format!("reads like {earlier}"),
    };
    if like.reasons.is_empty() { said } else { format!("{said}: {}", like.reasons.join(", ")) }
}

/// `Tuesday, November 24`.
fn day(day: NaiveDate) -> String {
    let whole = date(day);
    let without_year = whole.split_once(',').map_or(whole.as_str(), |(day, _)| day);
    format!("{}, {without_year}", day.format("%A"))
}

fn days_of(days: i64) -> String {
    counted(usize::try_from(days).unwrap_or_default(), "day")
}
