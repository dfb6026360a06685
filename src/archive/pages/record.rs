//! The page of one incident.

use std::borrow::Cow;

use serde::Serialize;

use super::frame::Frame;
use crate::archive::charts;
use crate::archive::collection::Collection;
use crate::archive::facet::{Facet, Group};
use crate::archive::incident_path;
use crate::archive::plan::Plan;
use crate::archive::recurring::{Recurring, recurring};
use crate::config::{Target, UrlPattern};
use crate::error::Result;
use crate::insight::Incident;
use crate::record::{Clock, Postmortem, Relation, Tz};
use crate::render::{Away, RecordView, Renderer, line_to_text, to_text};

#[derive(Serialize)]
struct RecordPage<'a> {
    site: Frame<'a>,
    record: &'a RecordView,
    /// One sentence for link previews.
    description: String,
    older: Option<Neighbour<'a>>,
    newer: Option<Neighbour<'a>>,
    /// Incidents that name this one.
    named_by: Vec<Naming<'a>>,
    /// Earlier incidents that may have come back as this one.
    recurring: Vec<Recurring<'a>>,
    groups: Vec<Listed<'a>>,
    /// Its data for programs, where the site has them.
    data: String,
    source: Option<String>,
    history: Option<String>,
}

#[derive(Serialize)]
struct Neighbour<'a> {
    title: Cow<'a, str>,
    href: String,
}

/// Another incident, and what it says it is to this one.
#[derive(Serialize)]
struct Naming<'a> {
    said: &'static str,
    title: Cow<'a, str>,
    href: String,
}

/// A list that the incident is in.
#[derive(Serialize)]
struct Listed<'a> {
    facet: &'static str,
    label: &'a str,
    href: String,
}

/// The page of the incident with a number, whose record this is.
pub fn record(
    number: usize,
    record: &Postmortem,
    collection: &Collection,
    groups: &[&Group],
    plan: Plan<'_>,
) -> Result<String> {
    let incident = &collection.incidents[number];
    let path = incident_path(&incident.name);
    // What readers of a public site may not see stands in the record's file.
    let inside = plan.profile == crate::render::Profile::Internal;
    let away = Away { file: &incident.file, shown_at: plan.config.look.source_url.as_ref().filter(|_| inside) };
    let mut view = Renderer::record_view(record, &plan.setting(), Target::Html, Some(away))?;
    let clock = Clock::new(record.time_zone.or(plan.config.time_zone).map_or(Tz::UTC, |zone| zone.0));
    view.timeline.drawing = charts::timeline(record, clock);
    for other in &mut view.sources.related {
        if let Some(other_incident) = other.id.as_deref().and_then(|id| collection.get(id)) {
            other.href = Some(file(other_incident));
            other.title = Some(line_to_text(&other_incident.title).into_owned());
        }
    }
    let shown_at = |pattern: Option<&UrlPattern>| pattern.filter(|_| inside).map(|at| at.of(&incident.file));
    let (older, newer) = collection.beside(number);
    let neighbour = |incident: &'_ Incident| -> String { file(incident) };
    // Whom the record names itself is among its related incidents.
    let is_named = |other: &Incident| incident.related.iter().any(|(name, _)| *name == other.name);
    let naming = collection.naming(number).filter(|(other, _)| !is_named(other)).map(|(other, relation)| Naming {
        said: said(relation),
        title: line_to_text(&other.title),
        href: file(other),
    });
    let listed = groups.iter().filter(|group| group.facet != Facet::List);
    let page = RecordPage {
        site: Frame::new(plan, &path, "incidents"),
        record: &view,
        description: description(incident),
        older: older.map(|older| Neighbour { title: line_to_text(&older.title), href: neighbour(older) }),
        newer: newer.map(|newer| Neighbour { title: line_to_text(&newer.title), href: neighbour(newer) }),
        named_by: naming.collect(),
        recurring: recurring(number, collection, plan.on),
        groups: listed
            .map(|group| Listed {
                facet: group.facet.singular(),
                label: group.shown(plan.config),
                href: format!("../{}index.html", group.folder()),
            })
            .collect(),
        data: format!("{}.json", incident.name),
        source: shown_at(plan.config.look.source_url.as_ref()),
        history: shown_at(plan.config.look.history_url.as_ref()),
    };
    plan.renderer.page("html/archive-record.html", &page)
}

/// The page of another incident, from a page of one.
fn file(incident: &Incident) -> String {
    format!("{}.html", incident.name)
}

/// What an incident is called by this one, that says what it is to this one.
const fn said(relation: Option<Relation>) -> &'static str {
    match relation {
        Some(Relation::RecurrenceOf) => "Came back as",
        Some(Relation::SameCause) => "Same cause",
        Some(Relation::CausedBy) => "Set off",
        Some(Relation::DuplicateOf) => "Also told as",
        Some(Relation::FollowUpOf) => "Followed up by",
        None => "Named by",
    }
}

/// The first sentences of the summary on one line; the title where there is none.
fn description(incident: &Incident) -> String {
    const LONGEST: usize = 240;
    let text =
        incident.summary.as_deref().map_or_else(|| line_to_text(&incident.title), |summary| to_text(summary).into());
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() > LONGEST {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line.retain(|c| !crate::finding::is_unsafe(c));
    line
}
