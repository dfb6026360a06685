//! The incidents of an archive, and how much they are like one another.

use std::collections::HashMap;

use rayon::prelude::*;

use super::holders::Holders;
use super::likeness::{Bar, Likeness};
use super::things::{Same, is_thing, usual};
use super::traits::{Traits, meet, weight};
use crate::record::Instant;

/// One incident, as it is held against others.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    pub traits: &'a Traits,
    pub started: Option<Instant>,
    /// When it was over, where that is known.
    pub ended: Option<Instant>,
}

/// What a service in common, a category in common and the order of time change.
const OTHER_SERVICE: f32 = 0.55;
const SAME_CATEGORY: f32 = 1.25;
const LATER: f32 = 0.85;

/// What words stand for counts more than the words: somebody else tells the same in others.
const THING: f32 = 2.0;

/// An archive counts as if it had so many more records that are like all others: a young one knows little of what is
/// rare.
const BELIEVED: u32 = 150;

/// Incidents with what is rare among them. They are told by their places.
#[derive(Debug)]
pub struct Past<'a> {
    cases: Vec<Case<'a>>,
    rarity: HashMap<u32, f32, Same>,
    /// What each says, sorted, by how much it counts; the squares of all are 1.
    said: Vec<Box<[(u32, f32)]>>,
}

impl<'a> Past<'a> {
    pub fn new(cases: Vec<Case<'a>>) -> Self {
        let rarity = rarity(&cases);
        let said = cases.par_iter().with_min_len(256).map(|case| said(case.traits, &rarity)).collect();
        Self { cases, rarity, said }
    }

    /// What one incident, of these or another one, is like; the most alike first, of two the later. Only those of
    /// which `is_wanted`.
    pub fn like(&self, case: Case<'_>, bar: Bar, is_wanted: impl Fn(usize) -> bool) -> Vec<Likeness> {
        let said = said(case.traits, &self.rarity);
        let all = (0..self.cases.len()).filter(|place| is_wanted(*place));
        let mut found: Vec<Likeness> =
            all.map(|place| self.likeness((case, &said), place)).filter(|likeness| likeness.passes(bar)).collect();
        self.sort(&mut found);
        found
    }

    /// For each of some incidents the earlier ones that it may be a recurrence of, at most `most`, the most alike first.
    /// Two that are linked are known already.
    pub fn recurrences(
        &self,
        places: &[usize],
        most: usize,
        is_linked: impl Fn(usize, usize) -> bool + Sync,
    ) -> Vec<Vec<Likeness>> {
        if places.is_empty() {
            return Vec::new();
        }
        let holders = Holders::of(&self.cases, &self.said);
        let of = |place: &usize| {
            let place = *place;
            let case = self.cases[place];
            let may_be = |other: &usize| self.was_before(*other, case) && !is_linked(place, *other);
            let others = holders.others(place).into_iter().filter(may_be);
            let alike = others.map(|other| self.likeness((case, &self.said[place]), other));
            let mut found: Vec<Likeness> = alike.filter(|likeness| likeness.passes(Bar::Told)).collect();
            self.sort(&mut found);
            found.truncate(most);
            found
        };
        places.par_iter().with_min_len(64).map(of).collect()
    }

    /// Whether an incident was over before another began.
    pub fn was_before(&self, place: usize, case: Case<'_>) -> bool {
        let other = &self.cases[place];
        other.ended.or(other.started) < case.started && other.started.is_some()
    }

    /// How much it counts that two records say the same; 0 for what none of them says.
    pub(super) fn rarity(&self, what: u32) -> f32 {
        self.rarity.get(&what).copied().unwrap_or_default()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    fn likeness(&self, (case, said): (Case<'_>, &[(u32, f32)]), place: usize) -> Likeness {
        let other = &self.cases[place];
        let mut score = product(said, &self.said[place]);
        let same_service = meet(&case.traits.services, &other.traits.services);
        if !same_service {
            score *= OTHER_SERVICE;
        }
        if meet(&case.traits.categories, &other.traits.categories) {
            score *= SAME_CATEGORY;
        }
        if other.started > case.started && case.started.is_some() {
            score *= LATER;
        }
        Likeness { place, score: (score * 1000.0).round().clamp(0.0, 1000.0) as u16, same_service }
    }

    fn sort(&self, found: &mut [Likeness]) {
        found.sort_by(|one, other| {
            let key = |likeness: &Likeness| (likeness.score, self.cases[likeness.place].started, likeness.place);
            key(other).cmp(&key(one))
        });
    }
}

/// What is said of each word and thing: the fewer say it, the more.
fn rarity(cases: &[Case<'_>]) -> HashMap<u32, f32, Same> {
    let mut all: Vec<u32> = cases.iter().flat_map(|case| case.traits.told.iter().map(|(what, _)| *what)).collect();
    all.par_sort_unstable();
    let records = u32::try_from(cases.len()).unwrap_or(u32::MAX);
    let of = |same: &[u32]| {
        let count = u32::try_from(same.len()).unwrap_or(u32::MAX);
        (same[0], rare(records, count, usual(same[0])))
    };
    all.chunk_by(|one, next| one == next).map(of).collect()
}

/// The logarithm of one in how many, in steps that any machine computes alike.
#[expect(clippy::cast_precision_loss, reason = "counts of records")]
fn rare(records: u32, count: u32, usual: u32) -> f32 {
    let expected = BELIEVED as f32 * usual as f32 / 100_000.0;
    let ratio = (records as f32 + BELIEVED as f32) / (count as f32 + expected);
    (ratio.ln() * 32.0).round().max(0.0) / 32.0
}

fn said(traits: &Traits, rarity: &HashMap<u32, f32, Same>) -> Box<[(u32, f32)]> {
    let fallback = |what: u32| rare(1, 0, usual(what));
    let counts = |what: u32| {
        let rarity = rarity.get(&what).copied().unwrap_or_else(|| fallback(what));
        if is_thing(what) { rarity * THING } else { rarity }
    };
    let mut said: Vec<(u32, f32)> =
        traits.told.iter().map(|(what, steps)| (*what, weight(*steps) * counts(*what))).collect();
    let length = said.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
    for (_, value) in &mut said {
        *value /= length.max(f32::MIN_POSITIVE);
    }
    said.into()
}

/// The sum of what both say.
fn product(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((a, x)), Some((b, y))) = (one.get(i), other.get(j)) {
        if a == b {
            sum += x * y;
        }
        (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
    }
    sum
}
