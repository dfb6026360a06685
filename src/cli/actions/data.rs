//! The list for programs and for spreadsheets.

use serde::Serialize;

use super::pending::Promise;
use crate::cli::context::Context;
use crate::error::{Error, Result};

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    actions: Vec<Action<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    open: usize,
    overdue: usize,
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
}

fn action<'a>(promise: &'a Promise, context: &Context) -> Action<'a> {
    let action = &promise.pending.action;
    Action {
        record: &promise.record,
        id: action.id.as_deref(),
        text: action.text.as_deref(),
        status: action.state().as_str(),
        kind: action.kind.map(crate::record::ActionKind::as_str),
        priority: action.priority.map(crate::record::Priority::as_str),
        owner: action.owner.as_deref(),
        due: action.due.map(|due| due.to_string()),
        days_overdue: promise.pending.days_late,
        tracker: action.tracker.as_deref(),
        title: promise.title.as_deref(),
        severity: promise.severity.as_deref(),
        services: &promise.services,
        file: context.shown_path(&promise.file).to_string_lossy().into_owned(),
    }
}

pub fn json(promises: &[Promise], overdue: usize, context: &Context) -> Result<String> {
    let actions = promises.iter().map(|promise| action(promise, context)).collect();
    let listing = Listing { version: 1, actions, summary: Summary { open: promises.len(), overdue } };
    let text = serde_json::to_string_pretty(&listing);
    text.map(|text| text + "\n").map_err(|why| Error::new("the list cannot be written as JSON").because(why))
}

pub fn csv(promises: &[Promise], context: &Context) -> String {
    let heads =
        ["record", "id", "text", "status", "kind", "priority", "owner", "due", "days_overdue", "tracker", "title"];
    let mut out = format!("{},severity,services,file\n", heads.join(","));
    for promise in promises {
        let Action { record, id, text, status, kind, priority, owner, due, days_overdue, tracker, title, .. } =
            action(promise, context);
        let days = days_overdue.map(|days| days.to_string()).unwrap_or_default();
        let services = promise.services.join(" ");
        let file = context.shown_path(&promise.file).to_string_lossy().into_owned();
        let due = due.unwrap_or_default();
        let cells = [
            Some(record),
            id,
            text,
            Some(status),
            kind,
            priority,
            owner,
            Some(&*due),
            Some(&*days),
            tracker,
            title,
            promise.severity.as_deref(),
            Some(&*services),
            Some(&*file),
        ];
        out += &cells.map(|cell| self::cell(cell.unwrap_or_default())).join(",");
        out.push('\n');
    }
    out
}

/// A cell that no spreadsheet takes for a formula: records come from pull requests too.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
