//! Incidents that read like earlier ones, and what those left undone.

use chrono::NaiveDate;

use super::Incident;
use crate::record::ActionKind;
use crate::recurrence::{Case, Past, Traits, Unfinished, may_come_back};

/// Incidents with what each is known again by, in the same order.
#[derive(Debug)]
pub struct Alike<'a> {
    incidents: &'a [Incident],
    /// The places of those that happened and say enough.
    places: Vec<usize>,
    past: Past<'a>,
}

impl<'a> Alike<'a> {
    pub fn new(incidents: &'a [Incident], traits: &'a [Traits]) -> Self {
        let may = |place: &usize| {
            let incident = &incidents[*place];
            may_come_back(incident.kind) && incident.started.is_some() && traits[*place].are_enough()
        };
        let places: Vec<usize> = (0..incidents.len().min(traits.len())).filter(may).collect();
        let case = |place: &usize| case(&incidents[*place], &traits[*place]);
        let past = Past::new(places.iter().map(case).collect());
        Self { incidents, places, past }
    }

    /// For each of the incidents at some places, in rising order, the places of the earlier ones that it reads like and
    /// is not known to belong with, at most `most`, the most alike first. Those that are like none are left out.
    pub fn of(&self, places: impl IntoIterator<Item = usize>, most: usize) -> Vec<(usize, Vec<usize>)> {
        let asked: Vec<usize> = places.into_iter().filter_map(|place| self.places.binary_search(&place).ok()).collect();
        let found = self.past.recurrences(&asked, most, |one, other| self.are_linked(one, other));
        let told = asked.iter().zip(found).filter(|(_, found)| !found.is_empty());
        told.map(|(nth, found)| {
            let earlier = found.iter().map(|like| self.places[like.place]).collect();
            (self.places[*nth], earlier)
        })
        .collect()
    }

    /// Whether one of two names the other, or both name a third.
    fn are_linked(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.incidents[self.places[one]], &self.incidents[self.places[other]]);
        let names = |one: &Incident, name: &str| one.related.iter().any(|(named, _)| named == name);
        names(one, &other.name) || names(other, &one.name) || one.related.iter().any(|(third, _)| names(other, third))
    }
}

const fn case<'a>(incident: &Incident, traits: &'a Traits) -> Case<'a> {
    Case { traits, started: incident.started, ended: incident.ended }
}

impl Incident {
    /// What it promised as prevention and has not done by a day, in its order.
    pub fn unfinished(&self, today: NaiveDate) -> impl Iterator<Item = Unfinished> {
        let prevents = self.open_actions().filter(|action| action.kind == Some(ActionKind::Prevent));
        prevents.map(move |action| Unfinished {
            id: action.id.clone(),
            due: action.due,
            days_late: action.days_late(today),
        })
    }

    /// The same as sentences, `most` of them, and one that counts what else of it is still to be done.
    pub fn left_undone(&self, today: NaiveDate, most: usize) -> Vec<String> {
        let told: Vec<Unfinished> = self.unfinished(today).take(most).collect();
        let mut said: Vec<String> = told.iter().map(|undone| undone.said(&self.name)).collect();
        let count = self.open_actions().count() - told.len();
        let late = self.open_actions().filter(|action| action.days_late(today).is_some()).count()
            - told.iter().filter(|undone| undone.days_late.is_some()).count();
        if count > 0 {
            let more = if said.is_empty() { "" } else { " more" };
            let (actions, are) = if count == 1 { ("action", "is") } else { ("actions", "are") };
            let standing = match late {
                0 => "still to be done".to_owned(),
                late if late == count => "overdue".to_owned(),
                late => format!("still to be done, {late} overdue"),
            };
            said.push(format!("{count}{more} {actions} of {} {are} {standing}", self.name));
        }
        said
    }
}
