//! What counts.
//!
//! - An *incident* of the counts and the response times is one that did harm: exercises and near misses did not, and
//!   are told by number alone, so that nobody is punished for writing one down. Who asks for one of these kinds by name
//!   gets its figures. Drafts, records in review and waived ones happened, and count.
//! - *Factors* and *recurrences* are of all records, near misses and exercises too: they are lessons.
//! - A record that is a `duplicate_of` another one in the archive counts in none of these.
//! - *Actions* count wherever they are written.

use std::collections::HashMap;

use super::Incident;
use crate::record::{Kind, Relation, Status};

/// Whether the figures are about a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    No,
    Yes,
    /// Its kind was asked for by name.
    ByKind,
}

/// The records of an archive, sorted by what they count for.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// Those that are wanted.
    pub all: Vec<&'a Incident>,
    /// Why each of them, in their order, is not counted; `None` of those that are.
    pub whys: Vec<Option<Uncounted>>,
    /// All that are not duplicates.
    pub told: Vec<&'a Incident>,
    /// Of those, the ones that did harm and have a day.
    pub counted: Vec<&'a Incident>,
    pub left_out: LeftOut,
    /// Of the counted ones.
    pub drafts: usize,
    /// Of the counted ones.
    pub waived: usize,
    /// All of the archive that are not duplicates, and whether they are wanted: what came back may have been there
    /// before the period that is asked for.
    pub known: Vec<(&'a Incident, bool)>,
}

/// Why a record is not counted as an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncounted {
    Duplicate,
    Exercise,
    NearMiss,
    /// A draft that does not say yet when it began.
    Undated,
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
    /// The scope of all incidents.
    pub fn of_all(incidents: impl IntoIterator<Item = &'a Incident>) -> Self {
        Self::new(incidents, |_| Wanted::Yes)
    }

    /// The scope of those that are wanted.
    pub fn new(incidents: impl IntoIterator<Item = &'a Incident>, wanted: impl Fn(&Incident) -> Wanted) -> Self {
        let everything: Vec<&Incident> = incidents.into_iter().collect();
        let duplicates = duplicates(&everything);
        let mut scope = Self {
            all: Vec::new(),
            whys: Vec::new(),
            told: Vec::new(),
            counted: Vec::new(),
            left_out: LeftOut::default(),
            drafts: 0,
            waived: 0,
            known: Vec::with_capacity(everything.len()),
        };
        for (place, incident) in everything.into_iter().enumerate() {
            let is_duplicate = duplicates.binary_search(&place).is_ok();
            let wanted = wanted(incident);
            if !is_duplicate {
                scope.known.push((incident, wanted != Wanted::No));
            }
            if wanted != Wanted::No {
                scope.add(incident, why(incident, is_duplicate, wanted));
            }
        }
        scope
    }

    fn add(&mut self, incident: &'a Incident, why: Option<Uncounted>) {
        self.all.push(incident);
        self.whys.push(why);
        if why != Some(Uncounted::Duplicate) {
            self.told.push(incident);
        }
        match why {
            Some(Uncounted::Duplicate) => self.left_out.duplicates += 1,
            Some(Uncounted::Exercise) => self.left_out.exercises += 1,
            Some(Uncounted::NearMiss) => self.left_out.near_misses += 1,
            Some(Uncounted::Undated) => self.left_out.undated += 1,
            None => {
                self.counted.push(incident);
                self.drafts += usize::from(matches!(incident.status, Status::Draft | Status::InReview));
                self.waived += usize::from(incident.status == Status::Waived);
            }
        }
    }
}

impl LeftOut {
    pub const fn total(self) -> usize {
        self.duplicates + self.exercises + self.near_misses + self.undated
    }
}

fn why(incident: &Incident, is_duplicate: bool, wanted: Wanted) -> Option<Uncounted> {
    match incident.kind {
        _ if is_duplicate => Some(Uncounted::Duplicate),
        Some(Kind::Exercise) if wanted != Wanted::ByKind => Some(Uncounted::Exercise),
        Some(Kind::NearMiss) if wanted != Wanted::ByKind => Some(Uncounted::NearMiss),
        _ => incident.day.is_none().then_some(Uncounted::Undated),
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
