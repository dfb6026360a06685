//! A declined action, and no word on why.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "action-declined-without-reason",
    family: Family::Actions,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a declined action without `declined_because`",
    why: "Not to do something is a decision, and often the right one. Without its reason it is taken again after the \
          next incident, by people who do not know what was weighed, or it looks as if the action was lost.",
    help: "say what was weighed: `declined_because: the vendor retires the part in May`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let is_silent = action.state() == ActionStatus::Declined && action.declined_because.is_none();
        let field = |key| FieldPath::of_item("action_items", place, key);
        if is_silent && !subject.is_refused(&field("declined_because")) {
            found.add(Saying::new(field("status"), "declined, and nobody says why"));
        }
    }
}
