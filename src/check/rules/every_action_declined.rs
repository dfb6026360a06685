//! A record all of whose actions were declined.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "every-action-declined",
    family: Family::Actions,
    levels: Levels::always('W'),
    summary: "every action of the record was declined",
    why: "Each of the decisions may be right, but together they say that the incident may come back as it was. Somebody \
          has to have said so on purpose: `no_actions_because` is the place.",
    help: "agree on one action that is small enough to be done, or say why none is needed in `no_actions_because`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let actions = &subject.record.action_items;
    let field = "no_actions_because";
    if subject.record.no_actions_because.is_some() || subject.is_refused(&field.into()) {
        return;
    }
    // A superseded action lives on in another one, which is told by itself if it was declined.
    let declined = actions.iter().filter(|action| action.state() == ActionStatus::Declined).count();
    if declined > 0 && declined == actions.len() && !subject.is_refused(&"action_items".into()) {
        let message = match declined {
            1 => "the only action was declined".to_owned(),
            count => format!("{count} of {count} actions were declined"),
        };
        found.add(Saying::new("action_items", message));
    }
}
