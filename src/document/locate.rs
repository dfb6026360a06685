//! Field paths <-> places in the text.

use std::borrow::Cow;
use std::ops::Range;

use super::node::{Kind, Node};
use super::problem::Problem;
use super::source::Source;
use crate::finding::{Defect, FieldPath, Segment};

/// The bytes that a finding about `field` points at.
pub fn span(root: Node<'_>, field: &FieldPath, source: &Source, part: Option<&str>) -> Range<usize> {
    let mut node = root;
    let mut key: Option<Range<usize>> = None;
    for (depth, step) in field.steps().iter().enumerate() {
        match step_into(node, step) {
            Some(next) => (node, key) = next,
            // Not written: the key of what it is missing from.
            None => return head(node, key.as_ref(), source, depth == 0),
        }
    }
    let inner = part.and_then(|part| inside(node, source, part));
    inner.unwrap_or_else(|| whole(node, key.as_ref(), source))
}

/// The bytes of a field's key, where it is written and has one.
pub fn key(root: Node<'_>, field: &FieldPath) -> Option<Range<usize>> {
    field.steps().iter().try_fold((root, None), |(node, _), step| step_into(node, step))?.1
}

/// One step into a value, and the key that stands there.
fn step_into<'a>(node: Node<'a>, step: &Segment) -> Option<(Node<'a>, Option<Range<usize>>)> {
    match step {
        Segment::Key(name) => node.entry(name).map(|entry| (entry.value, Some(entry.key_span))),
        Segment::Index(index) => node.item(*index).map(|item| (item, None)),
    }
}

/// The first place where `part` stands in a value's own text, whatever way its lines are broken.
fn inside(node: Node<'_>, source: &Source, part: &str) -> Option<Range<usize>> {
    let span = node.span();
    let text = source.text().get(span.clone())?;
    if let Some(start) = text.find(part) {
        let start = span.start + start;
        return Some(start..start + part.len());
    }
    // Folded over a line end: point at its first word that can be found.
    let word = part.split_whitespace().next()?;
    let start = span.start + text.find(word)?;
    Some(start..start + word.len())
}

/// A value on one line is pointed at itself; a longer one by its key, or its first line.
fn whole(node: Node<'_>, key: Option<&Range<usize>>, source: &Source) -> Range<usize> {
    let span = node.span();
    let one_line = source.line_end(span.start) >= span.end;
    match key {
        Some(key) if !one_line || span.is_empty() => key.clone(),
        _ if one_line => span,
        _ => head(node, key, source, false),
    }
}

/// The place that stands for a mapping or list: its key, else the first thing in it.
fn head(node: Node<'_>, key: Option<&Range<usize>>, source: &Source, root: bool) -> Range<usize> {
    if let Some(key) = key {
        return key.clone();
    }
    let span = node.span();
    match node.kind() {
        Kind::Mapping(mut entries) => match entries.next() {
            Some(first) if root => first.key_span,
            Some(first) => {
                let key = first.key_span;
                let line_end = source.line_end(key.start);
                key.start..first.value.span().end.clamp(key.end, line_end.max(key.end))
            }
            None => span,
        },
        _ => span.start..source.line_end(span.start).min(span.end).max(span.start),
    }
}

/// Gives each problem the path of the innermost value (or key) that holds it.
pub fn name_fields(root: Node<'_>, source: &Source, problems: &mut [Problem]) {
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
pub fn field_at(root: Node<'_>, span: &Range<usize>) -> FieldPath {
    steps_to(root, span).into_iter().collect()
}

fn steps_to(root: Node<'_>, span: &Range<usize>) -> Vec<Segment> {
    let mut steps = Vec::new();
    descend(root, span, &mut steps);
    steps
}

fn descend(node: Node<'_>, span: &Range<usize>, steps: &mut Vec<Segment>) {
    // The last element that begins before it: spans of block lists end late.
    if let Some((index, item)) = node.item_before(span.start)
        && span.end <= item.span().end.max(item.span().start)
    {
        steps.push(Segment::Index(index));
        descend(item, span, steps);
    } else if let Some(entry) = node.entry_before(span.start)
        && span.end <= entry.value.span().end.max(entry.key_span.end)
    {
        steps.push(Segment::from(entry.key.to_owned()));
        if span.start >= entry.key_span.end {
            descend(entry.value, span, steps);
        }
    }
}

/// A path that counts only elements that were read, as a path that counts all that are written.
pub fn in_text<'a>(field: &'a FieldPath, refused: &[(FieldPath, usize)]) -> Cow<'a, FieldPath> {
    if refused.is_empty() {
        return Cow::Borrowed(field);
    }
    let mut steps: Vec<Segment> = Vec::with_capacity(field.steps().len());
    for step in field.steps() {
        let step = match step {
            Segment::Index(index) => {
                let of_list = refused.iter().filter(|(list, _)| list.steps() == steps);
                Segment::Index(of_list.fold(*index, |index, (_, gone)| index + usize::from(*gone <= index)))
            }
            key @ Segment::Key(_) => key.clone(),
        };
        steps.push(step);
    }
    Cow::Owned(steps.into_iter().collect())
}
