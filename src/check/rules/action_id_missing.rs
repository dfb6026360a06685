//! An action without an id.

use crate::check::free_ids;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, Repair};

pub static RULE: Rule = Rule {
    id: "action-id-missing",
    family: Family::Actions,
    levels: Levels::of('N', 'N', 'W'),
    summary: "an action without an id",
    why: "Meetings, commits and later records refer to an action by its id. Its place in the list is no name: that \
          changes when one is added above it.",
    help: "give it an id that the record does not have yet, as in `id: A1`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let mut free = None;
    let actions = subject.record.action_items.iter().enumerate();
    for (place, _) in actions.filter(|(_, action)| action.id.is_none()) {
        let field = FieldPath::of_item("action_items", place, "id");
        if !subject.is_refused(&field) {
            let free = free.get_or_insert_with(|| free_ids::for_actions(subject.record));
            let Some(id) = free.next() else { return };
            let saying = Saying::new(field.clone(), "this action has no id");
            found.add(saying.help(format!("give it the next one: `id: {id}`")).repair(Repair::Set(field, id)));
        }
    }
}
