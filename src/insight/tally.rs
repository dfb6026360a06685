//! How many incidents there were, by service and by kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Scope;
use crate::record::Kind;

/// Incidents by something that they may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally<T> {
    /// In how many each is, the commonest first.
    pub rows: Vec<(T, usize)>,
    /// How many have none.
    pub without: usize,
}

impl<T> Tally<T> {
    /// Equal counts stay in the order in which they come.
    fn new(rows: impl IntoIterator<Item = (T, usize)>, without: usize) -> Self {
        let mut rows: Vec<(T, usize)> = rows.into_iter().collect();
        rows.sort_by_key(|(_, count)| Reverse(*count));
        Self { rows, without }
    }
}

/// By service: an incident counts in each of its services. Names are the same in any case, and shown as they are
/// written first.
pub fn services<'a>(scope: &Scope<'a>) -> Tally<&'a str> {
    let mut counts: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for incident in &scope.counted {
        let mut own: Vec<(String, &str)> =
            incident.services.iter().map(|name| (name.to_lowercase(), name.as_str())).collect();
        own.sort_unstable();
        own.dedup_by(|one, other| one.0 == other.0);
        for (key, name) in own {
            counts.entry(key).or_insert((name, 0)).1 += 1;
        }
    }
    let without = scope.counted.iter().filter(|incident| incident.services.is_empty()).count();
    Tally::new(counts.into_values(), without)
}

/// By kind.
pub fn kinds(scope: &Scope<'_>) -> Tally<Kind> {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in scope.counted.iter().filter_map(|incident| incident.kind) {
        *counts.entry(kind).or_default() += 1;
    }
    let without = scope.counted.iter().filter(|incident| incident.kind.is_none()).count();
    Tally::new(counts, without)
}
