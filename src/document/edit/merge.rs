//! Two hands at one record: what it says with the changes of both.

use serde_yaml::{Mapping, Value};

use super::difference::origins;
use crate::finding::{FieldPath, Segment};

/// What was `before`, with what `ours` and `theirs` made of it.
///
/// # Errors
/// The field that both gave different values.
pub fn merge(before: &Mapping, ours: &Mapping, theirs: &Mapping) -> Result<Mapping, FieldPath> {
    mappings(&FieldPath::root(), before, ours, theirs)
}

fn mappings(path: &FieldPath, before: &Mapping, ours: &Mapping, theirs: &Mapping) -> Result<Mapping, FieldPath> {
    let mut merged = Mapping::new();
    for key in theirs.keys().chain(ours.keys().filter(|key| !theirs.contains_key(*key))) {
        let path = path.at(Segment::from(key.as_str().unwrap_or_default().to_owned()));
        if let Some(value) = values(&path, before.get(key), ours.get(key), theirs.get(key))? {
            merged.insert(key.clone(), value);
        }
    }
    Ok(merged)
}

fn values(
    path: &FieldPath,
    before: Option<&Value>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
) -> Result<Option<Value>, FieldPath> {
    if ours == theirs || ours == before {
        return Ok(theirs.cloned());
    }
    if theirs == before {
        return Ok(ours.cloned());
    }
    match (ours, theirs) {
        (Some(Value::Mapping(ours)), Some(Value::Mapping(theirs))) => {
            let nothing = Mapping::new();
            let before = before.and_then(Value::as_mapping).unwrap_or(&nothing);
            mappings(path, before, ours, theirs).map(|merged| Some(merged.into()))
        }
        // Names are answered in one breath: only what is written item by item is put together.
        (Some(Value::Sequence(ours)), Some(Value::Sequence(theirs)))
            if ours.iter().chain(theirs).all(Value::is_mapping) =>
        {
            let before = before.and_then(Value::as_sequence).map(Vec::as_slice).unwrap_or_default();
            lists(path, before, ours, theirs).map(|merged| Some(merged.into()))
        }
        _ => Err(path.clone()),
    }
}

/// One hand's list.
struct Hand<'a> {
    items: &'a [Value],
    /// Which item of the list before each of them is.
    origins: Vec<Option<usize>>,
}

impl<'a> Hand<'a> {
    fn new(before: &[Value], items: &'a [Value]) -> Self {
        Self { items, origins: origins(before, items) }
    }

    fn has_moved(&self) -> bool {
        !self.origins.iter().flatten().is_sorted()
    }

    fn all(&self) -> impl Iterator<Item = (&'a Value, Option<usize>)> {
        self.items.iter().zip(self.origins.iter().copied())
    }

    fn version_of(&self, origin: usize) -> Option<&'a Value> {
        self.all().find(|(_, own)| *own == Some(origin)).map(|(item, _)| item)
    }
}

/// Items that are in both are merged, those that one hand took out and the other left alone are gone,
/// and new ones stand behind the item that they were put behind.
fn lists(path: &FieldPath, before: &[Value], ours: &[Value], theirs: &[Value]) -> Result<Vec<Value>, FieldPath> {
    let (ours, theirs) = (Hand::new(before, ours), Hand::new(before, theirs));
    let (lead, follow) = match (ours.has_moved(), theirs.has_moved()) {
        (true, true) => return Err(path.clone()),
        (true, false) => (ours, theirs),
        (false, _) => (theirs, ours),
    };
    let mut merged: Vec<(Option<usize>, Value)> = Vec::new();
    for (item, origin) in lead.all() {
        let item = match origin {
            None => Some(item.clone()),
            Some(place) => values(&path.at(place), before.get(place), Some(item), follow.version_of(place))?,
        };
        merged.extend(item.map(|item| (origin, item)));
    }
    let news = |merged: &[(Option<usize>, Value)], from: usize| -> usize {
        merged[from..].iter().take_while(|(origin, _)| origin.is_none()).count()
    };
    let mut taken = Vec::new();
    let mut at = news(&merged, 0);
    for (item, origin) in follow.all() {
        if let Some(place) = origin {
            match merged.iter().position(|(other, _)| *other == Some(place)) {
                Some(found) => at = found + 1 + news(&merged, found + 1),
                // The other took it out.
                None if before.get(place) == Some(item) => {}
                None => return Err(path.at(place)),
            }
            continue;
        }
        // What both wrote down alike is one.
        let same =
            lead.all().enumerate().find(|(nth, (other, own))| own.is_none() && *other == item && !taken.contains(nth));
        if let Some((nth, _)) = same {
            taken.push(nth);
        } else if id(item).is_some_and(|own| merged.iter().any(|(_, other)| id(other) == Some(own))) {
            return Err(path.clone());
        } else {
            merged.insert(at, (None, item.clone()));
            at += 1;
        }
    }
    Ok(merged.into_iter().map(|(_, item)| item).collect())
}

