//! An open action whose day is over.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "action-overdue",
    family: Family::Actions,
    levels: Levels::always('W'),
    summary: "an open action whose due date is over",
    why: "An incident that comes back while its action was late is the one that is hard to explain. The due day itself \
          still counts, in the record's zone. It is a warning, so that records can be published while work goes on; \
          `check --deny-warnings` makes it fail.",
    help: "close it with the day on which it was done, or agree on a new day with its owner",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let today = subject.today();
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let Some(due) = action.due.filter(|due| *due < today && action.state().is_open()) else { continue };
        // Due before the incident, it is a slip of the pen and not late.
        if subject.started_on().is_none_or(|started| due.0 >= started) {
            let days = (today.0 - due.0).num_days();
            let late = if days == 1 { "yesterday".to_owned() } else { format!("{days} days ago") };
            let field = FieldPath::of_item("action_items", place, "due");
            found.add(Saying::new(field, format!("due on `{due}`, {late}, and still `{}`", action.state())));
        }
    }
}
