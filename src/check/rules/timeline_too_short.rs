//! A timeline that tells no story.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "timeline-too-short",
    family: Family::Completeness,
    levels: Levels::of('-', 'W', 'E'),
    summary: "a timeline of fewer than three events",
    why: "Beginning, discovery and end are three events already. With fewer, nobody can see what the responders knew \
          when, and that is what the next responders would learn from.",
    help: "add what happened in between: what was seen, what was tried, what ended it",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let timeline = FieldPath::from("timeline");
    // An empty one is missing, which has a rule; and an event that could not be read is there.
    let has_unread = subject.is_refused(&timeline.at(usize::MAX));
    let message = match subject.record.timeline.len() {
        1 if !has_unread => "a single event is no timeline",
        2 if !has_unread => "two events make a short timeline",
        _ => return,
    };
    found.add(Saying::new(timeline, message));
}
