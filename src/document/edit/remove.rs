//! A field or an item less.

use serde_yaml::{Mapping, Value};

use super::place::{Holder, Place, colon, dashes, end, find};
use super::replace::replace;
use super::splice::{Splice, column, last_line, line_start, next_line};
use crate::document::node::{Kind, Node};
use crate::finding::{FieldPath, Segment};

/// One of several things that hang in a list or mapping.
struct Part {
    start: usize,
    end: usize,
}

/// Takes the value of a path away, and its key or dash.
pub fn remove(text: &str, root: Node<'_>, path: &FieldPath) -> Option<Splice> {
    let parent_path = path.parent()?;
    let parent = find(text, root, &parent_path)?.place;
    let (parts, gone) = parts(text, &parent, path.steps().last()?)?;
    if parts.len() == 1 {
        return emptied(text, &parent);
    }
    let part = &parts[gone];
    if parent.in_flow || parent.is_flow(text) {
        let range = match parts.get(gone + 1) {
            Some(next) => part.start..next.start,
            None => parts[gone - 1].end..part.end,
        };
        return Some(Splice { range, text: String::new() });
    }
    let line = line_start(text, part.start);
    let alone = text[line..part.start].chars().all(|c| c == ' ');
    if !alone {
        // It stands behind a dash, which the next one takes over.
        return Some(Splice { range: part.start..parts.get(gone + 1)?.start, text: String::new() });
    }
    let last = last_line(text, part.end, column(text, part.start));
    let mut to = next_line(text, last);
    let mut from = line;
    let blank = |line: &str| !line.is_empty() && line.trim().is_empty();
    if parent.holder == Holder::Document {
        // Of the blank lines around a section, one is enough.
        let above = line == 0 || blank(&text[line_start(text, line - 1)..line]);
        if above && blank(&text[to..next_line(text, to)]) {
            to = next_line(text, to);
        } else if above && to == text.len() && line > 0 {
            from = line_start(text, line - 1);
        }
    }
    if to == last {
        // The last line has no end: nor has the new last line.
        from = text[..from].trim_end_matches(['\n', '\r']).len();
    }
    Some(Splice { range: from..to, text: String::new() })
}

/// The parts of a list or mapping, and which of them is meant.
fn parts(text: &str, parent: &Place<'_>, step: &Segment) -> Option<(Vec<Part>, usize)> {
    let flow = parent.in_flow || parent.is_flow(text);
    match (step, parent.node.kind()) {
        (Segment::Key(key), Kind::Mapping(mut entries)) => {
            let parts = entries.clone().map(|entry| {
                let head = colon(text, &entry).or(flow.then_some(entry.key_span.end))?;
                Some(Part { start: entry.key_span.start, end: end(text, entry.value, head)? })
            });
            Some((parts.collect::<Option<_>>()?, entries.position(|entry| entry.key == key.as_ref())?))
        }
        (Segment::Index(index), Kind::List(items)) => {
            let starts = if flow {
                items.clone().map(|item| item.span().start).collect()
            } else {
                dashes(text, parent.node, parent.head)?
            };
            let parts = items.zip(starts).map(|(item, start)| {
                let head = if flow { start } else { start + 1 };
                Some(Part { start, end: end(text, item, head)? })
            });
            Some((parts.collect::<Option<_>>()?, *index))
        }
        _ => None,
    }
}

/// The last one goes: what is left is an empty list or mapping.
fn emptied(text: &str, parent: &Place<'_>) -> Option<Splice> {
    let nothing = match parent.node.kind() {
        Kind::List(_) => Value::Sequence(Vec::new()),
        _ => Value::Mapping(Mapping::new()),
    };
    replace(text, parent, &nothing)
}
