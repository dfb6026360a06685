//! Two incidents on one service at the same time.

use std::collections::HashMap;

use chrono::TimeDelta;

use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, FoundIn, Levels, Rule, Saying};
use crate::finding::{FieldPath, shown};
use crate::record::Instant;

pub static RULE: Rule = Rule {
    id: "overlapping-incident",
    family: Family::Records,
    levels: Levels::of('-', 'N', 'N'),
    summary: "another incident was on the same service at the same time, and neither record names the other",
    why: "Two records of one afternoon are often one incident that two teams saw, or one that set the other off; told \
          apart, their users and hours are counted twice. Incidents of a week and more are left out, because everything \
          falls into those, and so are exercises and near misses. Where one file is checked, those are read whose names \
          begin with a day near it.",
    help: "name the other record in `related`, as `caused_by`, `duplicate_of` or what else it is",
    check: Check::Archive(check),
};

/// What lasts longer is a state.
const LONGEST: TimeDelta = TimeDelta::days(7);
/// As many incidents that began before are looked at, besides the one that ends last: in an archive
/// where everything overlaps, nobody is helped by all pairs.
const LOOKED_AT: usize = 32;
/// As many others are told of one record.
const TOLD: usize = 3;

/// One incident on one service.
#[derive(Clone, Copy)]
struct Stay {
    started: Instant,
    ended: Instant,
    record: usize,
}

fn check(records: &[Entry], found: &mut FoundIn) {
    let mut services: HashMap<u32, Vec<Stay>> = HashMap::new();
    for (record, entry) in records.iter().enumerate() {
        let (Some(started), Some(ended)) = (entry.started, entry.ended) else { continue };
        if started < ended && ended - started < LONGEST {
            for service in &entry.services {
                services.entry(*service).or_default().push(Stay { started, ended, record });
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = services.into_values().flat_map(|stays| overlaps(records, stays)).collect();
    // Once, however many services two have in common.
    pairs.sort_unstable();
    pairs.dedup();
    for of_one in pairs.chunk_by(|one, next| one.0 == next.0) {
        for (told, other) in of_one.iter().take(TOLD) {
            let (Some(id), Some(place)) = (&records[*other].id, records[*told].shared_service(&records[*other])) else {
                continue;
            };
            let field = FieldPath::from("services").at(place);
            found.add(*told, Saying::new(field, format!("{} was on this service at the same time", shown(id))));
        }
    }
}

/// The pairs of one service: the record that is told of, which is the later one where both are
/// asked for, and the other.
fn overlaps(records: &[Entry], mut stays: Vec<Stay>) -> Vec<(usize, usize)> {
    stays.sort_by_key(|stay| (stay.started, &records[stay.record].file));
    let mut pairs = Vec::new();
    let mut last: Option<Stay> = None;
    for (place, stay) in stays.iter().enumerate() {
        let near = &stays[place.saturating_sub(LOOKED_AT)..place];
        let far = last.filter(|last| near.iter().all(|near| near.record != last.record));
        for other in near.iter().chain(&far).filter(|other| other.ended > stay.started) {
            let (one, two) = (&records[stay.record], &records[other.record]);
            // Two records of one id are another matter.
            if stay.record != other.record && one.id != two.id && !one.is_related_to(two) {
                let is_later = one.asked || !two.asked;
                let pair = (stay.record, other.record);
                pairs.push(if is_later { pair } else { (pair.1, pair.0) });
            }
        }
        last = last.filter(|last| last.ended >= stay.ended).or(Some(*stay));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `id`, hours since the epoch, and services; what stands after `>` is related.
    fn entry(id: &str, hours: (i64, i64), services: &[u32], related: &[&str]) -> Entry {
        let at = |hours: i64| Some(Instant::UNIX_EPOCH + TimeDelta::hours(hours));
        Entry {
            file: format!("{id}.yaml").into(),
            id: id.parse().ok(),
            started: at(hours.0),
            ended: at(hours.1),
            services: services.into(),
            related: related.iter().map(|id| (id.parse().ok(), None)).collect(),
            ..Entry::empty()
        }
    }

    fn told(records: &[Entry]) -> Vec<(usize, String)> {
        let mut told = Vec::new();
        let mut take = |record: usize, saying: Saying| {
            told.push((record, saying.message.split('`').nth(1).unwrap_or_default().to_owned()));
        };
        check(records, &mut FoundIn::new(&mut take));
        told
    }

    #[test]
    fn the_later_of_two_on_one_service_tells_the_earlier() {
        let records = [entry("b", (2, 5), &[1, 2], &[]), entry("a", (1, 3), &[2, 3], &[])];
        assert_eq!(told(&records), [(0, "a".to_owned())]);
        // Findings of that one may not be wanted.
        let [b, a] = records;
        assert_eq!(told(&[Entry { asked: false, ..b }, a]), [(1, "b".to_owned())]);
    }

    #[test]
    fn other_services_other_times_and_those_that_are_known_are_quiet() {
        let one = || entry("a", (1, 3), &[1], &[]);
        for other in [
            entry("b", (2, 5), &[2], &[]),
            entry("b", (3, 5), &[1], &[]),
            entry("b", (2, 5), &[1], &["a"]),
            entry("b", (2, 300), &[1], &[]),
            entry("b", (5, 2), &[1], &[]),
            Entry { ended: None, ..entry("b", (2, 2), &[1], &[]) },
        ] {
            assert_eq!(told(&[one(), other.clone()]), [], "{other:?}");
            assert_eq!(told(&[other, one()]), []);
        }
        let third = [entry("a", (1, 3), &[1], &["c"]), entry("b", (2, 5), &[1], &["c"])];
        assert_eq!(told(&third), []);
    }

    #[test]
    fn where_everything_overlaps_it_ends_soon_and_a_long_one_is_not_forgotten() {
        let all: Vec<Entry> = (0..20_000).map(|n| entry(&format!("x{n}"), (n / 500, 100), &[1], &[])).collect();
        assert!(told(&all).len() <= TOLD * all.len());
        let mut long = vec![entry("long", (0, 160), &[1], &[])];
        long.extend((1..150).map(|n| entry(&format!("x{n}"), (n, n + 1), &[1], &[])));
        let told = told(&long);
        assert_eq!((told.len(), told.iter().all(|(_, id)| id == "long")), (149, true));
    }
}
