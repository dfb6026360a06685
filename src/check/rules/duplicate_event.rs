//! An event that stands in the timeline twice.

use std::cmp::Ordering;
use std::collections::HashSet;

use chrono::NaiveDateTime;

use crate::check::chronology::Timed;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{Instant, TimePlace, Timestamp};

pub static RULE: Rule = Rule {
    id: "duplicate-event",
    family: Family::Order,
    levels: Levels::always('W'),
    summary: "two events with the same time and the same text",
    why: "A copied event that kept its time and text is either one too many, or was meant to become another one and \
          never did. Readers look for the difference.",
    help: "remove it, or write what this event is",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    // Most events have a minute of their own, after that of the event before.
    let events = subject.times().iter().filter(|timed| matches!(timed.place, TimePlace::Event(_)));
    let is_later = |one: &Option<Instant>, next: &Option<Instant>| one.is_some() && one < next;
    if events.map(Timed::instant).is_sorted_by(is_later) {
        return;
    }
    let mut events: Vec<Event<'_>> = subject.times().iter().filter_map(|timed| Event::of(subject, timed)).collect();
    events.sort_by(Event::cmp);
    let alike = events.chunk_by(Event::is_like).filter_map(<[_]>::split_first);
    let mut twice: Vec<(usize, usize, &Timestamp)> =
        alike.flat_map(|(first, copies)| copies.iter().map(|copy| (copy.place, first.place, copy.time))).collect();
    if twice.is_empty() {
        return;
    }
    twice.sort_by_key(|(place, ..)| *place);
    // A copy in the wrong place is told there.
    let misplaced: HashSet<usize> = subject.chronology().misplaced().into_iter().map(|event| event.place).collect();
    for (place, first, at) in twice.into_iter().filter(|(place, ..)| !misplaced.contains(place)) {
        let message = format!("the event at `{at}` is the same as `timeline[{first}]`");
        found.add(Saying::new(FieldPath::from("timeline").at(place), message));
    }
}

/// An event as far as it may be the copy of another one.
struct Event<'a> {
    /// When it was; of a time that the clock skipped, what it would have shown.
    moment: Result<Instant, NaiveDateTime>,
    text: &'a str,
    place: usize,
    time: &'a Timestamp,
}

impl<'a> Event<'a> {
    fn of(subject: &Subject<'a>, timed: &Timed<'a>) -> Option<Self> {
        let TimePlace::Event(place) = timed.place else { return None };
        let text = subject.record.timeline.get(place)?.text.as_deref()?;
        Some(Self { moment: timed.instant().ok_or(timed.time.naive), text, place, time: timed.time })
    }

    /// By moment and text; those that are alike stay in the order of the timeline.
    fn cmp(&self, other: &Self) -> Ordering {
        self.moment.cmp(&other.moment).then_with(|| bare(self.text).cmp(bare(other.text)))
    }

    fn is_like(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

/// A text as far as it says something: without case, punctuation and line breaks.
fn bare(text: &str) -> impl Iterator<Item = char> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_by_their_words() {
        let is_same = |one: &str, other: &str| bare(one).eq(bare(other));
        assert!(is_same("The alert\n fires.", "the alert fires"));
        assert!(!is_same("Host 1 restarted", "Host 2 restarted") && !is_same("Host 12", "Host 1 2"));
    }
}
