//! A key that is not written yet.

use serde_yaml::{Mapping, Value};

use super::list::in_brackets;
use super::order;
use super::place::{Found, Holder, Place, colon, end};
use super::replace::{is_empty, replace};
use super::splice::{Splice, column, has_blank_line, last_line, line_start};
use crate::document::emit::layout::{Layout, flow_in};
use crate::document::emit::scalar::Place as Spelled;
use crate::document::node::{Entry, Kind};
use crate::finding::Segment;

/// Inserts `value` under the missing keys into the mapping that was found.
pub fn insert(text: &str, found: &Found<'_, '_>, missing: &[Segment], value: Value) -> Option<Splice> {
    let (first, deeper) = missing.split_first()?;
    let value = deeper.iter().rev().try_fold(value, |value, step| match step {
        Segment::Key(key) => Some(Value::Mapping(Mapping::from_iter([(key.as_ref().into(), value)]))),
        Segment::Index(_) => None,
    })?;
    let Segment::Key(key) = first else { return None };
    let (place, key) = (&found.place, Value::from(key.as_ref()));
    let Kind::Mapping(entries) = place.node.kind() else {
        return place.node.is_null().then(|| begin(text, place, key, value))?;
    };
    let entries: Vec<Entry<'_>> = entries.collect();
    if is_empty(place.node) {
        return begin(text, place, key, value);
    }
    if place.in_flow || place.is_flow(text) {
        let last = entries.last()?;
        let last = end(text, last.value, colon(text, last).unwrap_or(last.key_span.end))?;
        let entry = format!("{}: {}", flow_in(&key, Spelled::Key), flow_in(&value, Spelled::Flow));
        return in_brackets(text, place.node, last, &entry);
    }
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key).collect();
    let before = order::place(found.reached, &keys, key.as_str()?);
    let at = column(text, entries.first()?.key_span.start);
    let entry = Layout::EXACT.entry(&key, &value, at);
    let top = place.holder == Holder::Document;
    match before {
        Some(before) => after(text, &entries, before, &entry, at, top),
        None => first_of_all(text, entries.first()?, &entry, at),
    }
}

/// The first key of a mapping that is empty, or not written at all.
fn begin(text: &str, place: &Place<'_>, key: Value, value: Value) -> Option<Splice> {
    let mapping = Value::Mapping(Mapping::from_iter([(key, value)]));
    let nothing = place.node.span().is_empty();
    if place.holder == Holder::Document && nothing {
        // Nothing but comments: below them.
        let line_end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        return Some(Splice::insert(text.len(), format!("{line_end}{}\n", Layout::EXACT.root(&mapping))));
    }
    replace(text, place, &mapping)
}

/// Below the entry that the schema has before it.
fn after(text: &str, entries: &[Entry<'_>], before: usize, entry: &str, at: usize, top: bool) -> Option<Splice> {
    let neighbour = &entries[before];
    let end_of = |entry: &Entry<'_>| end(text, entry.value, colon(text, entry)?);
    let neighbour_end = end_of(neighbour)?;
    let last = last_line(text, neighbour_end, at);
    let is_block = |text: &str| text.contains('\n');
    let old_is_block = is_block(&text[neighbour.key_span.start..neighbour_end]);
    let mut apart = top && (is_block(entry) || old_is_block);
    let mut next_apart = false;
    if apart {
        // An author who never sets sections apart does not want it here either.
        let dense = entries.windows(2).try_fold(false, |dense, pair| {
            let block = is_block(&text[pair[0].key_span.start..end_of(&pair[0])?]);
            let gap = &text[end_of(&pair[0])?..pair[1].key_span.start];
            Some(dense || block && !has_blank_line(gap))
        })?;
        apart = !dense;
        if let (true, Some(next)) = (apart && is_block(entry), entries.get(before + 1)) {
            next_apart = !has_blank_line(&text[last..next.key_span.start]);
        }
    }
    let (above, below) = (if apart { "\n" } else { "" }, if next_apart { "\n" } else { "" });
    Some(Splice::insert(last, format!("{above}\n{:at$}{entry}{below}", "")))
}

/// Before all others; where the first stands behind a dash, that dash is taken over.
fn first_of_all(text: &str, first: &Entry<'_>, entry: &str, at: usize) -> Option<Splice> {
    let start = first.key_span.start;
    let lead = &text[line_start(text, start)..start];
    lead.chars().all(|c| c == ' ' || c == '-').then(|| Splice::insert(start, format!("{entry}\n{:at$}", "")))
}
