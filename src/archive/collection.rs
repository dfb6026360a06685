//! All incidents of a site in the order of time, and how they hang together.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::facet::Group;
use super::key::Key;
use super::marks::Marks;
use super::recurring;
use crate::error::{Error, Result};
use crate::finding::shown;
use crate::insight::{Alike, Incident};
use crate::record::Relation;
use crate::recurrence::Traits;
use crate::search::Words;

/// What a build keeps of one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub incident: Incident,
    pub marks: Marks,
    /// What the record's file holds.
    pub content: Key,
    /// What the search finds it by.
    pub words: Words,
    /// What it is known again by.
    pub traits: Traits,
}

impl Kept {
    pub fn new(incident: Incident, content: Key, words: Words, traits: Traits) -> Result<Self> {
        Ok(Self { marks: Marks::of(&incident)?, incident, content, words, traits })
    }
}

/// The incidents of a site by their numbers: the oldest is 0, so that a new one moves no other.
#[derive(Debug)]
pub struct Collection {
    pub incidents: Vec<Incident>,
    pub marks: Vec<Marks>,
    /// What each record's file holds.
    pub contents: Vec<Key>,
    pub groups: Vec<Group>,
    by_name: BTreeMap<String, usize>,
    /// Who names an incident, by its number.
    named_by: BTreeMap<usize, Vec<(usize, Option<Relation>)>>,
    /// The earlier ones that each reads like.
    alike: BTreeMap<usize, Vec<usize>>,
}

impl Collection {
    /// Puts incidents in order, and their words beside them. An error if two would have the same page.
    pub fn new(mut kept: Vec<Kept>) -> Result<(Self, Vec<Words>)> {
        kept.sort_by(|one, other| one.incident.oldest_first(&other.incident));
        let mut seen: HashMap<String, &str> = HashMap::with_capacity(kept.len());
        for Kept { incident, .. } in &kept {
            // Some file systems do not tell `a` from `A`.
            if let Some(other) = seen.insert(incident.name.to_lowercase(), &incident.file) {
                let (name, file) = (shown(&incident.name), shown(&incident.file));
                return Err(Error::new(format!("{} and {file} would both be the page {name}", shown(other)))
                    .hint("give one of them an `id` of its own"));
            }
        }
        let (mut incidents, mut marks) = (Vec::with_capacity(kept.len()), Vec::with_capacity(kept.len()));
        let (mut contents, mut words) = (Vec::with_capacity(kept.len()), Vec::with_capacity(kept.len()));
        let mut traits = Vec::with_capacity(kept.len());
        for kept in kept {
            incidents.push(kept.incident);
            marks.push(kept.marks);
            contents.push(kept.content);
            words.push(kept.words);
            traits.push(kept.traits);
        }
        let by_name: BTreeMap<String, usize> =
            incidents.iter().enumerate().map(|(number, incident)| (incident.name.clone(), number)).collect();
        let mut named_by: BTreeMap<usize, Vec<(usize, Option<Relation>)>> = BTreeMap::new();
        for (number, incident) in incidents.iter().enumerate() {
            for (name, relation) in &incident.related {
                if let Some(other) = by_name.get(name).filter(|other| **other != number) {
                    named_by.entry(*other).or_default().push((number, *relation));
                }
            }
        }
        let groups = Group::all(&incidents);
        let alike = Alike::new(&incidents, &traits).of(0..incidents.len(), recurring::MOST).into_iter().collect();
        Ok((Self { incidents, marks, contents, groups, by_name, named_by, alike }, words))
    }

    pub fn number(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub fn get(&self, name: &str) -> Option<&Incident> {
        self.number(name).map(|number| &self.incidents[number])
    }

    /// The incidents that name one, and what they are to it.
    pub fn naming(&self, number: usize) -> impl Iterator<Item = (&Incident, Option<Relation>)> {
        let named = self.named_by.get(&number).into_iter().flatten();
        named.map(|(other, relation)| (&self.incidents[*other], *relation))
    }

    /// The earlier incidents that one reads like, and is not known to belong with.
    pub fn alike(&self, number: usize) -> impl Iterator<Item = &Incident> {
        self.alike.get(&number).into_iter().flatten().map(|other| &self.incidents[*other])
    }

    /// Those right before and after one.
    pub fn beside(&self, number: usize) -> (Option<&Incident>, Option<&Incident>) {
        (number.checked_sub(1).and_then(|older| self.incidents.get(older)), self.incidents.get(number + 1))
    }
}
