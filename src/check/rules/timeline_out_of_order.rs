//! An event that stands before an earlier one, or after a later one.

use std::sync::Arc;

use crate::check::chronology::{Entry, Misplaced, event_field};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::Repair;
use crate::record::Timestamp;

pub static RULE: Rule = Rule {
    id: "timeline-out-of-order",
    family: Family::Order,
    levels: Levels::of('W', 'E', 'E'),
    summary: "an event of the timeline stands before an earlier one",
    why: "A timeline is read from top to bottom, as what led to what. An event in the wrong place is either in the \
          wrong place or has the wrong time, and a reader cannot know which. About one in nine dated timelines of \
          public postmortems has one.",
    help: "move the event to its place, or correct its time",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let chronology = subject.chronology();
    let misplaced = chronology.misplaced();
    // Shared, since all of them are ended by the same move.
    let order: Option<Arc<[usize]>> = chronology.order(&misplaced, subject.record.timeline.len()).map(Arc::from);
    for event in misplaced {
        let (time, other) = (event.time.time, event.other.time);
        let message = if event.is_late {
            format!("`{time}` stands after `{other}`, which is later")
        } else {
            format!("`{time}` stands before `{other}`, which is earlier")
        };
        let saying = Saying::new(event_field(event.place), message);
        found.add(if let Some(next) = next_day(&event) {
            saying.help(format!(
                "if this was after midnight, write `{next}`, and the next day in the events that follow; else move \
                 the event to its place"
            ))
        } else {
            let saying = match fitting_day(&event, &chronology.events) {
                Some(time) => saying.help(format!("{}: `{time}` would fit where it stands", RULE.help)),
                None => saying,
            };
            match &order {
                Some(order) => saying.repair(Repair::Reorder("timeline".into(), Arc::clone(order))),
                None => saying,
            }
        });
    }
}

/// The same clock on the day of a neighbour, where it is the day that puts the event out of order: "20" for
/// "02" among events of the second.
fn fitting_day(event: &Misplaced<'_>, events: &[Entry<'_>]) -> Option<Timestamp> {
    let at = events.binary_search_by_key(&event.place, |entry| entry.place).ok()?;
    let before = events[..at].last().map(|entry| entry.dated.time);
    let after = events.get(at + 1).map(|entry| entry.dated.time);
    let near = [before, after].into_iter().flatten();
    let is_far = near.clone().all(|time| (time.naive - event.time.time.naive).abs() > chrono::Duration::days(2));
    let same_clock = near.clone().all(|time| time.offset == event.time.time.offset);
    let fits = |naive: &chrono::NaiveDateTime| {
        before.is_none_or(|time| time.naive <= *naive) && after.is_none_or(|time| *naive <= time.naive)
    };
    let clock = event.time.time.naive.time();
    let naive = near.map(|time| time.naive.date().and_time(clock)).find(fits).filter(|_| is_far && same_clock)?;
    Some(Timestamp { naive, ..*event.time.time })
}

fn next_day(event: &Misplaced<'_>) -> Option<Timestamp> {
    let time = event.time.time;
    let naive = time.naive.checked_add_days(chrono::Days::new(1)).filter(|_| event.is_after_midnight)?;
    Some(Timestamp { naive, ..*time })
}
