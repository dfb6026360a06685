//! An action that is over, and nobody says since when.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "action-done-without-date",
    family: Family::Actions,
    levels: Levels::always('E'),
    summary: "a done or declined action that does not say since when",
    why: "Whether actions are carried out, and how long that takes, is what shows that postmortems are worth their \
          while. It is counted from the day an action was closed, which only whoever closed it knows.",
    help: "write the day on which it was done or declined: `closed: 2026-03-31`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let state = action.state();
        let field = |key| FieldPath::of_item("action_items", place, key);
        let is_over = matches!(state, ActionStatus::Done | ActionStatus::Declined);
        if is_over && action.closed.is_none() && !subject.is_refused(&field("closed")) {
            // Shown at the status: that is written, and what is missing follows from it.
            found.add(Saying::new(field("status"), format!("`{state}`, and no day on which it was closed")));
        }
    }
}
