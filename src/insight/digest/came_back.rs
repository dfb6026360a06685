//! New incidents that are perhaps old ones, and what was promised when those were.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::insight::{Alike, Incident, Recurrences, Scope};
use crate::record::Relation;
use crate::recurrence::Traits;

/// As many earlier incidents are told of one that only reads like them.
const MOST: usize = 2;

/// An incident that was, or may have been, there before.
#[derive(Debug, Clone, PartialEq)]
pub struct CameBack<'a> {
    pub later: &'a Incident,
    pub earlier: &'a Incident,
    /// `recurrence_of` or `same_cause`, where somebody wrote it down.
    pub relation: Option<Relation>,
    /// What both have in common, in a few words each.
    pub reasons: Vec<String>,
}

impl<'a> CameBack<'a> {
    /// What people wrote down of these incidents.
    pub fn written(news: &[&Incident], incidents: &'a [Incident], today: NaiveDate) -> Vec<Self> {
        let pairs = Recurrences::new(&Scope::of_all(incidents), today).pairs;
        let is_new = |incident: &Incident| news.iter().any(|new| new.name == incident.name);
        let of_new = pairs.into_iter().filter(|pair| is_new(pair.later));
        of_new
            .map(|pair| Self {
                later: pair.later,
                earlier: pair.earlier,
                relation: Some(pair.relation),
                reasons: Vec::new(),
            })
            .collect()
    }

    /// What reads so among these incidents, each with what it is known again by.
    pub fn alike(news: &[&Incident], incidents: &'a [Incident], traits: &[Traits]) -> Vec<Self> {
        if news.is_empty() {
            return Vec::new();
        }
        let names: HashSet<&str> = news.iter().map(|new| &*new.name).collect();
        let new = (0..incidents.len()).filter(|place| names.contains(&*incidents[*place].name));
        let told = |(place, earlier): (usize, Vec<usize>)| {
            let later = &incidents[place];
            let earlier = earlier.into_iter().map(|place| &incidents[place]);
            earlier.map(move |earlier| Self { later, earlier, relation: None, reasons: reasons(later, earlier) })
        };
        Alike::new(incidents, traits).of(new, MOST).into_iter().flat_map(told).collect()
    }

    /// The actions of the earlier one that were to prevent it and are not done, each as a sentence.
    pub fn unkept(&self, today: NaiveDate) -> Vec<String> {
        self.earlier.unfinished(today).map(|undone| undone.said(&self.earlier.name)).collect()
    }
}

fn reasons(later: &Incident, earlier: &Incident) -> Vec<String> {
    let both = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|name| other.contains(name)).cloned().collect()
    };
    let services = both(&later.services, &earlier.services);
    let categories = both(&later.categories, &earlier.categories);
    let told = [("same service", services), ("same factor", categories)].into_iter();
    told.filter(|(_, names)| !names.is_empty()).map(|(what, names)| format!("{what}: {}", names.join(", "))).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::path::Path;

    use super::*;
    use crate::config::Config;

    #[test]
    fn what_would_have_prevented_it_is_said_where_it_is_not_done() {
        let record = serde_json::from_value(serde_json::json!({
            "milestones": {"started": "2023-08-10 15:30"},
            "action_items": [
                {"id": "A1", "kind": "prevent", "due": "2023-08-20", "status": "done"},
                {"id": "A2", "kind": "prevent", "due": "2023-08-24"},
                {"id": "A3", "kind": "detect", "due": "2023-08-24"},
                {"id": "A4", "kind": "prevent", "due": "2023-12-01"},
                {"kind": "prevent"},
            ],
        }));
        let one = Incident::new(&record.unwrap(), Path::new("old.yaml"), &Config::default());
        let came_back = |relation| CameBack { later: &one, earlier: &one, relation, reasons: Vec::new() };
        let today = NaiveDate::from_ymd_opt(2023, 10, 4).unwrap();
        assert_eq!(
            came_back(Some(Relation::SameCause)).unkept(today),
            [
                "A2 of old would have prevented this and is 41 days overdue",
                "A4 of old would have prevented this and is due on 2023-12-01",
                "an action of old would have prevented this and is not done, with no day by which it will be",
            ]
        );
    }
}
