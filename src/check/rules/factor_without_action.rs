//! A contributing factor that no action answers.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::unanswered::is_addressed;
use crate::finding::{FieldPath, shown};

pub static RULE: Rule = Rule {
    id: "factor-without-action",
    family: Family::Causes,
    levels: Levels::of('-', 'W', 'E'),
    summary: "a contributing factor that no action addresses",
    why: "A cause that is found and left alone comes back. CCADB incident reports must have an action item for each \
          root cause. A declined action is an answer too, with its reason; where nothing needs to be done at all, \
          `no_actions_because` says so.",
    help: "add the factor's id to `addresses` of the action that answers it, or write that action",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let record = subject.record;
    // Without any action, those are what is missing, and another rule says so.
    if record.no_actions_because.is_some() || record.action_items.is_empty() {
        return;
    }
    for (place, factor) in record.contributing_factors.iter().enumerate() {
        match &factor.id {
            Some(id) if is_addressed(record, id) => {}
            Some(id) => {
                let field = FieldPath::of_item("contributing_factors", place, "id");
                found.add(Saying::new(field, format!("no action addresses {}", shown(id))));
            }
            // Without an id it cannot be addressed; that is what is missing.
            None => {}
        }
    }
}
