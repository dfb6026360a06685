//! An incident that reads like an earlier one.

use rayon::slice::ParallelSliceMut as _;

use crate::check::cores::each_of_many;
use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, FoundIn, Levels, Rule, Saying};
use crate::finding::{FieldPath, shown};
use crate::record::Instant;

pub static RULE: Rule = Rule {
    id: "possible-recurrence",
    family: Family::Records,
    levels: Levels::of('-', 'N', 'N'),
    summary: "the cause reads like that of an earlier incident on the same service, which the record does not name",
    why: "Failing is fine, but failing twice because of the same issue is not: the second time, the question is why the \
          actions of the first did not help, and nobody asks it who does not know of the first. Root causes and factors \
          are held against each other by their words, in any order and form; most of the words of the shorter one have \
          to be in both, and the service has to be the same. It takes the whole archive: a check of one file does not \
          tell.",
    help: "name the earlier record in `related`, as `recurrence_of` or `same_cause`, and say what will be different",
    check: Check::Archive(check),
};

/// As many words two causes have in common at least.
const FEWEST: usize = 6;
/// Of the words of the shorter cause, and of all words of both, as many out of a hundred are shared.
const OF_SHORTER: usize = 65;
const OF_ALL: usize = 45;
/// As many of a record's rarest words lead to others, and as many records each of them: a word that
/// more have tells nothing.
const RAREST: usize = 8;
const REMEMBERED: usize = 12;

fn check(records: &[Entry], found: &mut FoundIn<'_>) {
    let told = Told::all(records);
    let holders = Holders::of(&told);
    let earlier = each_of_many(told.len(), |nth| {
        let one = &told[nth];
        // At a glance most are not: what is left of them is short.
        let may_be_alike = |other: &usize| is_alike(one, &told[*other], one.most_shared(&told[*other]));
        let mut others: Vec<usize> = holders.remembered(nth).filter(may_be_alike).collect();
        others.sort_unstable();
        others.dedup();
        let alike = others.into_iter().filter_map(|other| Some((likeness(one, &told[other])?, &told[other])));
        // Of those that are equally like it the latest, which is the one people remember.
        alike
            .max_by_key(|(likeness, other)| (*likeness, other.entry.started, other.place))
            .map(|(_, other)| other.place)
    });
    for (told, other) in told.iter().zip(earlier) {
        if let Some(id) = other.and_then(|other| records[other].id.as_deref()) {
            let field = FieldPath::from("root_cause").at("summary");
            let saying = Saying::new(field, format!("the cause reads like that of {}, on the same service", shown(id)));
            found.add(told.place, saying.help(format!(
                "if it came back, write `{{id: {id}, relation: recurrence_of}}` under `related`, and say what will be \
                 different; if it only looks so, allow it with the reason"
            )));
        }
    }
}

/// A service, a word, and the place in time of a record that has both.
type Key = (u32, u32, usize);

/// Who has a rare word on a service.
struct Holders {
    /// Sorted: those of one word on one service stand together, the latest last.
    keys: Vec<Key>,
    /// The places of each record's own keys among them, record by record, and how many stand before
    /// the end of each record's.
    places: Vec<usize>,
    ends: Vec<usize>,
}

impl Holders {
    fn of(told: &[Told<'_>]) -> Self {
        let frequency = Frequency::of(told);
        let rarest = each_of_many(told.len(), |nth| frequency.rarest(&told[nth].entry.cause));
        let mut keys: Vec<Key> = Vec::with_capacity(told.len() * RAREST);
        let mut ends = Vec::with_capacity(told.len());
        for (nth, (told, rarest)) in told.iter().zip(&rarest).enumerate() {
            let services = told.entry.services.iter();
            keys.extend(services.flat_map(|service| rarest.iter().map(move |term| (*service, *term, nth))));
            ends.push(keys.len());
        }
        keys.par_sort_unstable();
        let mut free: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).collect();
        let mut places = vec![0; keys.len()];
        for (place, (.., nth)) in keys.iter().enumerate() {
            places[free[*nth]] = place;
            free[*nth] += 1;
        }
        Self { keys, places, ends }
    }

