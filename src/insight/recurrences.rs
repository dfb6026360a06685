//! What came back: the relations that people wrote down. The later one is of those that are asked for; the earlier one
//! may be any of the archive.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{Incident, Scope};
use crate::record::Relation;

/// One incident that came back as another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recurrence<'a> {
    pub earlier: &'a Incident,
    pub later: &'a Incident,
    /// `recurrence_of` or `same_cause`: what the later one is to the earlier.
    pub relation: Relation,
    /// Actions of the earlier one that are still to be done.
    pub open: usize,
    /// Of those, the ones that are late.
    pub overdue: usize,
}

/// All that came back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recurrences<'a> {
    /// Each pair once, newest first.
    pub pairs: Vec<Recurrence<'a>>,
    /// How many incidents are the later one of a pair.
    pub incidents: usize,
    /// How many records there are.
    pub of: usize,
    /// Relations of theirs to records that are not in this archive.
    pub elsewhere: usize,
}

impl<'a> Recurrences<'a> {
    pub fn new(scope: &Scope<'a>, today: NaiveDate) -> Self {
        let known = &scope.known;
        let places: HashMap<&str, usize> =
            known.iter().enumerate().map(|(place, (one, _))| (&*one.name, place)).collect();
        // (later, earlier), each pair once; that something came back says more than that both have one cause.
        let mut pairs: BTreeMap<(usize, usize), Relation> = BTreeMap::new();
        let mut elsewhere = 0;
        for (place, (incident, is_wanted)) in known.iter().enumerate() {
            for (name, relation) in &incident.related {
                let Some(relation @ (Relation::RecurrenceOf | Relation::SameCause)) = *relation else { continue };
                let Some(&other) = places.get(name.as_str()) else {
                    elsewhere += usize::from(*is_wanted);
                    continue;
                };
                if other == place {
                    continue;
                }
                let is_later = relation == Relation::RecurrenceOf || incident.oldest_first(known[other].0).is_gt();
                let (later, earlier) = if is_later { (place, other) } else { (other, place) };
                if !known[later].1 {
                    continue;
                }
                let said = pairs.entry((later, earlier)).or_insert(relation);
                if relation == Relation::RecurrenceOf {
                    *said = relation;
                }
            }
        }
        let mut later: Vec<usize> = pairs.keys().map(|(later, _)| *later).collect();
        later.dedup();
        let pair = |((later, earlier), relation): ((usize, usize), Relation)| {
            let earlier = known[earlier].0;
            let open = earlier.open_actions();
            let late = open.clone().filter(|action| action.days_late(today).is_some()).count();
            Recurrence { earlier, later: known[later].0, relation, open: open.count(), overdue: late }
        };
        let mut pairs: Vec<Recurrence<'_>> = pairs.into_iter().map(pair).collect();
        pairs.sort_by(|one, other| {
            other.later.oldest_first(one.later).then_with(|| other.earlier.oldest_first(one.earlier))
        });
        Self { pairs, incidents: later.len(), of: scope.told.len(), elsewhere }
    }
}
