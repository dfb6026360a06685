//! The pages that people read.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use super::incident::Incident;
use super::{Page, Plan};
use crate::config::Target;
use crate::error::{Error, Result};
use crate::record::Status;
use crate::render::{RecordView, Renderer, Setting};

/// What every page shows besides its own content.
#[derive(Serialize)]
struct SiteView<'a> {
    title: &'a str,
    /// From the page to the site's folder: empty, or `../`.
    root: &'static str,
}

#[derive(Serialize)]
struct IndexPage<'a> {
    site: SiteView<'a>,
    incidents: Vec<ListEntry<'a>>,
    /// Open actions of all incidents.
    open_actions: usize,
}

/// One incident in a list.
#[derive(Serialize)]
struct ListEntry<'a> {
    title: &'a str,
    href: String,
    /// `August 10, 2023`.
    day: Option<String>,
    /// `2023-08-10`.
    day_machine: Option<String>,
    severity: Option<&'a str>,
    /// Its place in the configured list, worst is 1; 0 when it is not there.
    severity_rank: usize,
    /// What a reader has to know of an unpublished one.
    stage: Option<&'static str>,
    services: Vec<&'a str>,
    duration: Option<String>,
    open_actions: usize,
    actions: usize,
}

#[derive(Serialize)]
struct RecordPage<'a> {
    site: SiteView<'a>,
    record: &'a RecordView,
}

/// The list of all incidents.
pub fn index(incidents: &[Incident], plan: Plan<'_>) -> Result<Page> {
    let page = IndexPage {
        site: SiteView { title: &plan.config.site_title, root: "" },
        incidents: incidents.iter().map(|incident| entry(incident, plan)).collect(),
        open_actions: incidents.iter().map(Incident::open_actions).sum(),
    };
    let text = plan.renderer.page("html/archive-index.html", &page)?;
    Ok(Page { path: "index.html".to_owned(), bytes: text.into_bytes() })
}

/// A page for each record.
pub fn records(incidents: &[Incident], plan: Plan<'_>) -> Result<Vec<Page>> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = incidents.iter().find(|incident| !seen.insert(incident.name.to_lowercase())) {
        return Err(Error::new(format!("two records are called `{}`", twice.name))
            .hint("`hotwash check` tells which (duplicate-id)"));
    }
    incidents.par_iter().map(|incident| record(incident, plan)).collect()
}

fn record(incident: &Incident, plan: Plan<'_>) -> Result<Page> {
    let setting = Setting { config: plan.config, profile: plan.profile };
    let view = Renderer::record_view(&incident.record, &setting, Target::Html)?;
    let page = RecordPage { site: SiteView { title: &plan.config.site_title, root: "../" }, record: &view };
    let text = plan.renderer.page("html/archive-record.html", &page)?;
    Ok(Page { path: incident.path(), bytes: text.into_bytes() })
}

/// The style that all pages share.
pub fn style(plan: Plan<'_>) -> Result<Page> {
    let site = SiteView { title: &plan.config.site_title, root: "" };
    let parts = ["html/style.css", "html/archive.css", "html/charts.css"].map(|name| plan.renderer.page(name, &site));
    let text = parts.into_iter().collect::<Result<String>>()?;
    Ok(Page { path: "style.css".to_owned(), bytes: text.into_bytes() })
}

fn entry<'a>(incident: &'a Incident, plan: Plan<'a>) -> ListEntry<'a> {
    let severity = incident.record.severity.as_deref();
    let place = plan.config.severities.iter().position(|one| one.id.as_deref() == severity);
    ListEntry {
        title: incident.title(),
        href: incident.path(),
        day: incident.day().map(|day| day.format("%B %-d, %Y").to_string()),
        day_machine: incident.day().map(|day| day.format("%Y-%m-%d").to_string()),
        severity,
        severity_rank: if severity.is_some() { place.map_or(0, |place| place + 1) } else { 0 },
        stage: match incident.record.stage() {
            Status::Published => None,
            Status::Draft => Some("draft"),
            Status::InReview => Some("in review"),
            Status::Waived => Some("waived"),
        },
        services: incident.record.services.iter().map(|service| &**service).collect(),
        duration: incident.duration().map(|duration| duration.to_string()),
        open_actions: incident.open_actions(),
        actions: incident.record.action_items.len(),
    }
}
