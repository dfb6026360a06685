//! Another milestone before `started`.

use crate::check::chronology::{RESPONSE, Reached, is_told_by_the_timeline};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::Milestone;

pub static RULE: Rule = Rule {
    id: "started-not-first",
    family: Family::Order,
    levels: Levels::always('E'),
    summary: "another milestone lies before `started`",
    why: "`started` is the first harm, also when nobody had noticed yet. Nobody can detect or acknowledge what has \
          not begun, and the time to detect would be negative.",
    help: "set `started` to the first harm, or correct the other time",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    let Some(started) = times.reached(Milestone::Started) else { return };
    let is_early =
        |other: &Reached<'_>| other.dated.is_surely_before(&started.dated) && !is_told_by_the_timeline(&started, other);
    let others = RESPONSE.into_iter().filter_map(|milestone| times.reached(milestone));
    // The first of them is enough: one wrong `started` makes all of them early.
    let Some(first) = others.filter(is_early).min_by_key(|other| other.dated.instant) else { return };
    found.add(Saying::new(
        started.field(),
        format!("`{}` is later than `{}`, when it was {}", started.dated.time, first.dated.time, was(first.milestone)),
    ));
}

/// As it ends a sentence that begins with the incident.
const fn was(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Detected => "already detected",
        Milestone::Acknowledged => "already acknowledged",
        Milestone::Declared => "already declared",
        Milestone::Escalated => "already escalated",
        Milestone::Identified => "already identified",
        _ => "already public",
    }
}
