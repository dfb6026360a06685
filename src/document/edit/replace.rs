//! Another value in the place of one that is written.

use serde_yaml::Value;

use super::place::{Holder, Place};
use super::splice::{Splice, column, comment, line_end};
use crate::document::emit::layout::{Layout, are_sentences, flow_in, flow_list};
use crate::document::emit::scalar::{Place as Spelled, double_quoted, single_quoted};
use crate::document::node::{Kind, Node};

/// Writes `value` where `place` is, in the author's quotes and indentation where it allows them.
pub fn replace(text: &str, place: &Place<'_>, value: &Value) -> Option<Splice> {
    let node = place.node;
    let (start, end) = (place.start(text), place.end(text)?);
    if let Some(inline) = in_line(text, place, value) {
        if place.is_absent() && !text[start..].starts_with(' ') {
            return Some(Splice::insert(start, format!(" {inline}")));
        }
        let blank = usize::from(place.is_absent());
        return Some(Splice { range: start + blank..end + blank, text: inline });
    }
    if place.is_block(text) {
        return Some(instead_of_lines(text, place, value, start..end));
    }
    let fresh = fresh(text, place, value);
    if text[start..].starts_with(['|', '>']) && matches!(node.kind(), Kind::Scalar { plain: false, .. }) {
        let header =
            text[start..line_end(text, start)].find([' ', '\t']).map_or("", |blank| comment(text, start + blank));
        return Some(Splice { range: before(text, place, start, &fresh)..end, text: commented(&fresh, header) });
    }
    let range = before(text, place, start, &fresh);
    // A comment behind the old value stays on the line of the key.
    let tail = comment(text, end);
    if fresh.contains('\n') {
        return Some(Splice { range: range..line_end(text, end), text: commented(&fresh, tail) });
    }
    Some(Splice { range: range..end, text: fresh })
}

/// The new value on the line of the old one, where both are written so.
fn in_line(text: &str, place: &Place<'_>, value: &Value) -> Option<String> {
    let old = &text[place.start(text)..];
    if let (Value::String(new), Kind::Scalar { plain: false, .. }) = (value, place.node.kind())
        && !new.contains('\n')
    {
        let quoted = match old.chars().next() {
            Some('"') => Some(double_quoted(new)),
            Some('\'') => single_quoted(new),
            _ => None,
        };
        if quoted.is_some() {
            return quoted;
        }
    }
    if place.in_flow {
        return Some(flow_in(value, Spelled::Flow));
    }
    match value {
        Value::Sequence(items) if place.is_flow(text) && !is_empty(place.node) && items.iter().all(is_scalar) => {
            Some(flow_list(items))
        }
        _ => None,
    }
}

const fn is_scalar(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_))
}

/// A list or mapping over several lines makes way, with the comments inside it.
fn instead_of_lines(text: &str, place: &Place<'_>, value: &Value, old: std::ops::Range<usize>) -> Splice {
    let at = column(text, old.start);
    let same = match (place.node.kind(), value) {
        (Kind::List(_), Value::Sequence(items)) if !items.is_empty() => Some(Layout::EXACT.items(items, at)),
        (Kind::Mapping(_), Value::Mapping(entries)) if !entries.is_empty() => Some(Layout::EXACT.entries(entries, at)),
        _ => None,
    };
    let end = line_end(text, old.end);
    if let Some(text) = same {
        return Splice { range: old.start..end, text };
    }
    let head = comment(text, place.head);
    Splice { range: place.head..end, text: commented(&fresh(text, place, value), head) }
}

/// What follows the colon or the dash, as a new record has it.
fn fresh(text: &str, place: &Place<'_>, value: &Value) -> String {
    match place.holder {
        Holder::Document => Layout::EXACT.root(value),
        Holder::List => Layout::EXACT.item(value, place.at),
        Holder::Key(key) => Layout::EXACT.after(value, place.at, column(text, place.head) + 1, are_sentences(key)),
    }
}

/// Where the replacement begins: blanks with which the author lined values up stay.
fn before(text: &str, place: &Place<'_>, start: usize, fresh: &str) -> usize {
    let gap = &text[place.head..start];
    let lined_up = gap.len() > 1 && gap.chars().all(|c| c == ' ') && fresh.starts_with(' ');
    // The fresh text brings its own one blank.
    if lined_up { start - 1 } else { place.head }
}

/// The fresh text with a comment: on its first line, where that may have one.
fn commented(fresh: &str, comment: &str) -> String {
    let first = fresh.split('\n').next().unwrap_or_default();
    let quoted = first.ends_with('\\');
    // Below the head of a text, all is text.
    let is_head = |line: &str| line.rsplit(' ').next().is_some_and(|word| word.starts_with(['|', '>']));
    let has_text = fresh.split('\n').any(is_head);
    if comment.is_empty() || quoted || (first.trim_start().starts_with('-') && !has_text) {
        return format!("{fresh}{comment}");
    }
    format!("{first}{comment}{}", &fresh[first.len()..])
}

/// Whether a node holds nothing that could be kept.
pub fn is_empty(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::List(mut items) => items.next().is_none(),
        Kind::Mapping(mut entries) => entries.next().is_none(),
        _ => node.is_null(),
    }
}
