//! What counts.
//!
//! - An *incident* of the counts and the response times is one that did harm: exercises and near misses did not, and
//!   are told by number alone, so that nobody is punished for writing one down. Drafts, records in review and waived
//!   ones happened, and count.
//! - *Factors* and *recurrences* are of all records, near misses and exercises too: they are lessons.
//! - A record that is a `duplicate_of` another one in the archive counts in none of these.
//! - *Actions* count wherever they are written.

use std::collections::HashMap;

use super::Incident;
use crate::record::{Kind, Relation, Status};

/// The records of an archive, sorted by what they count for.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// All of them.
    pub all: Vec<&'a Incident>,
    /// All that are not duplicates.
    pub told: Vec<&'a Incident>,
    /// Of those, the ones that did harm and have a day.
    pub counted: Vec<&'a Incident>,
    pub left_out: LeftOut,
    /// Of the counted ones.
    pub drafts: usize,
    /// Of the counted ones.
    pub waived: usize,
}

/// How many records are not counted as incidents, by the first reason that holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub duplicates: usize,
    pub exercises: usize,
    pub near_misses: usize,
    /// Drafts that do not say yet when it began.
    pub undated: usize,
}

impl<'a> Scope<'a> {
    pub fn new(incidents: impl IntoIterator<Item = &'a Incident>) -> Self {
        let all: Vec<&Incident> = incidents.into_iter().collect();
        let mut scope =
            Self { told: Vec::new(), counted: Vec::new(), left_out: LeftOut::default(), drafts: 0, waived: 0, all };
        let duplicates = duplicates(&scope.all);
        for (place, incident) in scope.all.iter().copied().enumerate() {
            if duplicates.binary_search(&place).is_ok() {
                scope.left_out.duplicates += 1;
                continue;
            }
            scope.told.push(incident);
            match incident.kind {
                Some(Kind::Exercise) => scope.left_out.exercises += 1,
                Some(Kind::NearMiss) => scope.left_out.near_misses += 1,
                _ if incident.day.is_none() => scope.left_out.undated += 1,
                _ => {
                    scope.counted.push(incident);
                    scope.drafts += usize::from(matches!(incident.status, Status::Draft | Status::InReview));
                    scope.waived += usize::from(incident.status == Status::Waived);
                }
            }
        }
        scope
    }
}

/// The places of the records that tell of an incident which another record tells of. Of two that name each other, the
/// first one counts.
fn duplicates(all: &[&Incident]) -> Vec<usize> {
    let candidates: Vec<usize> = (0..all.len()).filter(|place| twins(all[*place]).next().is_some()).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let places: HashMap<&str, usize> = all.iter().enumerate().map(|(place, one)| (one.name.as_str(), place)).collect();
    let is_duplicate = |place: &usize| {
        twins(all[*place]).filter_map(|name| places.get(name)).any(|other| {
            let mutual = || twins(all[*other]).any(|name| name == all[*place].name);
            other < place || (other > place && !mutual())
        })
    };
    candidates.into_iter().filter(is_duplicate).collect()
}

fn twins(incident: &Incident) -> impl Iterator<Item = &str> {
    let others = incident.related.iter().filter(|(_, relation)| *relation == Some(Relation::DuplicateOf));
    others.map(|(name, _)| name.as_str())
}
