//! Field paths <-> places in the text.

use std::ops::Range;

use super::problem::Problem;
use super::source::Source;
use super::tree::{Kind, Node};
use crate::finding::{Defect, FieldPath, Segment};

/// The bytes that a finding about `field` points at.
pub fn span(root: &Node, field: &FieldPath, source: &Source, part: Option<&str>) -> Range<usize> {
    let mut node = root;
    let mut key: Option<&Range<usize>> = None;
    for (depth, step) in field.steps().iter().enumerate() {
        let (next, next_key) = match (step, &node.kind) {
            (Segment::Key(name), _) => match node.entry(name) {
                Some(entry) => (Some(&entry.value), Some(&entry.key_span)),
                None => (None, None),
            },
            (Segment::Index(index), Kind::List(items)) => (items.get(*index), None),
            _ => (None, None),
        };
        match next {
            Some(next) => (node, key) = (next, next_key),
            // Not written: the key of what it is missing from.
            None => return head(node, key, source, depth == 0),
        }
    }
    let inner = part.and_then(|part| inside(node, source, part));
    inner.unwrap_or_else(|| whole(node, key, source))
}

/// The bytes of a field's key, where it is written and has one.
pub fn key(root: &Node, field: &FieldPath) -> Option<Range<usize>> {
    let mut node = root;
    let mut key = None;
    for step in field.steps() {
        (node, key) = match (step, &node.kind) {
            (Segment::Key(name), _) => node.entry(name).map(|entry| (&entry.value, Some(entry.key_span.clone())))?,
            (Segment::Index(index), Kind::List(items)) => (items.get(*index)?, None),
            _ => return None,
        };
    }
    key
}

/// The first place where `part` stands in a value's own text, whatever way its lines are broken.
fn inside(node: &Node, source: &Source, part: &str) -> Option<Range<usize>> {
    let text = source.text().get(node.span.clone())?;
    if let Some(start) = text.find(part) {
        let start = node.span.start + start;
        return Some(start..start + part.len());
    }
    // Folded over a line end: point at its first word that can be found.
    let word = part.split_whitespace().next()?;
    let start = node.span.start + text.find(word)?;
    Some(start..start + word.len())
}

/// A value on one line is pointed at itself; a longer one by its key, or its first line.
fn whole(node: &Node, key: Option<&Range<usize>>, source: &Source) -> Range<usize> {
    let one_line = source.line_end(node.span.start) >= node.span.end;
    match key {
        Some(key) if !one_line || node.span.is_empty() => key.clone(),
        _ if one_line => node.span.clone(),
        _ => head(node, key, source, false),
    }
}

/// The place that stands for a mapping or list: its key, else the first thing in it.
fn head(node: &Node, key: Option<&Range<usize>>, source: &Source, root: bool) -> Range<usize> {
    if let Some(key) = key {
        return key.clone();
    }
    match &node.kind {
        Kind::Mapping(entries) => match entries.first() {
            Some(first) if root => first.key_span.clone(),
            Some(first) => {
                let line_end = source.line_end(first.key_span.start);
                first.key_span.start..first.value.span.end.clamp(first.key_span.end, line_end.max(first.key_span.end))
            }
            None => node.span.clone(),
        },
        _ => node.span.start..source.line_end(node.span.start).min(node.span.end).max(node.span.start),
    }
}

/// Gives each problem the path of the innermost value (or key) that holds it.
pub fn name_fields(root: &Node, source: &Source, problems: &mut [Problem]) {
    for problem in problems {
        let mut steps = steps_to(root, &problem.span);
        if problem.mistake.defect == Defect::DuplicateKey {
            // The second entry is not in the tree.
            let key = source.text().get(problem.span.clone()).unwrap_or_default();
            steps.push(Segment::from(key.trim_matches(['"', '\'']).to_owned()));
        }
        problem.field = steps.into_iter().collect();
    }
}

/// The innermost value (or key) that holds a span.
pub fn field_at(root: &Node, span: &Range<usize>) -> FieldPath {
    steps_to(root, span).into_iter().collect()
}

fn steps_to(root: &Node, span: &Range<usize>) -> Vec<Segment> {
    let mut steps = Vec::new();
    descend(root, span, &mut steps);
    steps
}

fn descend(node: &Node, span: &Range<usize>, steps: &mut Vec<Segment>) {
    match &node.kind {
        Kind::List(items) => {
            // The last element that begins before it: spans of block lists end late.
            let place = items.partition_point(|item| item.span.start <= span.start);
            if let Some(item) = place.checked_sub(1).and_then(|place| items.get(place))
                && span.end <= item.span.end.max(item.span.start)
            {
                steps.push(Segment::Index(place - 1));
                descend(item, span, steps);
            }
        }
        Kind::Mapping(entries) => {
            let place = entries.partition_point(|entry| entry.key_span.start <= span.start);
            if let Some(entry) = place.checked_sub(1).and_then(|place| entries.get(place))
                && span.end <= entry.value.span.end.max(entry.key_span.end)
            {
                steps.push(Segment::from(entry.key.clone()));
                if span.start >= entry.key_span.end {
                    descend(&entry.value, span, steps);
                }
            }
        }
        _ => {}
    }
}

/// A path that counts only elements that were read, as a path that counts all that are written.
pub fn in_text(field: &FieldPath, refused: &[(FieldPath, usize)]) -> FieldPath {
    let mut path = FieldPath::root();
    for step in field.steps() {
        let step = match step {
            Segment::Index(index) => {
                let mut index = *index;
                for (_, gone) in refused.iter().filter(|(list, _)| *list == path) {
                    if *gone <= index {
                        index += 1;
                    }
                }
                Segment::Index(index)
            }
            key @ Segment::Key(_) => key.clone(),
        };
        path = path.at(step);
    }
    path
}
