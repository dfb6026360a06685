//! What came back, or reads as if it had: what a page says of earlier incidents that are like its own.

use std::borrow::Cow;

use serde::Serialize;

use super::collection::Collection;
use crate::insight::Incident;
use crate::record::Relation;
use crate::render::line_to_text;

/// As many earlier incidents are told on a page that it reads like, and of each as many actions.
pub const MOST: usize = 3;
const MOST_UNDONE: usize = 3;

/// An earlier incident that may have come back as another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recurring<'a> {
    pub title: Cow<'a, str>,
    pub href: String,
    /// `2023-08-10`.
    pub day: Option<String>,
    /// Whether the later one says so itself.
    pub is_named: bool,
    /// What would have prevented the later one, and is still to be done.
    pub undone: Vec<String>,
}

/// What the page of the incident with a number tells: first what its record names, as far as something is left undone.
pub fn recurring(number: usize, collection: &Collection, today: chrono::NaiveDate) -> Vec<Recurring<'_>> {
    let came_back = |(name, relation): &(String, Option<Relation>)| {
        let is_recurrence = matches!(relation, Some(Relation::RecurrenceOf | Relation::SameCause));
        collection.get(name).filter(|_| is_recurrence)
    };
    let this = &collection.incidents[number];
    let named = this.related.iter().filter_map(came_back).filter(|other| other.oldest_first(this).is_lt());
    let named = named.map(|other| told(other, true, today)).filter(|told| !told.undone.is_empty());
    let alike = collection.alike(number).map(|other| told(other, false, today));
    named.chain(alike).collect()
}

fn told(incident: &Incident, is_named: bool, today: chrono::NaiveDate) -> Recurring<'_> {
    let undone = incident.unfinished(today).take(MOST_UNDONE).map(|undone| undone.said(&incident.name));
    Recurring {
        title: line_to_text(&incident.title),
        href: format!("{}.html", incident.name),
        day: incident.day.map(|day| day.to_string()),
        is_named,
        undone: undone.collect(),
    }
}
