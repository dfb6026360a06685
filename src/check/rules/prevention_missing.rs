//! No action that keeps the incident from coming back, or tells of it earlier.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{ActionKind, ActionStatus};

pub static RULE: Rule = Rule {
    id: "prevention-missing",
    family: Family::Actions,
    levels: Levels::of('-', 'W', 'W'),
    summary: "no action is of kind `prevent` or `detect`",
    why: "Repairs, documents and meetings end this incident and leave the next one as likely and as late to be seen. The \
          Google SRE workbook asks for actions that prevent and detect beside those that mend. Silent while an action \
          has no kind: it may be the one.",
    help: "add an action that makes it impossible, or that tells of it sooner; or correct the `kind` of one that does",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let record = subject.record;
    if record.no_actions_because.is_some() || subject.is_refused(&"action_items".into()) {
        return;
    }
    let is_live = |status| !matches!(status, ActionStatus::Declined | ActionStatus::Superseded);
    let mut live = record.action_items.iter().filter(|action| is_live(action.state())).peekable();
    let might = |kind: Option<ActionKind>| matches!(kind, None | Some(ActionKind::Prevent | ActionKind::Detect));
    // Without any live action, that is what is missing, and other rules say so.
    if live.peek().is_some() && !live.any(|action| might(action.kind)) {
        found.add(Saying::new("action_items", "no action prevents this incident, or detects it sooner"));
    }
}
