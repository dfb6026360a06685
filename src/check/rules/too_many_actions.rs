//! More actions than get done.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "too-many-actions",
    family: Family::Actions,
    levels: Levels::of('-', 'N', 'N'),
    summary: "more than ten actions that are to be done",
    why: "A long list is done from the easy end, and the action that would have helped most waits behind twenty that \
          help little. Declined and superseded actions do not count.",
    help: "keep those that answer a cause, and move the rest to where ordinary work is planned",
    check: Check::Record(check),
};

/// As many as a team follows through beside its other work.
const MOST: usize = 10;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let is_live = |status| !matches!(status, ActionStatus::Declined | ActionStatus::Superseded);
    let count = subject.record.action_items.iter().filter(|action| is_live(action.state())).count();
    if count > MOST {
        found.add(Saying::new("action_items", format!("{count} actions, and rarely are more than {MOST} done")));
    }
}
