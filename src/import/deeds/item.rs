//! One item of an action list.

use super::deed::{Deed, Part};
use super::group::{labelled, piece};
use super::head;
use super::link::links;
use super::mark::{folded, is_separator};
use super::put::has_words;
use super::states::{Place, leading, state};
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

/// Whether a line says something of an action by its label, and nothing else: `Owner: Jane Roe`.
pub fn is_detail(line: &str) -> bool {
    labelled(line.trim()).is_some()
}

/// The text of an item that is struck out, at least from its first word on, without the marks.
fn strike(item: &str, deed: &mut Deed) -> Option<String> {
    let (before, rest) = item.split_once("~~")?;
    let (inner, after) = rest.split_once("~~")?;
    let boxed = matches!(before.trim(), "" | "[x]" | "[X]" | "[ ]");
    let glued = after.starts_with(char::is_alphanumeric);
    if !boxed || glued || inner.trim().is_empty() || after.contains("~~") {
        return None;
    }
    deed.took(Part::State, "~~");
    if deed.state.is_none() && ends(after, deed) {
        deed.took(Part::State, before);
        return Some(inner.to_owned());
    }
    Some([before, inner, after].concat())
}

/// Takes what stands behind words that are struck out, if it says why: `done`, `won't do`, `declined, too costly`.
fn ends(after: &str, deed: &mut Deed) -> bool {
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c)).trim_end();
    if state(after, Place::Column).is_some() {
        let is_taken = deed.put(Part::State, after, after);
        // A state of the record's own name is told by it.
        if is_taken && deed.state == Some(ActionStatus::Declined) && folded(after) != "declined" {
            deed.leftovers.push(after.trim_matches(['(', ')']).to_owned());
        }
        return is_taken;
    }
    let reason = after.trim_matches(['(', ')', '.']);
    if ["not needed", "no longer needed", "not needed any more", "obsolete"].contains(&&*folded(reason)) {
        deed.state = Some(ActionStatus::Declined);
        return deed.put(Part::DeclinedBecause, reason, after);
    }
    let Some((ActionStatus::Declined, end)) = leading(after) else { return false };
    let rest = after[end..].trim_start();
    let because = ["because ", "as ", "since "].into_iter().find_map(|word| rest.strip_prefix(word));
    let reason = because.or_else(|| rest.strip_prefix(is_separator)).unwrap_or_default().trim();
    if !has_words(reason) || !deed.put(Part::DeclinedBecause, reason, rest) {
        return false;
    }
    deed.put(Part::State, &after[..end], &after[..end])
}
