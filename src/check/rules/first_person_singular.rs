//! "I" in a record of several people.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word};
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "first-person-singular",
    family: Family::Language,
    levels: Levels::of('-', 'N', 'N'),
    summary: "\"I\" in a record with several participants or authors",
    why: "Where several people took part, nobody can tell who \"I\" was, least of all in a year. The role can be told, and \
          keeps the person out of it. What is quoted is left alone.",
    help: "write the role, as in `the on-call engineer`, or `we`",
    check: Check::Record(check),
};

/// Without one of these it has nothing to say.
static CUES: LazyCues = LazyCues::new(|| Cues::of(&[&["i", "my", "myself"]]));

fn check(subject: &Subject<'_>, found: &mut Found) {
    if subject.record.participants.len() < 2 && subject.record.authors.len() < 2 {
        return;
    }
    let is_own = |said: &Said<'_>| said.role != Role::Appendix && !said.spot.is_under("communications");
    for said in subject.said_with(&CUES, is_own) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for part in singulars(said.text, words) {
                if reported.is_new(part) {
                    let message = format!("{} may be any of several people", shown(part));
                    found.add(Saying::new(said.path(), message).part(part));
                }
            }
        }
    }
}

/// "I …" with its verb, "my …" with its noun: a lone `I` stands in too many words to be pointed at.
fn singulars<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<&'a str> {
    let is_one = |at: &usize| {
        let (word, next) = (&words[*at], words.get(at + 1));
        let is_pronoun =
            word.text == "I" || matches!(&*word.lower(), "i'm" | "i've" | "i'd" | "i'll" | "my" | "myself");
        let number = at.checked_sub(1).is_some_and(|before| words[before].is_one_of(NUMBERED));
        // `I/O`, `my.cnf`, `my_table`; a number as in "Phase I".
        let goes_on = next.is_some_and(|next| next.gap.chars().all(char::is_whitespace) && !next.gap.is_empty());
        // "R&I level" and "R&amp;I": a letter of something longer.
        let is_joined = text[..word.start].ends_with(['&', ';', '/', '-', '.', '_', '+', '@']);
        let before = &text[..word.start];
        is_pronoun && !is_joined && !number && (goes_on || word.is("myself")) && !is_quoted(before)
    };
    (0..words.len())
        .filter(is_one)
        .map(|at| &text[words[at].start..words.get(at + 1).map_or(words[at].end(), Word::end)])
        .collect()
}

const NUMBERED: &[&str] = &[
    "annex", "appendix", "category", "chapter", "class", "level", "part", "phase", "section", "stage", "step", "tier",
    "type", "war",
];

/// Whether a quotation that was opened is still open, or the paragraph is one (`> I will look`).
fn is_quoted(before: &str) -> bool {
    let paragraph = before.rsplit("\n\n").next().unwrap_or_default();
    if paragraph.trim_start().starts_with('>') {
        return true;
    }
    paragraph.matches('"').count() % 2 == 1 || paragraph.matches('“').count() > paragraph.matches('”').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> = sentences(text).iter().flat_map(|words| singulars(text, words)).collect();
        // The quick look lets through what the close one finds.
        assert!(found.is_empty() || CUES.may_be_in(text), "{text}");
        found
    }

    #[test]
    fn somebody_is_seen() {
        assert_eq!(found("I restarted it, and I've seen it stop."), ["I restarted", "I've seen"]);
        assert_eq!(found("It was my change, I think"), ["my change", "I think"]);
    }

    #[test]
    fn other_letters_and_quotations_are_not() {
        for text in [
            "I/O was slow",
            "Phase I ended at noon",
            "`I restarted`",
            "A customer wrote: \"I cannot pay, and my cart is gone\"",
            "my.cnf and my_table",
            "item i of the list",
            "We restarted it",
            "the class I interface",
            "The (R&I level) meeting, the R&amp;I level meeting",
            "The provider replied:\n\n> Thank you, I will ask\n> whether I may",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
