//! An action that was over before the incident.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "action-closed-before-incident",
    family: Family::Actions,
    levels: Levels::always('E'),
    summary: "an action that was closed before the day on which the incident started",
    why: "What was done before the incident did not follow from it, and did not prevent it either. It is a slip of the \
          year or the month, and it makes every count of how fast actions are done too good.",
    help: "correct the year, the month or the day of `closed`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(started) = subject.started_on() else { return };
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let Some(closed) = action.closed.filter(|closed| closed.0 < started) else { continue };
        let field = FieldPath::of_item("action_items", place, "closed");
        found.add(Saying::new(field, format!("closed on `{closed}`, before the incident started on {started}")));
    }
}
