//! Whys that do not follow from each other.

use crate::check::content::{Content, has_no_spaces};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "broken-why-chain",
    family: Family::Causes,
    levels: Levels::of('-', 'W', 'W'),
    summary: "a why that does not take up the answer before it, or an answer that comes round again",
    why: "Each why asks about the answer before it, and so leads from what users met to what can be changed. Where a \
          question shares no word with that answer, a step is missing; where an answer is an earlier one again, or its \
          own question, the chain leads nowhere. \"Why was that?\" takes up any answer.",
    help: "ask why of the answer before, in its words; begin a second chain as a contributing factor",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let steps: Vec<(Option<&str>, Option<&str>)> =
        subject.record.whys.iter().map(|step| (step.why.as_deref(), step.because.as_deref())).collect();
    // What cannot be taken apart into words cannot be held together by them.
    if steps.iter().flat_map(|(why, because)| [why, because]).flatten().any(|text| has_no_spaces(text)) {
        return;
    }
    for (place, flaw) in flaws(&steps) {
        let field = FieldPath::from("whys").at(place);
        found.add(match flaw {
            Flaw::NotTakenUp => Saying::new(field.at("why"), "this does not ask about the answer before it"),
            Flaw::Repeats => Saying::new(field.at("because"), "this answers with its own question"),
            Flaw::ComesRound(from) => {
                Saying::new(field.at("because"), format!("this is step {} of the chain again", from + 1))
            }
        });
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Flaw {
    NotTakenUp,
    Repeats,
    ComesRound(usize),
}

/// The flaws of a chain, each with the place of its step.
fn flaws<'a>(steps: &[(Option<&'a str>, Option<&'a str>)]) -> Vec<(usize, Flaw)> {
    let of = |text: Option<&'a str>| Content::of_text(text.unwrap_or_default());
    let contents: Vec<(Content<'_>, Content<'_>)> =
        steps.iter().map(|(why, because)| (of(*why), of(*because))).collect();
    let mut flaws = Vec::new();
    for (place, (why, because)) in contents.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| &contents[before].1);
        if before.is_some_and(|before| !before.is_nothing() && !why.is_nothing() && before.is_apart_from(why)) {
            flaws.push((place, Flaw::NotTakenUp));
        }
        if because.is_nothing() {
            continue;
        }
        let is_told_by = |(earlier_why, earlier_because): &(Content<'_>, Content<'_>)| {
            because == earlier_why || because == earlier_because
        };
        if because == why {
            flaws.push((place, Flaw::Repeats));
        } else if let Some(from) = contents[..place].iter().position(is_told_by) {
            flaws.push((place, Flaw::ComesRound(from)));
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(steps: &[(&str, &str)]) -> Vec<(usize, Flaw)> {
        flaws(&steps.iter().map(|(why, because)| (Some(*why), Some(*because))).collect::<Vec<_>>())
    }

    #[test]
    fn a_step_that_is_missing_and_a_circle_are_seen() {
        let gap =
            [("Why did checkout fail?", "The pool was empty."), ("Why is there no review?", "Nobody asked for one.")];
        assert_eq!(of(&gap), [(1, Flaw::NotTakenUp)]);
        let circle = [
            ("Why did checkout fail?", "The pool was empty."),
            ("Why was the pool empty?", "Requests were retried."),
            ("Why were requests retried?", "Checkout failed."),
        ];
        assert_eq!(of(&circle), [(2, Flaw::ComesRound(0))]);
        assert_eq!(of(&[("Why was the pool empty?", "Because the pool was empty.")]), [(0, Flaw::Repeats)]);
    }

    #[test]
    fn chains_hold_by_a_word_or_a_pronoun() {
        let chain = [
            ("Why did checkout fail?", "Its connection pool was exhausted."),
            ("Why had the connections run out?", "A setting allowed ten of them."),
            ("Why was that?", "Settings are copied from staging."),
            ("Why?", "The template is older than production."),
        ];
        assert_eq!(of(&chain), []);
        assert_eq!(of(&[]), []);
    }
}
