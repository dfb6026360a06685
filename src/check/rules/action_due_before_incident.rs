//! An action that was due before the incident.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "action-due-before-incident",
    family: Family::Actions,
    levels: Levels::always('E'),
    summary: "an action that was due before the day on which the incident started",
    why: "Nothing that follows from an incident can be due before it. It is a slip of the year or the month, or a date \
          that came along with a copied action, and it makes the action overdue from its first day on.",
    help: "correct the year, the month or the day of `due`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(started) = subject.started_on() else { return };
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let Some(due) = action.due.filter(|due| due.0 < started) else { continue };
        let field = FieldPath::of_item("action_items", place, "due");
        found.add(Saying::new(field, format!("due on `{due}`, before the incident started on {started}")));
    }
}
