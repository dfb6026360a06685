//! From two values to the changes that lead from the one to the other, as small as they can be.

use serde_yaml::{Mapping, Value};

use super::wanted::Change;
use crate::finding::{FieldPath, Moved, Segment};

/// What to do, in order, so that `before` becomes `after`. Neither holds anything empty.
pub fn changes(before: &Mapping, after: &Mapping) -> Vec<(FieldPath, Change)> {
    let mut found = Vec::new();
    mappings(&FieldPath::root(), before, after, &mut found);
    found
}

fn mappings(path: &FieldPath, before: &Mapping, after: &Mapping, found: &mut Vec<(FieldPath, Change)>) {
    let below = |key: &Value| Some(path.at(Segment::from(key.as_str()?.to_owned())));
    for (key, old) in before {
        let Some(path) = below(key) else { continue };
        match after.get(key) {
            Some(new) => values(&path, old, new, found),
            None => found.push((path, Change::Remove)),
        }
    }
    for (key, new) in after.iter().filter(|(key, _)| !before.contains_key(key)) {
        if let Some(path) = below(key) {
            found.push((path, Change::Set(new.clone())));
        }
    }
}

fn values(path: &FieldPath, before: &Value, after: &Value, found: &mut Vec<(FieldPath, Change)>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Mapping(before), Value::Mapping(after)) if !after.is_empty() => mappings(path, before, after, found),
        (Value::Sequence(before), Value::Sequence(after)) if !after.is_empty() => lists(path, before, after, found),
        _ => found.push((path.clone(), Change::Set(after.clone()))),
    }
}

/// Items that are still there are changed where they stand, others taken out, new ones put at the
/// end, and all of them moved where their order is another.
fn lists(path: &FieldPath, before: &[Value], after: &[Value], found: &mut Vec<(FieldPath, Change)>) {
    let origins = origins(before, after);
    for (place, new) in after.iter().enumerate() {
        if let Some(origin) = origins[place] {
            values(&path.at(origin), &before[origin], new, found);
        }
    }
    let kept: Vec<usize> = (0..before.len()).filter(|place| origins.contains(&Some(*place))).collect();
    for gone in (0..before.len()).rev().filter(|place| !kept.contains(place)) {
        found.push((path.at(gone), Change::Remove));
    }
    let mut end = kept.len();
    let (mut order, mut appended) = (Vec::with_capacity(after.len()), Vec::new());
    for (origin, new) in origins.iter().zip(after) {
        if let Some(place) = origin.and_then(|origin| kept.iter().position(|kept| *kept == origin)) {
            order.push(place);
        } else {
            appended.push(new.clone());
            order.push(end);
            end += 1;
        }
    }
    if !appended.is_empty() {
        found.push((path.clone(), Change::Append(appended)));
    }
    if !order.is_sorted() {
        found.push((path.clone(), Change::Reorder(order)));
    }
}

/// The lists whose items are not all where they were.
pub fn moved(before: &Mapping, after: &Mapping) -> Vec<Moved> {
    let mut found = Vec::new();
    moved_below(&FieldPath::root(), before, after, &mut found);
    found
}

fn moved_below(path: &FieldPath, before: &Mapping, after: &Mapping, found: &mut Vec<Moved>) {
    for (key, new) in after {
        let Some(name) = key.as_str() else { continue };
        let list = path.at(Segment::from(name.to_owned()));
        match (before.get(key), new) {
            (Some(Value::Mapping(old)), Value::Mapping(new)) => moved_below(&list, old, new, found),
            (old, Value::Sequence(new)) => {
                let old = old.and_then(Value::as_sequence).map(Vec::as_slice).unwrap_or_default();
                let origins = origins(old, new);
                if !origins.iter().copied().eq((0..old.len()).map(Some)) {
                    found.push(Moved { list, before: old.len(), origins });
                }
            }
            _ => {}
        }
    }
}

