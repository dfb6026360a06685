//! The list for programs and for spreadsheets.

use chrono::SecondsFormat;
use serde::Serialize;

use super::column::Column;
use super::entry::Entry;
use crate::error::Result;
use crate::record::{Instant, Span};
use crate::report::as_json;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    incidents: Vec<Incident<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    /// Of those that were asked for; fewer are listed where there is a limit.
    incidents: usize,
    /// Of those that are listed.
    with_open_actions: usize,
}

#[derive(Serialize)]
struct Incident<'a> {
    id: &'a str,
    title: &'a str,
    /// `2023-08-10`: on the record's own clock.
    day: Option<String>,
    /// In UTC.
    started: Option<String>,
    ended: Option<String>,
    status: &'static str,
    severity: Option<&'a str>,
    kind: Option<&'static str>,
    services: &'a [String],
    tags: &'a [String],
    owner: Option<&'a str>,
    duration_minutes: Option<i64>,
    /// Whether the duration comes from times that are approximate.
    duration_approximate: bool,
    actions: usize,
    open_actions: usize,
    overdue_actions: usize,
    updated: Option<String>,
    published: Option<String>,
    file: &'a str,
}

fn incident(entry: &Entry) -> Incident<'_> {
    let about = &entry.incident;
    let utc = |time: Option<Instant>| time.map(|time| time.to_rfc3339_opts(SecondsFormat::Secs, true));
    Incident {
        id: &entry.id,
        title: &about.title,
        day: about.day.map(|day| day.to_string()),
        started: utc(about.started),
        ended: utc(about.ended),
        status: about.status.as_str(),
        severity: about.severity.as_deref(),
        kind: about.kind.map(crate::record::Kind::as_str),
        services: &about.services,
        tags: &about.tags,
        owner: entry.owner.as_deref(),
        duration_minutes: about.duration.map(Span::minutes),
        duration_approximate: about.duration.is_some_and(|span| span.approximate),
        actions: about.actions.len(),
        open_actions: entry.open,
        overdue_actions: entry.overdue,
        updated: utc(about.updated),
        published: about.published.map(|day| day.to_string()),
        file: &entry.path,
    }
}

pub fn json(entries: &[Entry], found: usize) -> Result<String> {
    let with_open_actions = entries.iter().filter(|entry| entry.open > 0).count();
    let summary = Summary { incidents: found, with_open_actions };
    let listing = Listing { version: 1, incidents: entries.iter().map(incident).collect(), summary };
    as_json(&listing)
}

/// All columns, or those that are named.
pub fn csv(entries: &[Entry], columns: &[Column]) -> String {
    let columns = if columns.is_empty() { <Column as clap::ValueEnum>::value_variants() } else { columns };
    let mut table =
        crate::table::Table::new(&columns.iter().map(|column| column.key()).collect::<Vec<_>>(), 128 * entries.len());
    for entry in entries {
        for column in columns {
            table.text(&column.text(entry));
        }
        table.end();
    }
    table.into_string()
}
