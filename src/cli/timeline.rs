//! Events into the timeline of a record's file, which stays as it is but for them.

use super::when::When;
use crate::document::{Document, edit};
use crate::error::Result;
use crate::finding::{FieldPath, harmless};
use crate::record::{Event, Instant, Postmortem, Timestamp, spoken};

/// The text with more events: in order of time, where its timeline was in that order.
pub fn with_events(text: &str, document: &Document<Postmortem>, events: &[Event], when: &When) -> Result<String> {
    let text = edit::append_events(text, events)?;
    Ok(match order(document, events, when) {
        // An order that the file's layout does not allow is for its author to bring about.
        Some(order) => edit::reorder(&text, &FieldPath::from("timeline"), &order).unwrap_or(text),
        None => text,
    })
}

/// The order in which the events would stand, where the timeline was in order and is not any more.
fn order(document: &Document<Postmortem>, new: &[Event], when: &When) -> Option<Vec<usize>> {
    let old = &document.value.timeline;
    let all = old.iter().chain(new);
    let times: Vec<Instant> =
        all.map(|event| event.at.as_ref().and_then(|time| when.clock.instant(time))).collect::<Option<_>>()?;
    if !document.counts_as_text_does() || !times[..old.len()].is_sorted() || times.is_sorted() {
        return None;
    }
    let mut order: Vec<usize> = (0..times.len()).collect();
    // What was logged first stays first where times are equal.
    order.sort_by_key(|place| times[*place]);
    Some(order)
}

/// `Thu 2023-08-10 16:30 BST (15:30 UTC) action: restarted the pool`.
pub fn line(event: &Event, when: &When) -> String {
    // Where nobody said what the clock shows, it is told as it is written.
    let is_read = |time: &Timestamp| when.is_zone_known() || time.offset.is_some();
    let told = |time| if is_read(time) { spoken::echo(time, when.clock) } else { time.to_string() };
    let time = event.at.as_ref().map(told).unwrap_or_default();
    let kind = event.kind.map(|kind| format!(" {kind}")).unwrap_or_default();
    let text = event.text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let by = event.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
    harmless(&format!("{time}{kind}: {text}{by}"))
}