/// Which item of `before` each of `after` is; `None` for a new one.
pub fn origins(before: &[Value], after: &[Value]) -> Vec<Option<usize>> {
    let mut free: Vec<usize> = (0..before.len()).collect();
    let mut origins = vec![None; after.len()];
    // The same, at best at the same place.
    for (origin, (place, new)) in origins.iter_mut().zip(after.iter().enumerate()) {
        let same = |at: &usize| before.get(*at) == Some(new);
        let found = free.iter().position(|at| *at == place && same(at)).or_else(|| free.iter().position(same));
        *origin = found.map(|at| free.remove(at));
    }
    // One that has another value here and there: the one it has most in common with.
    for (origin, new) in origins.iter_mut().zip(after).filter(|(origin, _)| origin.is_none()) {
        let best =
            free.iter().enumerate().map(|(at, old)| (in_common(&before[*old], new), at)).filter(|(much, _)| *much > 0);
        let best = best.max_by_key(|(much, at)| (*much, std::cmp::Reverse(*at)));
        *origin = best.map(|(_, at)| free.remove(at));
    }
    // One that was written anew, where none came or went.
    let open = origins.iter().filter(|origin| origin.is_none()).count();
    if open == free.len() {
        let mut rest = free.into_iter();
        for origin in origins.iter_mut().filter(|origin| origin.is_none()) {
            *origin = rest.next();
        }
    }
    origins
}

/// How much two items have in common; their id says all.
fn in_common(one: &Value, other: &Value) -> usize {
    let (Value::Mapping(one), Value::Mapping(other)) = (one, other) else { return 0 };
    let weight = |key: &Value| if key.as_str() == Some("id") { 100 } else { 1 };
    let shared = one.iter().filter(|(key, value)| other.get(key) == Some(value));
    shared.map(|(key, _)| weight(key)).sum()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[track_caller]
    fn leads(before: &str, after: &str, expected: &[&str]) {
        let read = |text: &str| serde_yaml::from_str::<Mapping>(text).unwrap();
        let told = changes(&read(before), &read(after)).into_iter().map(|(path, change)| match change {
            Change::Set(_) => format!("set {path}"),
            Change::Append(_) => format!("append {path}"),
            Change::Remove => format!("remove {path}"),
            Change::Reorder(order) => format!("reorder {path} {order:?}"),
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn only_what_differs_is_changed() {
        leads("{a: 1, b: {c: 1, d: 2}}", "{a: 1, b: {c: 1, d: 3}, e: 4}", &["set b.d", "set e"]);
        leads("{a: 1, b: {c: 1, d: 2}}", "{b: {d: 2}}", &["remove a", "remove b.c"]);
        leads("{a: {b: 1}}", "{a: x}", &["set a"]);
    }

    #[test]
    fn items_are_changed_where_they_stand() {
        leads("{l: [{id: A1, x: 1}, {id: A2, x: 1}]}", "{l: [{id: A1, x: 1}, {id: A2, x: 2}]}", &["set l[1].x"]);
        leads("{l: [a, b, c]}", "{l: [a, x, c]}", &["set l[1]"]);
        leads("{l: [a, b, c]}", "{l: [a, c]}", &["remove l[1]"]);
        leads("{l: [a, b]}", "{l: [a, x, b]}", &["append l", "reorder l [0, 2, 1]"]);
        leads("{l: [a]}", "{l: [a, b, c]}", &["append l"]);
        leads("{l: [a, a]}", "{l: [a, a, a]}", &["append l"]);
        // The first went, and the second was changed.
        leads("{l: [{t: 1, x: 1}, {t: 2, x: 2}]}", "{l: [{t: 2, x: 3}]}", &["set l[1].x", "remove l[0]"]);
        leads("{l: [{t: 2}, {t: 1}]}", "{l: [{t: 1}, {t: 2}]}", &["reorder l [1, 0]"]);
    }
}
