//! An incident that reads like an earlier one.

use std::collections::HashMap;

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

fn check(records: &[Entry], found: &mut FoundIn) {
    let tells = |entry: &Entry| entry.started.is_some() && !entry.services.is_empty() && entry.cause.len() >= FEWEST;
    let mut order: Vec<usize> = (0..records.len()).filter(|record| tells(&records[*record])).collect();
    order.sort_by_key(|record| (records[*record].started, &records[*record].file));
    let mut frequency: HashMap<u32, u32> = HashMap::new();
    for term in order.iter().flat_map(|record| &records[*record].cause) {
        *frequency.entry(*term).or_default() += 1;
    }
    // The latest records of a service that have a word.
    let mut holders: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
    for record in order {
        let entry = &records[record];
        let mut rare: Vec<u32> = entry.cause.to_vec();
        rare.sort_by_key(|term| (frequency[term], *term));
        rare.truncate(RAREST);
        let keys = || entry.services.iter().flat_map(|service| rare.iter().map(move |term| (*service, *term)));
        let mut others: Vec<usize> = keys().filter_map(|key| holders.get(&key)).flatten().copied().collect();
        others.sort_unstable();
        others.dedup();
        let alike = others.into_iter().filter_map(|other| Some((likeness(entry, &records[other])?, other)));
        // Of those that are equally like it the latest, which is the one people remember.
        let best = alike.max_by_key(|(likeness, other)| (*likeness, records[*other].started));
        if let Some(id) = best.and_then(|(_, other)| records[other].id.as_deref()) {
            let field = FieldPath::from("root_cause").at("summary");
            let saying = Saying::new(field, format!("the cause reads like that of {}, on the same service", shown(id)));
            found.add(record, saying.help(format!(
                "if it came back, write `{{id: {id}, relation: recurrence_of}}` under `related`, and say what will be \
                 different; if it only looks so, allow it with the reason"
            )));
        }
        for key in keys() {
            let holders = holders.entry(key).or_default();
            if holders.len() == REMEMBERED {
                holders.remove(0);
            }
            holders.push(record);
        }
    }
}

/// How much of two causes is the same, out of a hundred; `None` where that is not enough, or the
/// other one is known, or was not over yet.
fn likeness(entry: &Entry, earlier: &Entry) -> Option<usize> {
    let shared = shared(&entry.cause, &earlier.cause);
    let shorter = entry.cause.len().min(earlier.cause.len());
    let all = entry.cause.len() + earlier.cause.len() - shared;
    let is_alike = shared >= FEWEST && shared * 100 >= shorter * OF_SHORTER && shared * 100 >= all * OF_ALL;
    let over: Option<Instant> = earlier.ended.or(earlier.started);
    (is_alike && over < entry.started && entry.id != earlier.id && !entry.is_related_to(earlier))
        .then_some(shared * 100 / all)
}

/// How many of two sorted lists are in both.
fn shared(one: &[u32], two: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), two.get(j)) {
        count += usize::from(a == b);
        (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
    }
    count
}
