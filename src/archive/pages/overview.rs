//! All values of a facet: services, tags, years, with how many incidents each has.

use std::cmp::Reverse;

use serde::Serialize;

use super::frame::Frame;
use crate::archive::collection::Collection;
use crate::archive::facet::{Facet, Group};
use crate::archive::plan::Plan;
use crate::error::Result;
use crate::render::date;

/// From this number on, values stand by letter, below those with the most incidents.
const MANY: usize = 60;
/// As many of those with the most incidents.
const OFTEN: usize = 12;

#[derive(Serialize)]
struct Overview<'a> {
    site: Frame<'a>,
    heading: &'static str,
    /// How many values there are.
    count: usize,
    /// Those with the most incidents, where there are many.
    often: Vec<Value<'a>>,
    /// By letter where there are many; else one without a letter.
    sections: Vec<Section<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    letter: Option<String>,
    /// `letter-a`
    anchor: String,
    values: Vec<Value<'a>>,
}

/// One value, with its list.
#[derive(Clone, Serialize)]
struct Value<'a> {
    label: &'a str,
    href: String,
    incidents: usize,
    /// Incidents with open actions.
    open: usize,
    /// Its incidents as part of the most that any value has, from 0 to 100.
    share: usize,
    /// The day of the newest.
    last: Option<String>,
    last_machine: Option<String>,
}

/// The page of a facet.
pub fn overview<'a>(facet: Facet, collection: &'a Collection, plan: Plan<'a>) -> Result<String> {
    let own: Vec<&'a Group> = collection.groups.iter().filter(|group| group.facet == facet).collect();
    let most = own.iter().map(|group| group.members.len()).max().unwrap_or(1).max(1);
    let incidents = &collection.incidents;
    let value = |group: &&'a Group| {
        let count = group.members.len();
        let day = group.members.iter().rev().find_map(|number| incidents[*number].day);
        Value {
            label: group.shown(plan.config),
            href: format!("{}/index.html", group.slug),
            incidents: count,
            open: group.members.iter().filter(|number| incidents[**number].open_actions().next().is_some()).count(),
            share: (count * 100).div_ceil(most),
            last: day.map(|day| date(day.0)),
            last_machine: day.map(|day| day.to_string()),
        }
    };
    let mut values: Vec<Value<'_>> = own.iter().map(value).collect();
    match facet {
        Facet::Year => values.sort_by_key(|value| Reverse((value.last.is_some(), value.href.clone()))),
        Facet::Severity => {
            values.sort_by_key(|value| plan.config.severity_place(Some(value.label)).unwrap_or(usize::MAX));
        }
        _ => values.sort_by_cached_key(|value| value.label.to_lowercase()),
    }
    let view = Overview {
        site: Frame::new(plan, &path(facet), folder_part(facet)),
        heading: facet.plural(),
        count: values.len(),
        often: often(&values),
        sections: sections(values),
    };
    plan.renderer.page("html/archive-overview.html", &view)
}

fn often<'a>(values: &[Value<'a>]) -> Vec<Value<'a>> {
    if values.len() < MANY {
        return Vec::new();
    }
    let mut often: Vec<Value<'_>> = values.to_vec();
    often.sort_by_key(|value| Reverse(value.incidents));
    often.truncate(OFTEN);
    often
}

/// The values by their first letters, in the order they stand in.
fn sections(values: Vec<Value<'_>>) -> Vec<Section<'_>> {
    let by_letter = values.len() >= MANY;
    let mut sections: Vec<Section<'_>> = Vec::new();
    for value in values {
        let letter = by_letter.then(|| letter(value.label));
        if let Some(section) = sections.last_mut().filter(|section| section.letter == letter) {
            section.values.push(value);
        } else {
            let anchor = format!("letter-{}", sections.len() + 1);
            sections.push(Section { letter, anchor, values: vec![value] });
        }
    }
    sections
}

fn letter(label: &str) -> String {
    let first = label.chars().next().unwrap_or('#');
    if first.is_alphabetic() { first.to_uppercase().collect() } else { "#".to_owned() }
}

/// Services have a place of their own in the navigation.
const fn folder_part(facet: Facet) -> &'static str {
    match facet {
        Facet::Service => "services",
        _ => "incidents",
    }
}

/// Where the page lies.
fn path(facet: Facet) -> String {
    format!("{}/index.html", facet.folder())
}
