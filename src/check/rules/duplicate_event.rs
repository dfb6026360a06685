//! An event that stands in the timeline twice.

use std::collections::{HashMap, HashSet};

use crate::check::chronology::Timed;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{Instant, TimePlace};

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
    let moment = |at| subject.instant(at).ok_or(at);
    let (mut moments, mut shared) = (HashSet::new(), HashSet::new());
    for at in subject.record.timeline.iter().filter_map(|event| event.at.as_ref()) {
        if !moments.insert(moment(at)) {
            shared.insert(moment(at));
        }
    }
    if shared.is_empty() {
        return;
    }
    let mut seen = HashMap::new();
    let mut twice = Vec::new();
    for (place, event) in subject.record.timeline.iter().enumerate() {
        let (Some(at), Some(text)) = (&event.at, &event.text) else { continue };
        if !shared.contains(&moment(at)) {
            continue;
        }
        let first = *seen.entry((moment(at), bare(text))).or_insert(place);
        if first != place {
            twice.push((place, first, at));
        }
    }
    if twice.is_empty() {
        return;
    }
    // A copy in the wrong place is told there.
    let misplaced: HashSet<usize> = subject.chronology().misplaced().into_iter().map(|event| event.place).collect();
    for (place, first, at) in twice.into_iter().filter(|(place, ..)| !misplaced.contains(place)) {
        let message = format!("the event at `{at}` is the same as `timeline[{first}]`");
        found.add(Saying::new(FieldPath::from("timeline").at(place), message));
    }
}

/// A text as far as it says something: without case, punctuation and line breaks.
fn bare(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_by_their_words() {
        assert_eq!(bare("The alert\n fires."), bare("the alert fires"));
        assert_ne!(bare("Host 1 restarted"), bare("Host 2 restarted"));
    }
}
