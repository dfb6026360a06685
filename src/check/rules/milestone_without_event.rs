//! A milestone that the timeline passes over.

use chrono::Duration;

use crate::check::chronology::{Chronology, Entry, Reached};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{Communication, Instant, Milestone};

pub static RULE: Rule = Rule {
    id: "milestone-without-event",
    family: Family::Completeness,
    levels: Levels::of('-', 'N', 'N'),
    summary: "a milestone at whose time the timeline is silent",
    why: "Milestones say when it was detected or mitigated, and only the timeline says how and by what. A milestone \
          without an event is a figure that nobody can follow.",
    help: "add the event, or give the one that is meant this time",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    // An event that has no certain place may be the one; and a timeline that is too short lacks more than this.
    if times.events.len() < subject.record.timeline.len().max(3) || !is_in_order(times) {
        return;
    }
    let instants = || times.events.iter().map(|event| event.dated.instant);
    let Some((first, last)) = instants().min().zip(instants().max()) else { return };
    for written in times.written.iter().filter(|written| is_within(written.dated.instant, first, last)) {
        let kind = written.milestone.event();
        let is_of_kind = |event: &Entry<'_>| kind.is_some() && event.kind == kind;
        // An alert, and who took it on a moment later, are often told as one event.
        let is_near = |event: &Entry<'_>| event.dated.is_within(Duration::minutes(5), &written.dated);
        let is_told = times.events.iter().any(is_of_kind) || times.events.iter().any(is_near);
        if !is_told && !is_message(subject, written) {
            let message =
                format!("the timeline has no event at `{}` (`{}`)", written.dated.time, written.milestone.key());
            found.add(Saying::new(written.field(), message));
        }
    }
}

/// Where milestones contradict each other, that is what is wrong.
fn is_in_order(times: &Chronology<'_>) -> bool {
    let reached: Vec<Reached<'_>> = Milestone::ALL.into_iter().filter_map(|it| times.reached(it)).collect();
    let is_first = |started: &Reached<'_>| reached.iter().all(|it| !it.dated.is_surely_before(&started.dated));
    times.disordered().is_empty() && times.reached(Milestone::Started).is_none_or(|started| is_first(&started))
}

/// A milestone far outside the timeline belongs to what the timeline does not tell, or is wrong.
fn is_within(written: Instant, first: Instant, last: Instant) -> bool {
    let day = Duration::days(1);
    (written >= first || written >= first - day) && (written <= last || written <= last + day)
}

/// What was told to the public may stand among the messages.
fn is_message(subject: &Subject<'_>, written: &Reached<'_>) -> bool {
    let at = |message: &Communication| subject.instant(message.at.as_ref()?);
    written.milestone == Milestone::PublicNotified
        && subject
            .record
            .communications
            .iter()
            .filter_map(at)
            .any(|at| (at - written.dated.instant).abs() < Duration::minutes(1))
}
