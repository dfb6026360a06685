//! A timeline that begins when somebody noticed.

use crate::check::chronology::event_field;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{EventKind, Milestone};

pub static RULE: Rule = Rule {
    id: "timeline-starts-at-detection",
    family: Family::Completeness,
    levels: Levels::of('-', 'N', 'N'),
    summary: "a timeline that tells nothing from before the detection",
    why: "What led to an incident happened before anybody noticed it. PagerDuty's postmortem guide advises, against \
          hindsight bias, to start a timeline at a point before the incident and to work forward from there, not \
          backwards from the resolution.",
    help: "add what came before: the change, the first harm, the last time all was well",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    // What has no certain place may lie before; and of one or two events the first is not the point.
    if times.events.len() < subject.record.timeline.len().max(3) || !times.misplaced().is_empty() {
        return;
    }
    let by_event = times.events.iter().find(|event| event.kind == Some(EventKind::Detected)).map(|event| event.dated);
    let Some(detected) = by_event.or_else(|| Some(times.reached(Milestone::Detected)?.dated)) else { return };
    let Some(first) = times.events.first() else { return };
    // In the same minute, what stands above is what came before.
    let is_lead_up = first.dated.instant < detected.instant
        || (first.dated.instant == detected.instant
            && matches!(first.kind, Some(EventKind::Change | EventKind::Started | EventKind::Decision)));
    if !is_lead_up {
        let message = format!("the timeline begins at `{}`, when it was already detected", first.dated.time);
        found.add(Saying::new(event_field(first.place), message));
    }
}
