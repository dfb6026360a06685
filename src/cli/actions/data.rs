//! The list for programs and for spreadsheets.

use serde::Serialize;

use super::groups::age_name;
use super::pending::Promise;
use crate::cli::context::Context;
use crate::error::Result;
use crate::record::{ActionKind, Priority};
use crate::report::as_json;
use crate::table::Table;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    actions: Vec<Action<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    /// How many are listed, and how many of them are still to be done.
    actions: usize,
    open: usize,
    overdue: usize,
    /// How many have no day and are past that of the policy.
    past_policy: usize,
}

#[derive(Serialize)]
struct Action<'a> {
    record: &'a str,
    id: Option<&'a str>,
    text: Option<&'a str>,
    status: &'static str,
    kind: Option<&'static str>,
    priority: Option<&'static str>,
    owner: Option<&'a str>,
    /// `2023-08-24`.
    due: Option<String>,
    /// `null` where it is not late.
    days_overdue: Option<i64>,
    tracker: Option<&'a str>,
    title: Option<&'a str>,
    severity: Option<&'a str>,
    services: &'a [String],
    file: String,
    /// The day that the due-date policy has for it, where it is to be done and has none.
    policy_due: Option<String>,
    closed: Option<String>,
    declined_because: Option<&'a str>,
    done_when: Option<&'a str>,
    /// The day on which its incident began, and how many days ago that was.
    started: Option<String>,
    age_days: Option<i64>,
    /// In words: `90 to 364 days`.
    age: &'static str,
}

fn action<'a>(promise: &Promise<'a>, context: &Context) -> Action<'a> {
    let action = &promise.pending.action;
    Action {
        record: &promise.source.record,
        id: action.id.as_deref(),
        text: action.text.as_deref(),
        status: action.state().as_str(),
        kind: action.kind.map(ActionKind::as_str),
        priority: action.priority.map(Priority::as_str),
        owner: action.owner.as_deref(),
        due: action.due.map(|due| due.to_string()),
        days_overdue: promise.pending.days_late,
        tracker: action.tracker.as_deref(),
        title: promise.source.title.as_deref(),
        severity: promise.incident.severity.as_deref(),
        services: &promise.incident.services,
        file: context.shown_path(&promise.source.file).to_string_lossy().into_owned(),
        policy_due: promise.policy_due.map(|due| due.to_string()),
        closed: action.closed.map(|day| day.to_string()),
        declined_because: action.declined_because.as_deref(),
        done_when: action.done_when.as_deref(),
        started: promise.incident.day.map(|day| day.to_string()),
        age_days: promise.pending.age,
        age: age_name(promise.pending.age),
    }
}

pub fn json(promises: &[Promise<'_>], context: &Context) -> Result<String> {
    let summary = Summary {
        actions: promises.len(),
        open: promises.iter().filter(|promise| promise.is_open()).count(),
        overdue: promises.iter().filter(|promise| promise.is_late()).count(),
        past_policy: promises.iter().filter(|promise| promise.is_past_policy()).count(),
    };
    let actions = promises.iter().map(|promise| action(promise, context)).collect();
    written(&Listing { version: 1, actions, summary })
}

/// JSON for programs.
pub fn written(data: &impl Serialize) -> Result<String> {
    as_json(data)
}

pub fn csv(promises: &[Promise<'_>], context: &Context) -> String {
    let heads = [
        "record",
        "id",
        "text",
        "status",
        "kind",
        "priority",
        "owner",
        "due",
        "days_overdue",
        "tracker",
        "title",
        "severity",
        "services",
        "file",
        "policy_due",
        "closed",
        "declined_because",
        "done_when",
        "started",
        "age_days",
        "age",
    ];
    let mut table = Table::new(&heads, promises.len() << 9);
    for promise in promises {
        let action = action(promise, context);
        table.text(action.record);
        table.maybe(action.id);
        table.maybe(action.text);
        table.text(action.status);
        table.maybe(action.kind);
        table.maybe(action.priority);
        table.maybe(action.owner);
        table.digits(action.due);
        table.digits(action.days_overdue);
        table.maybe(action.tracker);
        table.maybe(action.title);
        table.maybe(action.severity);
        table.text(&action.services.join(" "));
        table.text(&action.file);
        table.digits(action.policy_due);
        table.digits(action.closed);
        table.maybe(action.declined_because);
        table.maybe(action.done_when);
        table.digits(action.started);
        table.digits(action.age_days);
        table.text(action.age);
        table.end();
    }
    table.into_string()
}