    /// The latest records before one that have a word of it on the same service; some more than once.
    fn remembered(&self, nth: usize) -> impl Iterator<Item = usize> {
        let start = nth.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.places[start..self.ends[nth]].iter().flat_map(move |place| {
            let (service, term, _) = self.keys[*place];
            let before = self.keys[..*place].iter().rev();
            // A service that is written twice gives a record the same key twice.
            let others = before.skip_while(move |key| **key == (service, term, nth));
            let same = others.take_while(move |key| (key.0, key.1) == (service, term));
            same.take(REMEMBERED).map(|(.., nth)| *nth)
        })
    }
}

/// A record that tells enough to be held against others.
struct Told<'a> {
    /// Its place among all records.
    place: usize,
    entry: &'a Entry,
    /// How many words it has, and those at a glance: a bit for each, which a few share.
    words: usize,
    marks: u64,
}

impl<'a> Told<'a> {
    /// In the order of their time.
    fn all(records: &'a [Entry]) -> Vec<Self> {
        let tells =
            |entry: &Entry| entry.started.is_some() && !entry.services.is_empty() && entry.cause.len() >= FEWEST;
        let told = records.iter().enumerate().filter(|(_, entry)| tells(entry));
        let mut told: Vec<Self> = told.map(|(place, entry)| Self::new(place, entry)).collect();
        told.sort_by_key(|told| (told.entry.started, &told.entry.file));
        told
    }

    fn new(place: usize, entry: &'a Entry) -> Self {
        Self { place, entry, words: entry.cause.len(), marks: marks(&entry.cause) }
    }

    /// As many words both have at most: each mark that only one has stands for a word that only it has.
    fn most_shared(&self, other: &Self) -> usize {
        let most = |one: &Self, two: &Self| one.words - (one.marks & !two.marks).count_ones() as usize;
        most(self, other).min(most(other, self))
    }
}

fn marks(cause: &[u32]) -> u64 {
    cause.iter().fold(0, |marks, term| marks | 1 << (term >> 26))
}

/// In how many records each word is.
struct Frequency(Vec<(u32, usize)>);

