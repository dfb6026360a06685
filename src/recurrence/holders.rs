//! Who says what: of ten thousand records, those that may be like one are found without looking at all.

use rayon::prelude::*;

use super::past::Case;

/// As many of what counts most in a record lead to others, and as many records each of them: what more have tells
/// little.
const LEADING: usize = 12;
const REMEMBERED: usize = 24;
/// What the leading words and things of both have to add up to, before all of them are looked at.
const PROMISING: f32 = 0.12;
/// No more records than this are looked at for one: those that promise most.
const LOOKED_AT: usize = 48;

/// A service, a word or thing, and the record that has both.
type Key = (u32, u32, u32);

/// Who says something on a service, in the order of time.
#[derive(Debug)]
pub struct Holders {
    /// Sorted: those of one word on one service stand together, the latest last.
    keys: Vec<Key>,
    /// What the word counts in each.
    counts: Vec<f32>,
    /// Where each record's own keys begin among the places.
    places: Vec<u32>,
    starts: Vec<u32>,
    /// The cases in the order of time.
    in_time: Vec<u32>,
}

#[expect(clippy::cast_possible_truncation, reason = "an archive has fewer than four billion of anything")]
impl Holders {
    pub fn of(cases: &[Case<'_>], said: &[Box<[(u32, f32)]>]) -> Self {
        let mut in_time: Vec<u32> = (0..cases.len() as u32).collect();
        in_time.sort_by_key(|place| (cases[*place as usize].started, *place));
        let mut ranks = vec![0; cases.len()];
        for (rank, place) in (0..).zip(&in_time) {
            ranks[*place as usize] = rank;
        }
        let own = |place: usize| {
            let leading = leading(&said[place]);
            let services = cases[place].traits.services.iter();
            let key = |service: &u32| -> Vec<(Key, f32)> {
                leading.iter().map(|(what, count)| ((*service, *what, ranks[place]), *count)).collect()
            };
            services.flat_map(key).collect::<Vec<_>>()
        };
        let mut all: Vec<(Key, f32)> = (0..cases.len()).into_par_iter().with_min_len(256).flat_map_iter(own).collect();
        all.par_sort_unstable_by_key(|(key, _)| *key);
        let mut of_record = vec![0_u32; cases.len() + 1];
        for ((_, _, rank), _) in &all {
            of_record[in_time[*rank as usize] as usize + 1] += 1;
        }
        for at in 1..of_record.len() {
            of_record[at] += of_record[at - 1];
        }
        let mut free = of_record.clone();
        let mut places = vec![0; all.len()];
        for (at, ((_, _, rank), _)) in (0..).zip(&all) {
            let place = in_time[*rank as usize] as usize;
            places[free[place] as usize] = at;
            free[place] += 1;
        }
        let (keys, counts) = all.into_iter().unzip();
        Self { keys, counts, places, starts: of_record, in_time }
    }

    /// The latest records before one that say much of the same on the same service.
    pub fn others(&self, place: usize) -> Vec<usize> {
        let mut found: Vec<(u32, f32)> = Vec::new();
        for at in &self.places[self.starts[place] as usize..self.starts[place + 1] as usize] {
            let at = *at as usize;
            let (service, what, _) = self.keys[at];
            let before = (0..at).rev().take_while(|at| (self.keys[*at].0, self.keys[*at].1) == (service, what));
            let common = |other: usize| (self.keys[other].2, self.counts[at] * self.counts[other]);
            found.extend(before.take(REMEMBERED).map(common));
        }
        found.sort_unstable_by_key(|(rank, _)| *rank);
        let same = found.chunk_by(|(one, _), (next, _)| one == next);
        let sum = |same: &[(u32, f32)]| (same[0].0, same.iter().map(|(_, count)| count).sum::<f32>());
        let mut promising: Vec<(u32, f32)> = same.map(sum).filter(|(_, sum)| *sum >= PROMISING).collect();
        keep_most(&mut promising, LOOKED_AT);
        promising.into_iter().map(|(rank, _)| self.in_time[rank as usize] as usize).collect()
    }
}

/// What counts most of what a record says.
fn leading(said: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let mut leading = said.to_vec();
    keep_most(&mut leading, LEADING);
    leading
}

/// Keeps as many of those that count most, in no order; of two that count the same, that of the lower number.
fn keep_most(counted: &mut Vec<(u32, f32)>, most: usize) {
    if counted.len() > most {
        counted.select_nth_unstable_by(most, |one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        counted.truncate(most);
    }
}
