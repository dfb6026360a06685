//! From a field path to the bytes of a value and of what stands around it.

use super::splice::{column, line_end};
use crate::document::node::{Entry, Kind, Node};
use crate::finding::{FieldPath, Segment};

/// A value, and how it hangs in the text.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub node: Node<'a>,
    /// What it belongs to.
    pub holder: Holder<'a>,
    /// The byte after the key's colon or the item's dash.
    pub head: usize,
    /// The column of the key or the dash.
    pub at: usize,
    /// Whether it stands inside `[…]` or `{…}`.
    pub in_flow: bool,
}

/// What holds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder<'a> {
    Document,
    Key(&'a str),
    List,
}

/// As far as a path leads.
#[derive(Debug)]
pub struct Found<'a, 'p> {
    pub place: Place<'a>,
    /// The path of the place.
    pub reached: &'p [Segment],
    /// The steps that are not written yet.
    pub missing: &'p [Segment],
}

/// Follows a path; `None` where the text is written in a way that is not edited.
pub fn find<'a, 'p>(text: &str, root: Node<'a>, path: &'p FieldPath) -> Option<Found<'a, 'p>> {
    let mut place = Place { node: root, holder: Holder::Document, head: 0, at: 0, in_flow: false };
    for (depth, step) in path.steps().iter().enumerate() {
        let in_flow = place.in_flow || place.is_flow(text);
        place = match (step, place.node.kind()) {
            (Segment::Key(key), _) => match place.node.entry(key) {
                Some(entry) => Place {
                    node: entry.value,
                    holder: Holder::Key(entry.key),
                    head: colon(text, &entry)?,
                    at: column(text, entry.key_span.start),
                    in_flow,
                },
                None => return Some(Found { place, reached: &path.steps()[..depth], missing: &path.steps()[depth..] }),
            },
            (Segment::Index(index), Kind::List(_)) => {
                let node = place.node.item(*index)?;
                let (dash, head) = if in_flow {
                    (node.span().start, node.span().start)
                } else {
                    let dash = *dashes(text, place.node, place.head)?.get(*index)?;
                    (dash, dash + 1)
                };
                Place { node, holder: Holder::List, head, at: column(text, dash), in_flow }
            }
            _ => return None,
        };
    }
    Some(Found { place, reached: path.steps(), missing: &[] })
}

impl Place<'_> {
    /// Whether the value is written in brackets.
    pub fn is_flow(&self, text: &str) -> bool {
        is_flow(text, self.node, self.head)
    }

    /// Whether the value is a list or mapping written over lines of its own.
    pub fn is_block(&self, text: &str) -> bool {
        matches!(self.node.kind(), Kind::List(_) | Kind::Mapping(_)) && !self.is_flow(text)
    }

    /// Whether nothing is written at all.
    pub fn is_absent(&self) -> bool {
        is_absent(self.node)
    }

    /// Where the first character of the value stands, be it a dash or the `|` before lines.
    pub fn start(&self, text: &str) -> usize {
        if self.is_absent() { self.head } else { start(text, self.node, self.head) }
    }

    /// Where the last one ends.
    pub fn end(&self, text: &str) -> Option<usize> {
        end(text, self.node, self.head)
    }
}

fn is_flow(text: &str, node: Node<'_>, head: usize) -> bool {
    matches!(node.kind(), Kind::List(_) | Kind::Mapping(_)) && text[start(text, node, head)..].starts_with(['[', '{'])
}

fn is_absent(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::Scalar { text: "~" | "", plain: true }) && node.span().is_empty()
}

/// The parser's spans begin behind the first dash of some lists, and behind the `|` of lines.
fn start(text: &str, node: Node<'_>, head: usize) -> usize {
    if head == 0 { node.span().start } else { after_blanks_and_comments(text, head).min(node.span().start) }
}

/// The byte after a key's colon, which stands on a line of its own after `? key`.
pub fn colon(text: &str, entry: &Entry<'_>) -> Option<usize> {
    let colon = after_blanks_and_comments(text, entry.key_span.end);
    text[colon..].starts_with(':').then_some(colon + 1)
}

/// Where the dashes of a block list stand that follows `head`.
pub fn dashes(text: &str, list: Node<'_>, head: usize) -> Option<Vec<usize>> {
    lines(text, list, head).map(|(dashes, _)| dashes)
}

/// The dashes of a block list, and where its last item ends: one walk, however deep the list is.
fn lines(text: &str, list: Node<'_>, head: usize) -> Option<(Vec<usize>, usize)> {
    let Kind::List(items) = list.kind() else { return None };
    let mut after = head;
    let mut dashes = Vec::new();
    for item in items {
        let dash = after_blanks_and_comments(text, after);
        text[dash..].starts_with('-').then_some(())?;
        dashes.push(dash);
        after = end(text, item, dash + 1)?;
    }
    Some((dashes, after))
}

fn after_blanks_and_comments(text: &str, mut byte: usize) -> usize {
    loop {
        let rest = &text[byte..];
        byte += rest.len() - rest.trim_start().len();
        if !text[byte..].starts_with('#') {
            return byte;
        }
        byte = line_end(text, byte);
    }
}

/// Where the last character of a value ends, comments and blank lines not counted. `head` is the end
/// of what comes before it: the end of a value that is not there.
pub fn end(text: &str, node: Node<'_>, head: usize) -> Option<usize> {
    if is_absent(node) {
        return Some(head);
    }
    if matches!(node.kind(), Kind::List(_) | Kind::Mapping(_)) && !is_flow(text, node, head) {
        return match node.kind() {
            Kind::Mapping(entries) => match entries.last() {
                Some(last) => end(text, last.value, colon(text, &last)?),
                None => Some(head),
            },
            _ => lines(text, node, head).map(|(_, last)| last),
        };
    }
    let start = start(text, node, head);
    if text[start..].starts_with(['|', '>']) && node.span().is_empty() {
        return Some(line_end(text, start));
    }
    Some(start + text[start..node.span().end].trim_end().len())
}
