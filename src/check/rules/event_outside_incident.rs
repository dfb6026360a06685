//! An event long before the incident began, or long after it ended.

use chrono::Duration;

use crate::check::chronology::{Entry, Reached, event_field};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{EventKind, Milestone};

pub static RULE: Rule = Rule {
    id: "event-outside-incident",
    family: Family::Order,
    levels: Levels::of('N', 'W', 'W'),
    summary: "an event far before the start of the incident or after its end",
    why: "What led up to an incident may be old, and follow-up takes days; but a responder cannot have acted days \
          before anything broke. Such a time is usually a wrong day or month.",
    help: "correct the time, or give the event a kind that leads up to an incident, as `change` or `note`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    let started = times.reached(Milestone::Started);
    let ends = [Milestone::Closed, Milestone::Resolved, Milestone::Mitigated];
    let end = ends.into_iter().filter_map(|milestone| times.reached(milestone)).max_by_key(|end| end.dated.instant);
    // A frame that is itself wrong is told by its own rule, and would put every event outside.
    if started.zip(end).is_some_and(|(started, end)| end.dated.instant < started.dated.instant) {
        return;
    }
    // In the order of the timeline, as the events are.
    let misplaced = times.misplaced();
    let is_misplaced = |event: &Entry<'_>| misplaced.binary_search_by_key(&event.place, |it| it.place).is_ok();
    let judged = || times.events.iter().filter(|event| !is_misplaced(event));
    if let Some(started) = started {
        let start = started.dated.instant;
        let is_early =
            |event: &&Entry<'_>| event.dated.instant < start && event.dated.instant + lead_up(event.kind) < start;
        let early = judged().filter(is_early);
        tell(&early.collect::<Vec<_>>(), times.events.len(), &started, "before the incident started", found);
    }
    if let Some(end) = end {
        let is_late = |event: &&Entry<'_>| {
            event.dated.instant > end.dated.instant + FOLLOW_UP && event.dated.instant <= subject.now
        };
        tell(&judged().filter(is_late).collect::<Vec<_>>(), times.events.len(), &end, "after its end", found);
    }
}

/// How long after the end something may still belong to the incident.
const FOLLOW_UP: Duration = Duration::days(30);

/// How long before the start an event of this kind may be.
const fn lead_up(kind: Option<EventKind>) -> Duration {
    match kind {
        Some(EventKind::Change | EventKind::Decision | EventKind::Communicated | EventKind::Note) => {
            Duration::days(365 * 100)
        }
        // Most events have no kind, and the first ones often tell what led up to it.
        None => Duration::days(30),
        Some(_) => Duration::days(1),
    }
}

/// One finding an event; but where most events are outside, the one time they are measured by is wrong.
fn tell(outside: &[&Entry<'_>], all: usize, edge: &Reached<'_>, side: &str, found: &mut Found) {
    if outside.len() > 1 && outside.len() * 2 > all {
        let message = format!("`{}` leaves most of the timeline far {side}", edge.dated.time);
        found
            .add(Saying::new(edge.field(), message).help(format!("correct `{}`, or the events", edge.milestone.key())));
        return;
    }
    for event in outside {
        let days = (event.dated.instant - edge.dated.instant).num_days().abs();
        let message = format!("`{}` is {days} days {side} (`{}`)", event.dated.time, edge.dated.time);
        found.add(Saying::new(event_field(event.place), message));
    }
}
