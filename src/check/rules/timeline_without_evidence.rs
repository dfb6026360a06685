//! A timeline that nothing supports.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::Event;

pub static RULE: Rule = Rule {
    id: "timeline-without-evidence",
    family: Family::Completeness,
    levels: Levels::of('-', 'N', 'N'),
    summary: "a timeline in which no event links a graph, a log or a ticket",
    why: "Memory puts things in the order in which they make sense. A link to the graph or the log lets a reader see \
          what the responders saw, and settles questions of time long after the people have moved on.",
    help: "link what shows it in `evidence` of the events that matter most",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let timeline = &subject.record.timeline;
    // A link in the text is where some put it.
    let is_linked = |event: &Event| event.text.as_deref().is_some_and(has_link);
    let is_shown = |event: &Event| !event.evidence.is_empty() || is_linked(event);
    if timeline.is_empty() || timeline.iter().any(is_shown) {
        return;
    }
    let is_unread = |place| subject.is_refused(&FieldPath::of_item("timeline", place, "evidence"));
    if subject.is_refused(&FieldPath::from("timeline").at(usize::MAX)) || (0..timeline.len()).any(is_unread) {
        return;
    }
    let message = match timeline.len() {
        1 => "its only event has no evidence".to_owned(),
        more => format!("none of {more} events has evidence"),
    };
    found.add(Saying::new("timeline", message));
}

/// Colons are rare in prose.
fn has_link(text: &str) -> bool {
    memchr::memchr_iter(b':', text.as_bytes()).any(|colon| text[colon..].starts_with("://"))
}
