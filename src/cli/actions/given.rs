//! What is made to be given away: without what few may read, and with a way back to the record.

use std::fmt::Write as _;

use super::pending::Promise;
use crate::archive::incident_path;
use crate::cli::context::Context;
use crate::cli::press::Press;
use crate::cli::site;
use crate::error::Result;
use crate::record::Line;
use crate::render::{line_to_pieces, line_to_text};
use crate::report::counted;
use crate::tracker::Task;

/// Leaves out what is restricted, and says so.
pub fn keep_restricted(promises: &mut Vec<Promise<'_>>, context: &mut Context) -> Result<()> {
    let before = promises.len();
    promises.retain(|promise| !promise.is_restricted());
    match before - promises.len() {
        0 => Ok(()),
        left => context.tell(&format!("left out: {} of restricted records\n", counted(left, "action"))),
    }
}

/// Leaves out what has no day, and says so: a calendar has no place for it.
pub fn keep_dated(promises: &mut Vec<Promise<'_>>, context: &mut Context) -> Result<()> {
    let before = promises.len();
    promises.retain(|promise| promise.pending.action.due.is_some());
    match before - promises.len() {
        0 => Ok(()),
        left => context.tell(&format!("left out: {} without a due date\n", counted(left, "action"))),
    }
}

/// Where the action is read: its place on the site, where that has an address; else the record's render, relative to
/// the archive's root.
pub fn link(promise: &Promise<'_>, context: &Context) -> Option<String> {
    let Some(base) = &context.config.base_url else {
        let render = Press::of(context).places(&promise.source.file).into_iter().next()?;
        return Some(encoded(&site::below_root(context, &render)));
    };
    let anchor = match promise.id() {
        Some(id) => id.to_owned(),
        None => format!("task-{}", promise.pending.place + 1),
    };
    Some(format!("{base}/{}#{anchor}", incident_path(&promise.incident.name)))
}

/// A path as an address: what means something in one, or in Markdown, is written in digits.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => out.push(char::from(byte)),
            byte => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

/// An action as others are told of it.
pub fn task(promise: &Promise<'_>, link: Option<String>) -> Task {
    let action = &promise.pending.action;
    let text = |line: &Option<Line>| line.as_deref().map(line_to_pieces);
    let closed = (!promise.is_open()).then(|| {
        let day = action.closed.map(|day| format!(" on {day}")).unwrap_or_default();
        format!("{}{day}", action.state())
    });
    Task {
        record: promise.incident.name.clone(),
        id: action.id.as_ref().map(ToString::to_string),
        text: text(&action.text),
        title: line_to_text(&promise.incident.title).into_owned(),
        severity: promise.incident.severity.clone(),
        services: promise.incident.services.clone(),
        owner: action.owner.as_ref().map(ToString::to_string),
        due: action.due,
        priority: action.priority,
        kind: action.kind,
        done_when: text(&action.done_when),
        tracker: action.tracker.as_ref().map(ToString::to_string),
        link,
        closed,
        days_late: promise.pending.days_late,
    }
}
