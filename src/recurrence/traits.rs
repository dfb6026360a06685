//! By what an incident is known again: little enough for a hundred thousand.

use serde::{Deserialize, Serialize};

use super::clauses::hash;
use super::tells;
use crate::record::Postmortem;

/// As many words and things are kept of a record, those that say the most.
const MOST: usize = 96;

/// How finely weights are kept.
const STEP: f32 = 1.0 / 64.0;

/// By what an incident is known again. Numbers stand for texts, which would fill the memory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    pub(super) services: Box<[u32]>,
    pub(super) categories: Box<[u32]>,
    /// Words and things, sorted, each once, with what they weigh in steps.
    pub(super) told: Box<[(u32, u8)]>,
}

impl Traits {
    pub fn of(record: &Postmortem) -> Self {
        let name = |name: &str| hash(&name.to_lowercase());
        let categories = record.contributing_factors.iter().filter_map(|factor| factor.category.as_deref());
        // What it is, and below it what the weight lacks: of each, the place that says the most comes first.
        let mut all: Vec<u64> = Vec::with_capacity(256);
        tells::each(record, |tell| all.push(u64::from(tell.what) << 8 | u64::from(u8::MAX - steps(tell.weight))));
        all.sort_unstable();
        all.dedup_by_key(|told| *told >> 8);
        let mut told: Vec<(u32, u8)> = all.into_iter().map(apart).collect();
        if told.len() > MOST {
            told.select_nth_unstable_by_key(MOST, |(what, weight)| (u8::MAX - weight, *what));
            told.truncate(MOST);
            told.sort_unstable();
        }
        Self {
            services: sorted(record.services.iter().map(|service| name(service))),
            categories: sorted(categories.map(name)),
            told: told.into(),
        }
    }

    /// Whether it says enough to be known again.
    pub fn are_enough(&self) -> bool {
        self.told.len() >= 6
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it was put together of just these")]
const fn apart(told: u64) -> (u32, u8) {
    ((told >> 8) as u32, u8::MAX - told as u8)
}

/// The weight of so many steps.
pub fn weight(steps: u8) -> f32 {
    f32::from(steps) * STEP
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "weights are between 0 and 3")]
fn steps(weight: f32) -> u8 {
    (weight / STEP).round().clamp(1.0, 255.0) as u8
}

fn sorted(names: impl Iterator<Item = u32>) -> Box<[u32]> {
    let mut names: Vec<u32> = names.collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}

/// Whether two sorted lists have something in common.
pub fn meet(one: &[u32], other: &[u32]) -> bool {
    one.iter().any(|name| other.binary_search(name).is_ok())
}
