//! Ids for parts of a record that have none.

use std::collections::BTreeSet;

use crate::record::{ItemId, Postmortem};

/// `A1`, `A2`, … without those that are taken, in any case.
fn free<'a>(letter: char, taken: impl Iterator<Item = &'a ItemId>) -> impl Iterator<Item = String> {
    let taken: BTreeSet<String> = taken.map(|id| id.to_lowercase()).collect();
    (1_usize..).map(move |number| format!("{letter}{number}")).filter(move |id| !taken.contains(&id.to_lowercase()))
}

/// For actions, which have names of their own.
pub fn for_actions(record: &Postmortem) -> impl Iterator<Item = String> {
    free('A', record.action_items.iter().filter_map(|action| action.id.as_ref()))
}

/// For factors, whose names differ from those of lessons. None where an action addresses what has no
/// id yet: nobody but its author knows which of them was meant.
pub fn for_factors(record: &Postmortem) -> Option<impl Iterator<Item = String>> {
    let lessons = record.lessons.iter().flat_map(|it| it.went_well.iter().chain(&it.went_poorly).chain(&it.got_lucky));
    let factors = record.contributing_factors.iter().filter_map(|factor| factor.id.as_ref());
    let taken: Vec<&ItemId> = factors.chain(lessons.filter_map(|lesson| lesson.id.as_ref())).collect();
    let is_taken = |id: &ItemId| taken.iter().any(|taken| taken.eq_ignore_ascii_case(id));
    let is_clear = record.action_items.iter().flat_map(|action| &action.addresses).all(is_taken);
    is_clear.then(|| free('F', taken.into_iter()))
}
