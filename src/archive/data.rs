//! `records.json`: the archive for programs.

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::{EXTENSION, FOLDER, incident_path};
use crate::error::{Error, Result};
use crate::insight::Incident;
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
pub fn records(incidents: &[Incident], plan: Plan<'_>) -> Result<String> {
    let listing =
        Listing { version: 1, title: &plan.config.site_title, records: incidents.iter().rev().map(record).collect() };
    let text =
        serde_json::to_string_pretty(&listing).map_err(|why| Error::new("records.json cannot be made").because(why))?;
    Ok(format!("{text}\n"))
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
    let time = |instant: Instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    Record {
        id: &incident.name,
        title: &incident.title,
        status: incident.status.as_str(),
        severity: incident.severity.as_deref(),
        kind: incident.kind.map(crate::record::Kind::as_str),
        services: incident.services.iter().map(|service| &**service).collect(),
        tags: incident.tags.iter().map(|tag| &**tag).collect(),
        started: incident.started.map(time),
        ended: incident.ended.map(time),
        duration_minutes: incident.duration.map(crate::record::Span::minutes),
        summary: incident.summary.as_deref(),
        actions: incident.actions.len(),
        open_actions: incident.open_actions().count(),
        page: incident_path(&incident.name),
    }
}
