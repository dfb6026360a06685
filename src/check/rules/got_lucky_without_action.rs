//! What only luck prevented, and may happen next time.

use crate::check::rule::{Check, Family, Found, Levels, Rule};
use crate::check::subject::Subject;
use crate::check::unanswered::unanswered;

pub static RULE: Rule = Rule {
    id: "got-lucky-without-action",
    family: Family::Causes,
    levels: Levels::of('-', 'N', 'N'),
    summary: "what only luck prevented, and no action addresses it",
    why: "Luck is a safeguard that nobody maintains: what it prevented this time is the next incident, written down beforehand. CCADB incident reports should have an action item for it. A declined action is an answer too, with its reason.",
    help: "add the lesson's id to `addresses` of the action that answers it, or write that action",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if let Some(lessons) = &subject.record.lessons {
        unanswered(subject, "got_lucky", &lessons.got_lucky, found);
    }
}
