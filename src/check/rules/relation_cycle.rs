//! Records that come from each other in a circle.

use std::collections::HashMap;

use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, FoundIn, Levels, Rule, Saying};
use crate::finding::{FieldPath, shown};
use crate::record::{RecordId, Relation};

pub static RULE: Rule = Rule {
    id: "relation-cycle",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "records that come from each other in a circle, or a record related to itself",
    why: "`recurrence_of`, `caused_by` and `follow_up_of` point at an earlier incident, and `duplicate_of` at the record \
          that stays. Followed from one to the next they have to come to an end; a circle has neither an earliest \
          incident nor a record that stays.",
    help: "take away the relation that is the wrong way round, or write `same_cause`",
    check: Check::Archive(check),
};

fn check(records: &[Entry], found: &mut FoundIn) {
    let mut by_id: HashMap<&RecordId, usize> = HashMap::new();
    for (place, entry) in records.iter().enumerate() {
        if let Some(id) = &entry.id {
            by_id.entry(id).or_insert(place);
        }
    }
    for (place, entry) in records.iter().enumerate() {
        for (nth, (id, _)) in entry.related.iter().enumerate() {
            if id.is_some() && *id == entry.id {
                let field = FieldPath::from("related").at(nth).at("id");
                found.add(
                    place,
                    Saying::new(field, "this record names itself")
                        .help("name the other record, or take the entry away"),
                );
            }
        }
    }
    for group in [&[Relation::RecurrenceOf, Relation::CausedBy, Relation::FollowUpOf][..], &[Relation::DuplicateOf]] {
        let edges = records.iter().enumerate().map(|(place, entry)| {
            let target = |(nth, (id, relation)): (usize, &(Option<RecordId>, Option<Relation>))| {
                let other = *by_id.get(id.as_ref()?)?;
                (other != place && group.contains(&(*relation)?)).then_some((nth, other))
            };
            entry.related.iter().enumerate().filter_map(target).collect()
        });
        let edges: Vec<Edges> = edges.collect();
        for (place, nth, mut ring) in circles(&edges) {
            let (place, nth) = match ring.iter().position(|record| records[*record].asked) {
                // Where findings of that record are not wanted, one of the others tells it.
                Some(asked) if !records[place].asked => {
                    let length = ring.len();
                    ring.rotate_left((asked + 1) % length);
                    let (place, next) = (ring[length - 1], ring[0]);
                    (place, edges[place].iter().find(|(_, other)| *other == next).map_or(0, |(nth, _)| *nth))
                }
                _ => (place, nth),
            };
            let name = |place: &usize| records[*place].id.as_deref().map_or_else(String::new, shown);
            let ring: Vec<String> = ring.iter().chain(ring.first()).map(name).collect();
            let field = FieldPath::from("related").at(nth);
            found.add(place, Saying::new(field, format!("these come from each other: {}", told(&ring))));
        }
    }
}

/// The way round, without all of a long one.
fn told(ring: &[String]) -> String {
    match ring {
        [first, second, .., last] if ring.len() > 6 => {
            format!("{first} → {second} → {} more → {last}", ring.len() - 3)
        }
        _ => ring.join(" → "),
    }
}

/// What each record points at: the place in its `related`, and the other record.
type Edges = Vec<(usize, usize)>;

/// For each edge that closes a circle its record, its place there and the circle, which ends at that
/// record. A walk in depth, with its own stack: chains may be as long as the archive.
fn circles(edges: &[Edges]) -> Vec<(usize, usize, Vec<usize>)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnPath(usize),
        Done,
    }
    let mut seen = vec![Seen::Not; edges.len()];
    let mut circles = Vec::new();
    for start in 0..edges.len() {
        if seen[start] != Seen::Not {
            continue;
        }
        // Each step of the path with how many of its edges were followed.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        seen[start] = Seen::OnPath(0);
        while let Some((record, followed)) = path.last_mut() {
            let (record, Some((nth, next))) = (*record, edges[*record].get(*followed).copied()) else {
                seen[*record] = Seen::Done;
                path.pop();
                continue;
            };
            *followed += 1;
            match seen[next] {
                Seen::Not => {
                    seen[next] = Seen::OnPath(path.len());
                    path.push((next, 0));
                }
                Seen::OnPath(depth) => {
                    circles.push((record, nth, path[depth..].iter().map(|(record, _)| *record).collect()));
                }
                Seen::Done => {}
            }
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn a_circle_is_told_where_it_closes_and_a_long_chain_ends() {
        let edges = [vec![(0, 1)], vec![(0, 2)], vec![(3, 0)], vec![(0, 0)]];
        assert_eq!(circles(&edges), [(2, 3, vec![0, 1, 2])]);
        let chain: Vec<_> = (1..100_000).map(|next| vec![(0, next)]).chain([Vec::new()]).collect();
        assert_eq!(circles(&chain), []);
        assert_eq!(circles(&[vec![(0, 1), (1, 2)], vec![(0, 2)], vec![]]), []);
    }
}
