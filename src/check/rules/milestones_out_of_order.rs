//! A response whose milestones do not follow each other.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "milestones-out-of-order",
    family: Family::Order,
    levels: Levels::always('W'),
    summary: "detected, acknowledged, mitigated and resolved do not follow each other",
    why: "These are the figures that incidents are compared by, and a milestone before the one that it follows from is \
          usually a wrong hour or date. Real incidents do break the order: an outage may end by itself before anybody \
          looks. An event of kind `recovered` says so.",
    help: "correct the time; if the harm ended by itself, give that event the kind `recovered`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (later, sooner) in subject.chronology().disordered() {
        let (time, other) = (later.dated.time, sooner.dated.time);
        let (milestone, before) = (later.milestone.key(), sooner.milestone.key());
        let message = format!("`{time}` (`{milestone}`) is earlier than `{other}` (`{before}`)");
        found.add(Saying::new(later.field(), message));
    }
}
