//! Whether a record tells about the same incident as a document: by the words that both have.
//!
//! Two incidents of one day may well have the same title. Copies that somebody edited keep most of their words, and
//! incidents that have nothing but the name in common share few.

use std::collections::BTreeSet;

use crate::record::{Postmortem, Role};

/// The words that tell what happened, without those that every text has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Of events, summary, cause and actions.
    told: BTreeSet<String>,
    /// Of everything.
    all: BTreeSet<String>,
}

/// Shorter ones are in every text, and say nothing.
const SHORTEST: usize = 4;
/// With fewer words, what happened is told elsewhere: in the appendix, as a rule.
const FEW: usize = 8;

impl Words {
    pub fn of(record: &Postmortem) -> Self {
        // All that have this name have these.
        let title = words(record.title.as_deref().unwrap_or_default());
        let (mut told, mut all) = (BTreeSet::new(), BTreeSet::new());
        for text in record.texts() {
            let new: BTreeSet<String> = words(text.text).difference(&title).cloned().collect();
            if matches!(text.role, Role::Story | Role::Event | Role::Cause | Role::Action) {
                told.extend(new.iter().cloned());
            }
            all.extend(new);
        }
        // The same minute of the same day is much in common.
        told.extend(record.timeline.iter().filter_map(|event| event.at.as_ref()).map(|at| at.naive.to_string()));
        all.extend(told.iter().cloned());
        Self { told, all }
    }

    /// Of a file that is no record, or none any more: all that stands in it.
    pub fn of_text(text: &str) -> Self {
        Self { told: BTreeSet::new(), all: words(text) }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether they share enough to be about one incident: half of what the one with fewer words says. How much of it,
    /// in thousandths.
    pub fn shared(&self, other: &Self) -> Option<usize> {
        let is_told = self.told.len().min(other.told.len()) >= FEW;
        let (one, two) = if is_told { (&self.told, &other.told) } else { (&self.all, &other.all) };
        let (common, fewer) = (one.intersection(two).count(), one.len().min(two.len()));
        let shared = (common * 1000).checked_div(fewer)?;
        (shared >= 500).then_some(shared)
    }
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST || word.chars().any(|c| c.is_ascii_digit() || !c.is_ascii()));
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Event;

    fn record(title: &str, summary: &str, events: &[(&str, &str)]) -> Postmortem {
        let event =
            |(at, text): &(&str, &str)| Event { at: at.parse().ok(), text: text.parse().ok(), ..Event::default() };
        Postmortem {
            title: title.parse().ok(),
            summary: summary.parse().ok(),
            timeline: events.iter().map(event).collect(),
            ..Postmortem::default()
        }
    }

    const SUMMARY: &str = "Requests failed for an hour because a certificate of the load balancer had expired.";
    const EVENTS: [(&str, &str); 3] = [
        ("2024-03-05 10:00", "the pager reported failing requests"),
        ("2024-03-05 10:20", "the expired certificate was found"),
        ("2024-03-05 10:50", "a new certificate was installed"),
    ];

    #[test]
    fn an_edited_copy_keeps_its_words_and_another_incident_has_its_own() {
        let first = Words::of(&record("API outage", SUMMARY, &EVENTS));
        let summary = "An expired certificate of the load balancer made requests fail for 52 minutes. Nobody was told.";
        let edited = record("API outage in Europe", summary, &[EVENTS[0], ("2024-03-05 10:25", "found"), EVENTS[2]]);
        assert!(first.shared(&Words::of(&edited)).is_some());
        let other = record(
            "API outage",
            "A migration locked the orders table, and requests waited until they were ended.",
            &[("2024-03-05 18:00", "a migration was started"), ("2024-03-05 18:12", "it was ended by hand")],
        );
        assert_eq!(first.shared(&Words::of(&other)), None);
    }

    #[test]
    fn what_says_nothing_shares_nothing() {
        let first = Words::of(&record("API outage", SUMMARY, &EVENTS));
        assert_eq!(first.shared(&Words::of(&record("API outage", "It was on.", &[]))), None);
        assert!(
            first.shared(&Words::of_text(&format!("summary: {SUMMARY}\ntimeline: [{{text: {}", EVENTS[1].1))).is_some()
        );
        assert_eq!(first.shared(&Words::of_text("\u{fffd}: [broken\n")), None);
    }
}