fn id(item: &Value) -> Option<&Value> {
    item.as_mapping()?.get("id")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn read(text: &str) -> Mapping {
        serde_yaml::from_str(text).unwrap()
    }

    #[track_caller]
    fn merges(before: &str, ours: &str, theirs: &str, expected: &str) {
        assert_eq!(merge(&read(before), &read(ours), &read(theirs)), Ok(read(expected)));
    }

    #[track_caller]
    fn conflicts(before: &str, ours: &str, theirs: &str, field: &str) {
        for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
            assert_eq!(merge(&read(before), &read(ours), &read(theirs)).unwrap_err().to_string(), field);
        }
    }

    #[test]
    fn changes_of_different_fields_are_both_there() {
        merges("{a: 1, b: 1, c: 1}", "{a: 2, b: 1}", "{a: 1, b: 3, c: 1, d: 4}", "{a: 2, b: 3, d: 4}");
        merges("{}", "{m: {started: 1}}", "{m: {resolved: 2}}", "{m: {resolved: 2, started: 1}}");
        merges("{a: 1}", "{a: 2}", "{a: 2}", "{a: 2}");
    }

    #[test]
    fn one_field_with_two_new_values_is_a_conflict() {
        conflicts("{a: 1}", "{a: 2}", "{a: 3}", "a");
        conflicts("{m: {x: 1}}", "{m: {x: 2}}", "{}", "m");
        conflicts("{}", "{s: [shop]}", "{s: [search]}", "s");
        conflicts("{l: [{t: 1, x: 1}]}", "{l: [{t: 1, x: 2}]}", "{l: [{t: 1, x: 3}]}", "l[0].x");
        conflicts("{l: [{t: 1, x: 1}]}", "{l: [{t: 1, x: 2}]}", "{l: []}", "l[0]");
        conflicts("{l: [{t: 1, x: 1}, {t: 3}]}", "{l: [{t: 1, x: 2}, {t: 3}]}", "{l: [{t: 3}]}", "l[0]");
        conflicts("{}", "{l: [{id: A1, x: 1}]}", "{l: [{id: A1, x: 2}]}", "l");
    }

    #[test]
    fn new_items_of_both_stay_where_they_were_put() {
        merges("{}", "{l: [{t: 1}]}", "{l: [{t: 2}]}", "{l: [{t: 2}, {t: 1}]}");
        merges("{l: [{t: 1}]}", "{l: [{t: 1}, {t: 3}]}", "{l: [{t: 1}, {t: 2}]}", "{l: [{t: 1}, {t: 2}, {t: 3}]}");
        merges(
            "{l: [{t: 1}, {t: 9}]}",
            "{l: [{t: 1}, {t: 9}, {t: 4}]}",
            "{l: [{t: 1}, {t: 2}, {t: 9}]}",
            "{l: [{t: 1}, {t: 2}, {t: 9}, {t: 4}]}",
        );
        // One began its item, the other goes on with another.
        merges(
            "{l: [{t: 1}]}",
            "{l: [{t: 1, x: 1}]}",
            "{l: [{t: 1}, {t: 2, x: 2}]}",
            "{l: [{t: 1, x: 1}, {t: 2, x: 2}]}",
        );
        merges("{l: [{t: 1}, {t: 2}]}", "{l: [{t: 2}]}", "{l: [{t: 1}, {t: 2}, {t: 3}]}", "{l: [{t: 2}, {t: 3}]}");
    }

    #[test]
    fn what_both_wrote_alike_is_there_once() {
        merges("{}", "{l: [{t: 1}, {t: 2}]}", "{l: [{t: 1}]}", "{l: [{t: 1}, {t: 2}]}");
        merges("{l: [{t: 1}]}", "{l: [{t: 1}, {t: 1}]}", "{l: [{t: 1}, {t: 2}]}", "{l: [{t: 1}, {t: 2}, {t: 1}]}");
    }

    #[test]
    fn an_order_that_one_of_them_changed_stays_so() {
        merges(
            "{l: [{t: 1}, {t: 2}]}",
            "{l: [{t: 2}, {t: 1}]}",
            "{l: [{t: 1}, {t: 2}, {t: 3}]}",
            "{l: [{t: 2}, {t: 3}, {t: 1}]}",
        );
        conflicts("{l: [{t: 1}, {t: 2}]}", "{l: [{t: 2}, {t: 1}, {t: 3}]}", "{l: [{t: 2}, {t: 1}]}", "l");
    }
}
