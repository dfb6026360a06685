//! What of a record tells how it came about, and how much each part does.

use super::clauses::Clauses;
use super::things;
use crate::record::{ActionKind, Postmortem};

/// A word, or a thing that words stand for.
#[derive(Debug, Clone, Copy)]
pub struct Tell<'a> {
    /// What tells it from others.
    pub what: u32,
    /// How much the place says in which it stands.
    pub weight: f32,
    /// The words.
    pub text: &'a str,
}

const CAUSE: f32 = 2.6;
const FACTOR: f32 = 1.8;
const TRIGGER: f32 = 1.7;
const TITLE: f32 = 1.5;
const SUMMARY: f32 = 1.2;
const DETAIL: f32 = 1.0;
/// What would prevent it says what it was.
const PREVENTION: f32 = 1.2;

/// As much of one text is read: what comes later goes into detail.
const MOST_LETTERS: usize = 1200;

/// All that a record says of how it came about; the same may come several times.
pub fn each<'a>(record: &'a Postmortem, mut take: impl FnMut(Tell<'a>)) {
    let mut clauses = Clauses::default();
    let mut text = |text: Option<&'a str>, weight: f32| {
        let text = text.map(beginning).unwrap_or_default();
        clauses.each(text, |clause| {
            for (at, word) in clause.iter().enumerate() {
                let said = things::at(word, &clause[at + 1..]);
                if let Some((length, things)) = said.phrase {
                    let text = &text[word.start..clause[at + length - 1].end];
                    let weight = weight * share(things.len());
                    for thing in things {
                        take(Tell { what: *thing, weight, text });
                    }
                }
                if said.is_word {
                    take(Tell { what: word.stem, weight, text: &text[word.start..word.end] });
                }
            }
        });
    };
    text(record.title.as_deref(), TITLE);
    text(record.summary.as_deref(), SUMMARY);
    if let Some(cause) = &record.root_cause {
        text(cause.summary.as_deref(), CAUSE);
        text(cause.detail.as_deref(), DETAIL);
    }
    text(record.trigger.as_deref(), TRIGGER);
    for factor in &record.contributing_factors {
        text(factor.text.as_deref(), FACTOR);
    }
    for why in &record.whys {
        text(why.because.as_deref(), DETAIL);
    }
    for tag in &record.tags {
        text(Some(tag), DETAIL);
    }
    for action in record.action_items.iter().filter(|action| action.kind == Some(ActionKind::Prevent)) {
        text(action.text.as_deref(), PREVENTION);
    }
}

/// How much each of so many things is said by one phrase: the root of its share.
fn share(things: usize) -> f32 {
    const ROOTS: [f32; 8] = [1.0, 1.0, 0.707, 0.577, 0.5, 0.447, 0.408, 0.378];
    ROOTS.get(things).copied().unwrap_or(0.35)
}

fn beginning(text: &str) -> &str {
    let longest = text.len().min(MOST_LETTERS);
    let end = (0..=longest).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    &text[..end]
}
