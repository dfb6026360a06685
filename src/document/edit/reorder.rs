//! The items of a list in another order.

use std::ops::Range;

use super::place::{Place, dashes, end};
use super::splice::{Splice, column, last_line, line_start};
use crate::document::node::{Kind, Node};

/// Moves whole items, each with the comments above it and those that are indented below it. What
/// stands between the items (line ends, blank lines) stays where it is. At each place of `order`
/// stands the place where the item was.
pub fn reorder(text: &str, list: &Place<'_>, order: &[usize]) -> Option<Splice> {
    let slots = if list.in_flow || list.is_flow(text) { in_brackets(text, list)? } else { on_lines(text, list)? };
    if slots.len() != order.len() {
        return None;
    }
    let whole = slots.first()?.start..slots.last()?.end;
    let (mut new, mut done) = (String::new(), whole.start);
    for (slot, from) in slots.iter().zip(order) {
        new += text.get(done..slot.start)?;
        new += text.get(slots.get(*from)?.clone())?;
        done = slot.end;
    }
    // The line ends are the text's own already.
    Some(Splice { range: whole, text: new.replace("\r\n", "\n") })
}

fn in_brackets(text: &str, list: &Place<'_>) -> Option<Vec<Range<usize>>> {
    let Kind::List(items) = list.node.kind() else { return None };
    let slot = |item: Node<'_>| Some(item.span().start..end(text, item, item.span().start)?);
    items.map(slot).collect()
}

fn on_lines(text: &str, list: &Place<'_>) -> Option<Vec<Range<usize>>> {
    let Kind::List(items) = list.node.kind() else { return None };
    let dashes = dashes(text, list.node, list.head)?;
    let mut slots: Vec<Range<usize>> = Vec::with_capacity(dashes.len());
    for (item, dash) in items.zip(dashes) {
        let line = line_start(text, dash);
        text[line..dash].chars().all(|c| c == ' ').then_some(())?;
        let above = slots.last().map_or(list.head, |slot| slot.end);
        let below = last_line(text, end(text, item, dash + 1)?, column(text, dash));
        slots.push(comments_above(text, above, line)..below);
    }
    Some(slots)
}

/// Where the comments begin that stand right above a line, below what ends at `above`.
fn comments_above(text: &str, above: usize, line: usize) -> usize {
    let mut start = line;
    while let Some(before) = start.checked_sub(1) {
        let previous = line_start(text, before);
        if previous <= above || !text[previous..before].trim_start().starts_with('#') {
            break;
        }
        start = previous;
    }
    start
}
