//! What is open now, and what happened last.

use std::borrow::Cow;

use serde::Serialize;

use super::actions::{ActionLine, late_first};
use super::frame::Frame;
use crate::archive::collection::Collection;
use crate::archive::facet::{Facet, Group, UNDATED};
use crate::archive::incident_path;
use crate::archive::insights::Figure;
use crate::archive::plan::Plan;
use crate::error::Result;
use crate::insight::Incident;
use crate::record::Status;
use crate::render::{Text, date, line_to_text};

/// As many of each are shown; their own pages have all.
const LATEST: usize = 10;
const LATE: usize = 8;
const REVIEW: usize = 8;

#[derive(Serialize)]
struct Home<'a> {
    site: Frame<'a>,
    incidents: usize,
    /// Nothing where there may be more than readers may see.
    open_actions: Option<usize>,
    /// The day as of which actions are late.
    on: String,
    on_machine: String,
    late: Vec<ActionLine<'a>>,
    late_count: usize,
    review: Vec<Drafted<'a>>,
    latest: Vec<Text>,
    years: Vec<Year<'a>>,
    /// The last year as a picture; set by who draws.
    glance: Option<&'a Figure>,
}

/// A record that is not published yet.
#[derive(Serialize)]
struct Drafted<'a> {
    title: Cow<'a, str>,
    href: String,
    stage: &'static str,
}

#[derive(Serialize)]
struct Year<'a> {
    label: &'a str,
    href: String,
    incidents: usize,
    /// As part of the most that any year has, from 0 to 100.
    share: usize,
}

/// The home page; `entry` gives the list entry of an incident.
pub fn home(
    collection: &Collection,
    entry: impl Fn(&Incident) -> Result<Text>,
    glance: Option<&Figure>,
    plan: Plan<'_>,
) -> Result<String> {
    let newest = || collection.incidents.iter().rev();
    let late = late_first(&collection.incidents, plan);
    let late_count = late.iter().filter(|open| open.days_late.is_some()).count();
    let is_partial = collection.incidents.iter().any(|incident| incident.actions_withheld);
    let open_actions = (!is_partial).then_some(late.len());
    let review = newest().filter_map(|incident| {
        let stage = match incident.status {
            Status::Draft => "draft",
            Status::InReview => "in review",
            Status::Published | Status::Waived => return None,
        };
        Some(Drafted { title: line_to_text(&incident.title), href: incident_path(&incident.name), stage })
    });
    let own = || collection.groups.iter().filter(|group| group.facet == Facet::Year);
    let most = own().map(|group| group.members.len()).max().unwrap_or(1).max(1);
    let year = |group| -> Year<'_> {
        let group: &Group = group;
        let count = group.members.len();
        let (href, share) = (format!("{}index.html", group.folder()), (count * 100).div_ceil(most));
        Year { label: group.shown(plan.config), href, incidents: count, share }
    };
    let mut years: Vec<&Group> = own().rev().collect();
    years.sort_by_key(|group| group.slug == UNDATED);
    let view = Home {
        site: Frame::new(plan, "index.html", "home"),
        incidents: collection.incidents.len(),
        open_actions,
        on: date(plan.on),
        on_machine: plan.on.format("%Y-%m-%d").to_string(),
        late: late.iter().filter(|open| open.days_late.is_some()).take(LATE).map(|open| open.line(plan)).collect(),
        late_count,
        review: review.take(REVIEW).collect(),
        // What has no day yet stands among what is being written.
        latest: newest().filter(|incident| incident.day.is_some()).take(LATEST).map(entry).collect::<Result<_>>()?,
        years: years.into_iter().map(year).collect(),
        glance,
    };
    plan.renderer.page("html/archive-index.html", &view)
}
