//! An open action whose day is over.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::Date;

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
    let started_on = subject.started_on();
    for (place, action) in subject.record.action_items.iter().enumerate() {
        // One that was due before its incident began is told as that slip.
        let is_slip = |due: Date| started_on.is_some_and(|started| due.0 < started);
        let due = action.due.filter(|due| !is_slip(*due));
        if let (Some(due), Some(days)) = (due, action.days_late(today.0)) {
            let late = if days == 1 { "yesterday".to_owned() } else { format!("{days} days ago") };
            let field = FieldPath::of_item("action_items", place, "due");
            found.add(Saying::new(field, format!("due on `{due}`, {late}, and still `{}`", action.state())));
        }
    }
}
