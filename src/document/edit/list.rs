//! More items at the end of a list.

use serde_yaml::Value;

use super::place::{Place, dashes, end};
use super::replace::{is_empty, replace};
use super::splice::{Splice, column, has_blank_line, last_line};
use crate::document::emit::layout::{Layout, flow_in};
use crate::document::emit::scalar::Place as Spelled;
use crate::document::node::{Kind, Node};

/// Puts `new` behind the last item, written as the list is.
pub fn append(text: &str, list: &Place<'_>, new: &[Value]) -> Option<Splice> {
    if is_empty(list.node) {
        return replace(text, list, &new.to_vec().into());
    }
    let Kind::List(items) = list.node.kind() else { return None };
    let items: Vec<Node<'_>> = items.collect();
    let tail = *items.last()?;
    if list.is_flow(text) {
        let new: Vec<String> = new.iter().map(|item| flow_in(item, Spelled::Flow)).collect();
        return in_brackets(text, list.node, tail.span().end, &new.join(", "));
    }
    let dashes = dashes(text, list.node, list.head)?;
    let dash = *dashes.last()?;
    let at = column(text, dash);
    let below = last_line(text, end(text, tail, dash + 1)?, at);
    // Authors who set items apart want the new one set apart.
    let apart = match dashes.len().checked_sub(2) {
        Some(before) => has_blank_line(&text[end(text, items[before], dashes[before] + 1)?..dash]),
        None => false,
    };
    let blank = if apart { "\n" } else { "" };
    let line = |item: &Value| format!("{blank}\n{:at$}-{}", "", Layout::EXACT.item(item, at));
    Some(Splice::insert(below, new.iter().map(line).collect()))
}

/// Puts `new` behind the last thing in brackets, which ends at `last`.
pub fn in_brackets(text: &str, node: Node<'_>, last: usize, new: &str) -> Option<Splice> {
    let close = node.span().end.checked_sub(1)?;
    let rest = text.get(last..close)?;
    let blanks = rest.len() - rest.trim_start().len();
    if rest[blanks..].starts_with(',') {
        return Some(Splice::insert(last + blanks + 1, format!(" {new}")));
    }
    Some(Splice::insert(last, format!(", {new}")))
}
