//! An action that is due later than its incident allows.

use chrono::{Days, NaiveDate};

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::config::RawConfig;
use crate::finding::FieldPath;
use crate::record::{Date, Milestone, Priority};

pub static RULE: Rule = Rule {
    id: "action-due-beyond-policy",
    family: Family::Actions,
    levels: Levels::of('-', 'W', 'W'),
    summary: "an open action is due later than the policy for its incident's severity and its priority",
    why: "What would prevent the worst incidents has to come before the next one does. PagerDuty's guide wants the \
          pressing actions of a sev1 done within 15 days, those of a sev2 within 30; Atlassian's gives priority actions \
          four or eight weeks. Without `due_policy` in the configuration, it is 15 days for p0 and p1 of a sev1, 30 for \
          p0 to p2 of a sev2, counted from the end of the incident, and other actions have no limit.",
    help: "agree on an earlier day or a smaller step, or on another priority; `due_policy` in `hotwash.yaml` sets the days",
    check: Check::Settings(check, of_config),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let mut end = None;
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let Some(due) = action.due.filter(|_| action.state().is_open()) else { continue };
        let days = subject.config.due_within(subject.record.severity.as_ref(), action.priority);
        let Some(days) = days else { continue };
        let Some(end) = *end.get_or_insert_with(|| ended_on(subject)) else { return };
        let Some(last) = end.checked_add_days(Days::new(days)).filter(|last| due.0 > *last) else { continue };
        let of = [subject.record.severity.as_deref(), action.priority.map(Priority::as_str)];
        let of = of.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let what = if of.is_empty() { "an action is".to_owned() } else { format!("a {of} action is") };
        let plural = if days == 1 { "" } else { "s" };
        let message =
            format!("due on `{due}`, and {what} due by {}: {days} day{plural} after the incident ended", Date(last));
        found.add(Saying::new(FieldPath::of_item("action_items", place, "due"), message));
    }
}

/// An entry that fits and says nothing keeps those behind it from counting.
fn of_config(config: &RawConfig, found: &mut Found) {
    for (place, _) in config.due_policy.iter().enumerate().filter(|(_, entry)| entry.days.is_none()) {
        let field = FieldPath::from("due_policy").at(place);
        found.add(
            Saying::new(field, "this entry has no `days`, so it sets no day")
                .help("write as in `{severity: sev1, days: 15}`"),
        );
    }
}

/// The local day on which the harm ended; of one that has no end yet, on which it began.
fn ended_on(subject: &Subject<'_>) -> Option<NaiveDate> {
    let end = subject.milestones().end().and_then(|(time, _)| subject.instant(time));
    let instant = end.or_else(|| subject.milestone(Milestone::Started))?;
    Some(subject.clock().local(instant).date_naive())
}
