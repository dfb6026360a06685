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
    let is_shown = |(place, event): (usize, &Event)| {
        // A link in the text is where some put it.
        let is_linked = event.text.as_deref().is_some_and(|text| text.contains("://"));
        let field = FieldPath::from("timeline").at(place).at("evidence");
        !event.evidence.is_empty() || is_linked || subject.is_refused(&field)
    };
    let has_unread = subject.is_refused(&FieldPath::from("timeline").at(usize::MAX));
    if timeline.is_empty() || has_unread || timeline.iter().enumerate().any(is_shown) {
        return;
    }
    let message = match timeline.len() {
        1 => "its only event has no evidence".to_owned(),
        more => format!("none of {more} events has evidence"),
    };
    found.add(Saying::new("timeline", message));
}
