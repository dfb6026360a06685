//! A publication before the end of the incident.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::Milestone;

pub static RULE: Rule = Rule {
    id: "published-before-resolved",
    family: Family::Order,
    levels: Levels::always('W'),
    summary: "the day of publication lies before the end of the incident",
    why: "A postmortem looks back. A day of publication before the end is a slip of the day, the month or the year; \
          and how long it takes until a postmortem is out is counted from these two.",
    help: "correct `published`, or the time at which the incident ended",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(published) = subject.record.published else { return };
    let times = subject.chronology();
    let end = [Milestone::Resolved, Milestone::Mitigated].into_iter().find_map(|end| times.reached(end));
    // An end that has not come is wrong by itself, and has a rule.
    let Some(end) = end.filter(|end| end.dated.instant <= subject.now) else { return };
    let ended_on = subject.clock().local(end.dated.instant - end.dated.slack()).date_naive();
    if published.0 < ended_on {
        let (time, milestone) = (end.dated.time, end.milestone.key());
        let message = format!("`{published}` is earlier than `{time}` (`{milestone}`)");
        found.add(Saying::new("published", message));
    }
}
