//! What went poorly, and stays so.

use crate::check::rule::{Check, Family, Found, Levels, Rule};
use crate::check::subject::Subject;
use crate::check::unanswered::unanswered;

pub static RULE: Rule = Rule {
    id: "went-poorly-without-action",
    family: Family::Causes,
    levels: Levels::of('-', 'W', 'W'),
    summary: "what went poorly, and no action addresses it",
    why: "What made an incident longer or worse will do so again, whatever its next cause is. CCADB incident reports must have an action item for each. A declined action is an answer too, with its reason; where nothing needs to be done at all, `no_actions_because` says so.",
    help: "add the lesson's id to `addresses` of the action that answers it, or write that action",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if let Some(lessons) = &subject.record.lessons {
        unanswered(subject, "went_poorly", &lessons.went_poorly, found);
    }
}
