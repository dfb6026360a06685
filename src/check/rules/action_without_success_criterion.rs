//! An action that prevents, and nobody says how one can tell.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{ActionKind, ActionStatus};

pub static RULE: Rule = Rule {
    id: "action-without-success-criterion",
    family: Family::Actions,
    levels: Levels::of('-', 'N', 'N'),
    summary: "an action of kind `prevent` without `done_when`",
    why: "Prevention is what a later incident is held against, and \"we did something about it\" is no answer then. CCADB \
          incident reports ask how each action can be seen to have worked.",
    help: "say how one can tell, as in `done_when: a load test at 2x peak leaves 20% of the pool free`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let over = matches!(action.state(), ActionStatus::Declined | ActionStatus::Superseded);
        if action.kind != Some(ActionKind::Prevent) || over || action.done_when.is_some() {
            continue;
        }
        let field = FieldPath::of_item("action_items", place, "done_when");
        if !subject.is_refused(&field) {
            found.add(Saying::new(field, "nobody can tell when this prevents what it is to prevent"));
        }
    }
}
