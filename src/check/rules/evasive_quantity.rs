//! A quantity that says nothing.

use std::cell::LazyCell;

use crate::check::lists::List;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::spoken::durations;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word, text_of};
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "evasive-quantity",
    family: Family::Language,
    levels: Levels::of('-', 'N', 'W'),
    summary: "\"some users\", \"briefly\", \"a small number\" where a number belongs",
    why: "Readers take \"some users\" for as many as they fear. The CCADB's guidance for incident reports calls such words \
          evasive. They are looked for in summaries and in the impact, and left alone where the same text gives the \
          number.",
    help: "give the number, the share or the duration, as an estimate if need be",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for said in subject.said_with(&CUES, is_summary) {
        // Whether the text gives a number is looked for where it evades one.
        let counts =
            LazyCell::new(|| said.sentences().any(|words| (0..words.len()).any(|at| counts_people(words, at))));
        let times = LazyCell::new(|| said.sentences().any(|words| !durations(words).is_empty()));
        let is_answered = |what| if what == What::People { *counts } else { *times };
        let mut reported = Reported::default();
        for words in said.sentences() {
            for (part, what) in evasions(said.text, words) {
                if !is_answered(what) && reported.is_new(part) {
                    let message = format!("{} may be any {}", shown(part), what.name());
                    found.add(Saying::new(said.path(), message).part(part));
                }
            }
        }
    }
}

fn is_summary(said: &Said<'_>) -> bool {
    said.role == Role::Story
        && ["summary", "executive_summary", "impact.summary"].into_iter().any(|path| said.spot.is(path))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    People,
    Time,
}

impl What {
    const fn name(self) -> &'static str {
        match self {
            Self::People => "number",
            Self::Time => "length of time",
        }
    }
}

const PEOPLE: &List = &List::of(&[
    "accounts",
    "callers",
    "clients",
    "customers",
    "members",
    "merchants",
    "orders",
    "people",
    "requests",
    "shoppers",
    "subscribers",
    "tenants",
    "users",
    "visitors",
]);
/// What may stand between the number and what is counted.
const BETWEEN: &List = &List::of(&[
    "active",
    "all",
    "api",
    "business",
    "enterprise",
    "new",
    "of",
    "our",
    "paying",
    "the",
    "their",
    "these",
]);

const QUANTIFIERS: &List = &List::of(&["few", "many", "most", "several", "some", "various"]);

const SHARES: &[&str] = &["handful", "minority", "number", "part", "percentage", "portion", "subset", "fraction"];
const LENGTHS: &[&str] = &["period", "time", "while"];
const SOON: &List = &List::of(&["briefly", "momentarily"]);

/// Without one of these it has nothing to say.
static CUES: LazyCues = LazyCues::new(|| Cues::of(&[SOON.words(), QUANTIFIERS.words(), SHARES, LENGTHS]));

fn evasions<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<(&'a str, What)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match evasion_at(words, at) {
            Some((length, what)) => {
                found.push((text_of(text, &words[at..at + length]), what));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn evasion_at(words: &[Word<'_>], at: usize) -> Option<(usize, What)> {
    const SMALL: &[&str] = &["certain", "limited", "low", "minor", "small", "tiny", "very"];
    const OPENINGS: &List = &List::of(&["a", "some"]);
    let is = |place: usize, list: &[&str]| {
        words.get(place).is_some_and(|word| word.is_one_of(list) && !word.begins_clause())
    };
    if words[at].is_in(SOON) {
        return Some((1, What::Time));
    }
    if words[at].is_in(OPENINGS) {
        let mut place = at + 1;
        while is(place, SMALL) {
            place += 1;
        }
        let noun = if is(place, &["brief", "short"]) { place + 1 } else { place };
        if is(noun, LENGTHS) {
            // "For some time" is a length; "some time later" and "at a time" are none.
            let is_length = at > 0 && words[at - 1].is_one_of(&["after", "for", "lasted"]);
            return (is_length && !is(noun + 1, &["later", "ago"])).then_some((noun + 1 - at, What::Time));
        }
        if words[at].is("a") && is(place, SHARES) {
            return people_after(words, place + 1).map(|end| (end - at, What::People));
        }
    }
    if words[at].is_in(QUANTIFIERS) {
        return people_after(words, at + 1).map(|end| (end - at, What::People));
    }
    None
}

/// The end of the people that are counted from `at` on.
fn people_after(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut place = at;
    while words.get(place).is_some_and(|word| word.is_in(BETWEEN) && !word.begins_clause()) {
        place += 1;
    }
    words.get(place).filter(|word| word.is_in(PEOPLE) && !word.begins_clause()).map(|_| place + 1)
}

/// `25% of users`, `2,940 shoppers`, `three in ten customers`.
fn counts_people(words: &[Word<'_>], at: usize) -> bool {
    const NUMBERS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "all", "no", "every",
        "none",
    ];
    let number = words[at].text.starts_with(|c: char| c.is_ascii_digit()) || words[at].is_one_of(NUMBERS);
    // "On 8 January, some users": the number counts no users.
    let mut after = words[at + 1..].iter().take(5).take_while(|word| !word.begins_clause() && !word.is_in(QUANTIFIERS));
    number && after.any(|word| word.is_in(PEOPLE) || word.is("%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> =
            sentences(text).iter().flat_map(|words| evasions(text, words)).map(|(part, _)| part).collect();
        assert!(found.is_empty() || CUES.may_be_in(text), "{text}");
        found
    }

    #[test]
    fn quantities_without_a_quantity_are_seen() {
        for (text, part) in [
            ("Some users saw errors", "Some users"),
            ("A small number of customers could not pay", "A small number of customers"),
            ("For a few of our customers it was slow", "few of our customers"),
            ("A limited subset of requests failed", "A limited subset of requests"),
            ("The site was briefly unavailable", "briefly"),
            ("It was slow for a short time", "a short time"),
            ("It was down for some time.", "some time"),
        ] {
            assert_eq!(found(text), [part], "{text}");
        }
    }

    #[test]
    fn other_senses_are_not() {
        for text in [
            "Some hosts were slow",
            "A number of the pool's settings",
            "One request at a time",
            "Some time later it recovered",
            "Many thanks to the support team",
            "Users with some older browsers",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_number_of_people_answers() {
        let counts =
            |text: &str| sentences(text).iter().any(|words| (0..words.len()).any(|at| counts_people(words, at)));
        for text in ["25% of users", "2,940 of 9,480 shoppers", "Three in ten shoppers", "all customers"] {
            assert!(counts(text), "{text}");
        }
        assert!(!counts("On 8 January 2026, some users were slow, and on 9 January some customers"));
        assert!(!counts("Two hosts were slow, and some time after that it reached the first of the users"));
    }
}
