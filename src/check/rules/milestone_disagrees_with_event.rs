//! A milestone that is written twice, differently.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "milestone-disagrees-with-event",
    family: Family::Order,
    levels: Levels::always('E'),
    summary: "a milestone and the event of its kind give different times",
    why: "Durations are computed from milestones, and readers check them against the timeline. Where the two differ, \
          one of them is wrong, and with it either the figures or the story.",
    help: "write the same time in both, or leave the milestone out: the event sets it",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    for written in &times.written {
        let Some(kind) = written.milestone.event() else { continue };
        // Things are detected, escalated and mitigated more than once: any of the events will do.
        let mut events = times.events.iter().filter(|event| event.kind == Some(kind));
        let Some(first) = events.next() else { continue };
        if written.dated.may_be(&first.dated) || events.any(|event| written.dated.may_be(&event.dated)) {
            continue;
        }
        let (time, told) = (written.dated.time, first.dated.time);
        let message = format!("`{time}` disagrees with the event of kind `{kind}` at `{told}`");
        found.add(Saying::new(written.field(), message));
    }
}
