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
