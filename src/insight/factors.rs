//! What contributes to incidents, by category.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Scope;

/// Categories of contributing factors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Factors<'a> {
    /// In how many records each category is, the commonest first.
    pub categories: Vec<(&'a str, usize)>,
    /// How many records name a category.
    pub n: usize,
    /// How many there are.
    pub of: usize,
}

impl<'a> Factors<'a> {
    pub fn new(scope: &Scope<'a>) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for category in scope.told.iter().flat_map(|incident| &incident.categories) {
            *counts.entry(category).or_default() += 1;
        }
        let mut categories: Vec<_> = counts.into_iter().collect();
        // Equal counts stay in the order of their names.
        categories.sort_by_key(|(_, count)| Reverse(*count));
        let n = scope.told.iter().filter(|incident| !incident.categories.is_empty()).count();
        Self { categories, n, of: scope.told.len() }
    }
}
