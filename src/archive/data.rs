//! `records.json`: the archive for programs.

use serde::{Deserialize, Serialize};

use super::incident::{EXTENSION, FOLDER, Incident};
use super::{Page, Plan};
use crate::error::{Error, Result};
use crate::record::{Instant, RecordId};

/// Where the list lies in the site.
pub const PATH: &str = "records.json";

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    title: &'a str,
    records: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    title: &'a str,
    status: &'static str,
    severity: Option<&'a str>,
    kind: Option<&'static str>,
    services: Vec<&'a str>,
    tags: Vec<&'a str>,
    /// RFC 3339, in UTC.
    started: Option<String>,
    ended: Option<String>,
    duration_minutes: Option<i64>,
    summary: Option<&'a str>,
    actions: usize,
    open_actions: usize,
    /// Relative to the site's folder.
    page: String,
}

/// The list of all incidents, newest first.
pub fn records(incidents: &[Incident], plan: Plan<'_>) -> Result<Page> {
    let listing =
        Listing { version: 1, title: &plan.config.site_title, records: incidents.iter().map(record).collect() };
    let text =
        serde_json::to_string_pretty(&listing).map_err(|why| Error::new("records.json cannot be made").because(why))?;
    Ok(Page { path: PATH.to_owned(), bytes: format!("{text}\n").into_bytes() })
}

/// The incidents' pages in a list that a former build wrote; none in any other text.
pub fn pages_of(list: &[u8]) -> Vec<String> {
    #[derive(Deserialize)]
    struct Former {
        records: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        page: String,
    }
    let former = serde_json::from_slice(list).unwrap_or(Former { records: Vec::new() });
    // The list may come from anywhere by now: only what could be a page of ours counts.
    let own = |page: &String| {
        let name = page.strip_prefix(FOLDER).and_then(|name| name.strip_suffix(EXTENSION));
        name.is_some_and(|name| name.parse::<RecordId>().is_ok())
    };
    former.records.into_iter().map(|entry| entry.page).filter(own).collect()
}

fn record(incident: &Incident) -> Record<'_> {
    let record = &incident.record;
    let time = |instant: Instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    Record {
        id: &incident.name,
        title: incident.title(),
        status: record.stage().as_str(),
        severity: record.severity.as_deref(),
        kind: record.kind.map(crate::record::Kind::as_str),
        services: record.services.iter().map(|service| &**service).collect(),
        tags: record.tags.iter().map(|tag| &**tag).collect(),
        started: incident.started().map(time),
        ended: incident.ended().map(time),
        duration_minutes: incident.duration().map(crate::record::Span::minutes),
        summary: record.summary.as_deref(),
        actions: record.action_items.len(),
        open_actions: incident.open_actions(),
        page: incident.path(),
    }
}
