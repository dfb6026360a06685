//! An open action without a day by which it is done.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "action-without-due-date",
    family: Family::Actions,
    levels: Levels::of('N', 'W', 'E'),
    summary: "an open action without a day by which it is done",
    why: "Without a day, an action can be neither late nor followed up. Of 168 action items in public postmortems, 163 \
          had none. Only what is still to be done needs one: done, declined and superseded actions do not.",
    help: "write the day by which it is done: `due: 2026-03-31`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, action) in subject.record.action_items.iter().enumerate() {
        if action.due.is_some() || !action.state().is_open() {
            continue;
        }
        let field = FieldPath::of_item("action_items", place, "due");
        if !subject.is_refused(&field) {
            found.add(Saying::new(field, "this action has no day by which it is done"));
        }
    }
}
