//! One item of an action list.

use super::deed::{Deed, Part};
use super::group::piece;
use super::head;
use super::link::links;
use super::states::{Place, state};
use super::tail;
use super::ticket::is_tracker;
use crate::record::ActionStatus;

/// A longer item is an essay: brackets are looked for from each of their ends.
const LONGEST: usize = 1 << 14;

/// Reads an item's own text, without those of the items below it.
pub fn read(item: &str) -> Deed {
    let mut deed = Deed::default();
    read_into(item, &mut deed);
    deed
}

/// The same where something is known already, from the columns of a row: that stands.
pub fn read_into(item: &str, deed: &mut Deed) {
    if item.len() > LONGEST {
        item.trim().clone_into(&mut deed.text);
        return;
    }
    let struck = strike(item.trim(), deed);
    let rest = head::peel(struck.as_deref().unwrap_or(item), deed);
    // Nested items of other notations are no items of Markdown's, and end the item's own words all the same.
    let (own, below) = rest.find("\n** ").map_or((rest, ""), |at| rest.split_at(at));
    deed.text = tail::peel(own.trim(), deed) + below.trim_end();
    if struck.is_some() {
        deed.state.get_or_insert(ActionStatus::Done);
    }
    let tracker = || links(&deed.text).into_iter().find(|link| is_tracker(link.url)).map(|link| link.url.to_owned());
    if deed.tracker.is_none() {
        deed.tracker = tracker();
    }
}

impl Deed {
    /// Takes what an item below this one says of it, and nothing else: `Done when: …`, `Tracked at: <…>`,
    /// `Owner: …`. `false`: it is words of its own, and this deed is what it was, but for its `ticket`.
    pub fn detail(&mut self, item: &str) -> bool {
        piece(item.trim(), item, self)
    }
}

/// The text of an item that is struck out, at least from its first word on, without the marks.
fn strike(item: &str, deed: &mut Deed) -> Option<String> {
    let (before, rest) = item.split_once("~~")?;
    let (inner, after) = rest.split_once("~~")?;
    // `~~Widen the pool~~ done`
    let after = if state(after, Place::Column).is_some() { "" } else { after };
    let boxed = matches!(before.trim(), "" | "[x]" | "[X]" | "[ ]");
    let glued = after.starts_with(char::is_alphanumeric);
    if !boxed || glued || inner.trim().is_empty() || after.contains("~~") {
        return None;
    }
    deed.took(Part::State, "~~");
    Some([before, inner, after].concat())
}
