//! An action that nobody answers for.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "action-without-owner",
    family: Family::Actions,
    levels: Levels::of('N', 'W', 'E'),
    summary: "an action that nobody answers for",
    why: "What everybody should do, nobody does: the Google SRE book asks for an owner of every action item. Of 168 \
          action items in public postmortems, 138 had none. Done actions need one too, as somebody to ask; declined \
          and superseded ones do not.",
    help: "name the one person or role that answers for it: `owner: database team`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let over = matches!(action.state(), ActionStatus::Declined | ActionStatus::Superseded);
        if action.owner.is_some() || over {
            continue;
        }
        let field = FieldPath::of_item("action_items", place, "owner");
        if !subject.is_refused(&field) {
            found.add(Saying::new(field, "nobody answers for this action"));
        }
    }
}