impl Frequency {
    fn of(told: &[Told<'_>]) -> Self {
        let mut all: Vec<u32> = told.iter().flat_map(|told| &told.entry.cause).copied().collect();
        all.par_sort_unstable();
        Self(all.chunk_by(|one, next| one == next).map(|same| (same[0], same.len())).collect())
    }

    fn rarest(&self, cause: &[u32]) -> Vec<u32> {
        let count = |term: &u32| self.0.binary_search_by_key(term, |(term, _)| *term).map_or(0, |at| self.0[at].1);
        let mut terms: Vec<(usize, u32)> = cause.iter().map(|term| (count(term), *term)).collect();
        terms.sort_unstable();
        terms.truncate(RAREST);
        terms.into_iter().map(|(_, term)| term).collect()
    }
}

/// Whether so many words in common are enough.
const fn is_alike(one: &Told<'_>, other: &Told<'_>, shared: usize) -> bool {
    let shorter = if one.words < other.words { one.words } else { other.words };
    let all = one.words + other.words - shared;
    shared >= FEWEST && shared * 100 >= shorter * OF_SHORTER && shared * 100 >= all * OF_ALL
}

/// How much of two causes is the same, out of a hundred; `None` where that is not enough, or the
/// other one is known, or was not over yet.
fn likeness(one: &Told<'_>, earlier: &Told<'_>) -> Option<usize> {
    let (a, b) = (one.entry, earlier.entry);
    let shared = shared(&a.cause, &b.cause);
    let over: Option<Instant> = b.ended.or(b.started);
    let is_news = over < a.started && a.id != b.id && !a.is_related_to(b);
    (is_alike(one, earlier, shared) && is_news).then(|| shared * 100 / (one.words + earlier.words - shared))
}

/// How many of two sorted lists are in both.
pub fn shared(one: &[u32], two: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), two.get(j)) {
        count += usize::from(a == b);
        (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
    }
    count
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::path::{Path, PathBuf};

    use proptest::prelude::*;

    use super::{Told, shared};
    use crate::check::entry::Entry;
    use crate::check::{Content, Options, proofread};
    use crate::config::Config;

    proptest! {
        #[test]
        fn a_glance_never_sees_fewer_words_in_common_than_there_are(
            one in prop::collection::btree_set((0_u32..128).prop_map(|term| term << 25), 0..48),
            two in prop::collection::btree_set((0_u32..128).prop_map(|term| term << 25), 0..48),
        ) {
            let entry = |cause: BTreeSet<u32>| Entry { cause: cause.into_iter().collect(), ..Entry::empty() };
            let (one, two) = (entry(one), entry(two));
            prop_assert!(Told::new(0, &one).most_shared(&Told::new(0, &two)) >= shared(&one.cause, &two.cause));
        }
    }

    const POOL: [&str; 3] = [
        "The connection pool was smaller than peak load needs",
        "Pool settings reach production without a load test",
        "The pool has no alert before it is exhausted",
    ];

    /// A record in review, of that day.
    fn record(day: &str, service: &str, [root, one, two]: [&str; 3], more: &str) -> (PathBuf, String) {
        let mut text = format!("id: {day}-x\ntitle: Slow\nstatus: in_review\ntime_zone: UTC\nservices: [{service}]\n");
        writeln!(text, "milestones: {{started: {day} 10:00, resolved: {day} 11:00}}").unwrap();
        writeln!(text, "root_cause: {{summary: {root}}}").unwrap();
        writeln!(text, "contributing_factors:\n  - {{id: F1, text: {one}}}\n  - {{id: F2, text: {two}}}\n{more}")
            .unwrap();
        (format!("{day}-x.yaml").into(), text)
    }

    /// The files in which a recurrence is told.
    fn told(records: &[(PathBuf, String)]) -> Vec<String> {
        let files: Vec<PathBuf> = records.iter().map(|(file, _)| file.clone()).collect();
        let read = |file: &Path| {
            let text = records.iter().find(|(name, _)| name == file).map(|(_, text)| text.clone());
            Ok(Content::Bytes(text.unwrap_or_default().into_bytes()))
        };
        let config = Config::default();
        let options = Options { config: &config, now: "2026-01-15T12:00:00Z".parse().unwrap(), stage: None };
        let outcome = proofread(&files, &read, options).unwrap();
        let found = outcome.findings().into_iter().filter(|finding| finding.rule == super::RULE.id);
        found.map(|finding| format!("{} {}", finding.file.display(), finding.message)).collect()
    }

    #[test]
    fn the_same_cause_in_other_words_and_order_is_told_at_the_later_one() {
        let other = [
            "Peak loads needed more connections than the pool had",
            "A load test of pool settings is not part of the way to production",
            "No alert fires before the pool exhausts",
        ];
        let records = [record("2025-12-01", "checkout", other, ""), record("2025-05-01", "Checkout", POOL, "")];
        let line = "2025-12-01-x.yaml the cause reads like that of `2025-05-01-x`, on the same service";
        assert_eq!(told(&records), [line]);
    }

    #[test]
    fn what_only_looks_like_it_is_quiet() {
        let first = || record("2025-05-01", "checkout", POOL, "");
        let disk = [
            "The disk of the checkout log was full",
            "Log settings reach production without a test of their size",
            "The disk has no alert before it is full",
        ];
        let queue =
            ["The mail queue had no limit on its length", POOL[1], "Retries have no limit when the queue is full"];
        for (service, cause, more) in [
            ("search", POOL, ""),
            ("checkout", disk, ""),
            ("checkout", queue, ""),
            ("checkout", ["Unknown", "Unknown", "Unknown"], ""),
            ("checkout", POOL, "related: [{id: 2025-05-01-x, relation: recurrence_of}]"),
            ("checkout", POOL, "kind: exercise"),
        ] {
            let second = record("2025-12-01", service, cause, more);
            assert_eq!(told(&[first(), second.clone()]), Vec::<String>::new(), "{second:?}");
        }
        // At the same time, it is one incident and not the next.
        let (_, text) = record("2025-05-01", "checkout", POOL, "");
        let twin = (PathBuf::from("2025-05-01-y.yaml"), text.replace("01-x", "01-y"));
        assert_eq!(told(&[first(), twin]), Vec::<String>::new());
    }
}
