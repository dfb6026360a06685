//! `records.json`: all incidents in short, one a line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::path as record_path;
use super::schema;
use crate::archive::collection::Collection;
use crate::archive::plan::Plan;
use crate::archive::utc::Utc;
use crate::archive::{EXTENSION, FOLDER, incident_path};
use crate::error::{Error, Result};
use crate::insight::Incident;
use crate::record::{Date, Kind, RecordId, Relation, Span, Status};
use crate::render::Profile;

/// Where the list lies in the site.
pub const PATH: &str = "records.json";

/// All incidents of an archive, newest first.
///
/// Frozen: a contract with whoever reads it. Fields may come, none goes or changes its meaning without another
/// version.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Listing<'a> {
    /// The schema of this file, relative to it.
    #[serde(rename = "$schema")]
    schema: &'static str,
    /// The version of this format.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// The site's title.
    title: &'a str,
    records: Vec<Record<'a>>,
}

/// One incident in short. What is not known is null.
#[derive(Debug, Serialize, JsonSchema)]
struct Record<'a> {
    /// The record's name: its id, else what its file's name makes.
    id: &'a str,
    title: &'a str,
    /// How far the record is.
    status: Status,
    severity: Option<&'a str>,
    kind: Option<Kind>,
    services: &'a [String],
    tags: &'a [String],
    /// First harm.
    started: Option<Utc>,
    /// The end of the harm: resolved, else mitigated.
    ended: Option<Utc>,
    /// From `started` to `ended`, in whole minutes.
    duration_minutes: Option<i64>,
    /// Markdown, as it is written.
    summary: Option<&'a str>,
    /// How many action items there are.
    actions: usize,
    /// How many of them are still to be done.
    open_actions: usize,
    /// The incident's page, relative to the site's folder.
    page: String,
    /// The whole record as JSON, relative to the site's folder.
    data: String,
    /// The day of publication.
    published: Option<Date>,
    /// When the record last changed by its own account: revised, published, or ended.
    updated: Option<Utc>,
    /// Whether `duration_minutes` comes from times that are approximate.
    duration_approximate: Option<bool>,
    /// From `started` to detection.
    to_detect_minutes: Option<i64>,
    /// From detection to the first responder.
    to_acknowledge_minutes: Option<i64>,
    /// From `started` to mitigation.
    to_mitigate_minutes: Option<i64>,
    /// From `started` to resolution.
    to_resolve_minutes: Option<i64>,
    /// The categories of the contributing factors.
    categories: &'a [String],
    /// The incidents that this one names.
    related: Vec<Named<'a>>,
}

/// Another incident.
#[derive(Debug, Serialize, JsonSchema)]
struct Named<'a> {
    id: &'a str,
    /// What the one that names it is to it.
    relation: Option<Relation>,
}

/// The list.
pub fn records(collection: &Collection, plan: Plan<'_>) -> Result<String> {
    let failed = |why| Error::new("records.json cannot be made").because(why);
    let listing = Listing { schema: schema::LISTING, version: 1, title: &plan.config.site_title, records: Vec::new() };
    let mut out = Vec::with_capacity((collection.incidents.len() + 1) << 10);
    serde_json::to_writer(&mut out, &listing).map_err(failed)?;
    // A line for each, so that a change shows as what it is; and nothing is held but the text.
    out.truncate(out.len() - "]}".len());
    for (nth, incident) in collection.incidents.iter().rev().enumerate() {
        out.extend(if nth == 0 { "\n" } else { ",\n" }.bytes());
        serde_json::to_writer(&mut out, &record(incident, collection, plan)).map_err(failed)?;
    }
    out.extend(b"\n]}\n");
    String::from_utf8(out).map_err(|why| Error::new("records.json cannot be made").because(why))
}

fn record<'a>(incident: &'a Incident, collection: &Collection, plan: Plan<'_>) -> Record<'a> {
    // What readers have no page of is not named to them either, unless they are of the house.
    let is_shown = |name: &str| plan.profile == Profile::Internal || collection.get(name).is_some();
    let related = incident.related.iter().filter(|(name, _)| is_shown(name));
    let minutes = |span: Option<Span>| span.map(Span::minutes);
    Record {
        id: &incident.name,
        title: &incident.title,
        status: incident.status,
        severity: incident.severity.as_deref(),
        kind: incident.kind,
        services: &incident.services,
        tags: &incident.tags,
        started: incident.started.and_then(Utc::of),
        ended: incident.ended.and_then(Utc::of),
        duration_minutes: minutes(incident.duration),
        summary: incident.summary.as_deref(),
        actions: incident.actions.len(),
        open_actions: incident.open_actions().count(),
        page: incident_path(&incident.name),
        data: record_path(&incident.name),
        published: incident.published,
        updated: incident.updated.and_then(Utc::of),
        duration_approximate: incident.duration.map(|span| span.approximate),
        to_detect_minutes: minutes(incident.to_detect),
        to_acknowledge_minutes: minutes(incident.to_acknowledge),
        to_mitigate_minutes: minutes(incident.to_mitigate),
        to_resolve_minutes: minutes(incident.to_resolve),
        categories: &incident.categories,
        related: related.map(|(id, relation)| Named { id, relation: *relation }).collect(),
    }
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
