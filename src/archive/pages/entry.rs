//! One incident in a list.

use std::borrow::Cow;

use serde::Serialize;

use crate::archive::incident_path;
use crate::archive::plan::Plan;
use crate::error::Result;
use crate::insight::Incident;
use crate::record::Status;
use crate::render::{date, line_to_text};

#[derive(Serialize)]
struct EntryView<'a> {
    title: Cow<'a, str>,
    href: String,
    /// The level of its heading.
    level: usize,
    /// `August 10, 2023`.
    day: Option<String>,
    /// `2023-08-10`.
    day_machine: Option<String>,
    severity: Option<&'a str>,
    /// Its place in the configured list, worst is 1; 0 when it is not there.
    severity_rank: usize,
    /// What a reader has to know of an unpublished one.
    stage: Option<&'static str>,
    kind: Option<String>,
    services: &'a [String],
    duration: Option<String>,
    open_actions: usize,
    all_done: bool,
}

/// The entry, for pages whose way to the site's folder is `root`.
pub fn entry(incident: &Incident, root: &str, plan: Plan<'_>) -> Result<String> {
    let view = EntryView {
        title: line_to_text(&incident.title),
        href: format!("{root}{}", incident_path(&incident.name)),
        // On the home page lists have headings of their own.
        level: if root.is_empty() { 3 } else { 2 },
        day: incident.day.map(|day| date(day.0)),
        day_machine: incident.day.map(|day| day.to_string()),
        severity: incident.severity.as_deref(),
        severity_rank: plan.config.severity_rank(incident.severity.as_deref()),
        stage: stage(incident.status),
        kind: incident.kind.map(|kind| kind.as_str().replace('_', " ")),
        services: &incident.services,
        duration: incident.duration.map(|duration| duration.to_string()),
        open_actions: incident.open_actions().count(),
        all_done: incident.are_all_done(),
    };
    plan.renderer.page("html/archive-entry.html", &view)
}

const fn stage(status: Status) -> Option<&'static str> {
    match status {
        Status::Published => None,
        Status::Draft => Some("draft"),
        Status::InReview => Some("in review"),
        Status::Waived => Some("waived"),
    }
}
