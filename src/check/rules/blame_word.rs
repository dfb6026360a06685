//! A word that judges a person.

use crate::check::lists::List;
use crate::check::people::{has_person_or_name_as_subject, has_person_subject, person_after};
use crate::check::phrases::Phrases;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::sieve::Sieve;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word, is_denied, phrase_at, text_of};
use crate::finding::shown;

pub static RULE: Rule = Rule {
    id: "blame-word",
    family: Family::Language,
    levels: Levels::of('N', 'W', 'E'),
    summary: "a word that judges a person: careless, sloppy, \"fault of\", \"should have known\"",
    why: "Whoever is blamed tells less the next time, and so do all who read it. The Google SRE book asks that a \
          postmortem finds causes without indicting a person or a team, on the ground that everybody acted well on \
          what they knew. Technical senses (a page fault, lazy loading), code and denials are left alone.",
    help: "say what the person saw and what the system let happen, without judging",
    check: Check::Record(check),
};

/// Without one of these it has nothing to say.
static CUES: LazyCues = LazyCues::new(|| {
    Cues::of(&[ALWAYS.words(), &["lazy", "dumb", "fault"]])
        .and(Cues::of_phrases(OF_PERSON.all()))
        .and(Cues::of_phrases(OF_PERSON_OR_NAME.all()))
});

fn check(subject: &Subject<'_>, found: &mut Found) {
    for said in subject.said_with(&CUES, |_| true) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for part in blames(said.text, words) {
                if reported.is_new(part) {
                    found.add(Saying::new(said.path(), format!("{} judges a person", shown(part))).part(part));
                }
            }
        }
    }
}

/// The parts of a sentence that blame, in its order.
fn blames<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<&'a str> {
    let found = (0..words.len()).filter_map(|at| Some((at, blame_at(words, at)?)));
    found.filter(|(at, _)| !is_denied(words, *at)).map(|(at, length)| text_of(text, &words[at..at + length])).collect()
}

/// These have no other sense.
const ALWAYS: &List = &List::of(&[
    "careless",
    "carelessly",
    "carelessness",
    "clueless",
    "idiot",
    "idiotic",
    "idiots",
    "incompetence",
    "incompetent",
    "laziness",
    "moron",
    "negligence",
    "negligent",
    "negligently",
    "sloppily",
    "sloppiness",
    "sloppy",
    "stupid",
    "stupidity",
    "stupidly",
]);

/// These blame where a person is what they are about.
const OF_PERSON: &Phrases = &Phrases::of(&[&["at", "fault"], &["messed", "up"], &["to", "blame"]]);

/// These are only said of people, so that a name will do.
const OF_PERSON_OR_NAME: &Phrases = &Phrases::of(&[
    &["dropped", "the", "ball"],
    &["forgot", "to"],
    &["screwed", "up"],
    &["should", "have", "known"],
    &["should've", "known"],
]);

/// What blames begins with one of these.
const BEGINNINGS: &Sieve =
    &Sieve::of(&[ALWAYS.words(), &["lazy", "dumb", "fault"]]).and(OF_PERSON.firsts()).and(OF_PERSON_OR_NAME.firsts());

/// How many words from `at` on blame somebody, if they do.
fn blame_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    if !BEGINNINGS.lets_through(word.hash()) {
        return None;
    }
    let next = words.get(at + 1).filter(|next| !next.begins_clause());
    if word.is_in(ALWAYS) {
        // A sloppy quorum is one that takes any replica, a sloppy phrase one with gaps.
        let is_term = word.is("sloppy") && next.is_some_and(|next| next.is_one_of(&["phrase", "quorum", "quorums"]));
        return (!is_term).then_some(1);
    }
    if word.is("lazy") {
        // Loading and evaluation are lazy without blame.
        let of_person = next.is_some_and(Word::is_person) || (next.is_none() && has_person_subject(words, at));
        return of_person.then_some(1);
    }
    if word.is("dumb") {
        return next
            .is_none_or(|next| next.is_person() || next.is_one_of(&["mistake", "error", "idea", "decision", "move"]))
            .then_some(1);
    }
    if phrase_at(words, at, &["fault", "of"]) {
        // "The fault of the power supply" is a defect; so is "a fault of the team's router".
        let person = person_after(words, at + 2).map(|length| &words[at + 1 + length]);
        return person.is_some_and(|person| !person.ends_with("'s")).then_some(2);
    }
    if word.is("fault") && at > 0 {
        let owner = &words[at - 1];
        return (owner.ends_with("'s") && owner.is_person()).then_some(1);
    }
    if let Some(length) = OF_PERSON_OR_NAME.at(words, at) {
        return has_person_or_name_as_subject(words, at).then_some(length);
    }
    OF_PERSON.at(words, at).filter(|_| has_person_subject(words, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> = sentences(text).iter().flat_map(|words| blames(text, words)).collect();
        // The quick look lets through what the close one finds.
        assert!(found.is_empty() || CUES.may_be_in(text), "{text}");
        found
    }

    #[test]
    fn judgements_of_people_are_seen() {
        for (text, part) in [
            ("A careless change to the pool", "careless"),
            ("This was the fault of the database team", "fault of"),
            ("It was the engineer's fault", "fault"),
            ("The operator should have known better", "should have known"),
            ("The on-call engineer forgot to silence it", "forgot to"),
            ("Bob screwed up the migration", "screwed up"),
            ("The team is to blame", "to blame"),
            ("A lazy developer skipped the test", "lazy"),
            ("It was a dumb mistake", "dumb"),
            ("Sloppy reviews", "Sloppy"),
        ] {
            assert_eq!(found(text), [part], "{text}");
        }
    }

    #[test]
    fn technical_senses_denials_and_code_are_not() {
        for text in [
            "A page fault in the kernel",
            "Fault tolerance across fault domains",
            "A fault of the power supply",
            "A segmentation fault was logged",
            "Lazy loading of images",
            "The lazy evaluation of the view",
            "A dumb terminal",
            "The parser forgot to close the file",
            "The controller should have known the new leader",
            "The patch messed up the index",
            "The disk was at fault",
            "Redis is to blame",
            "Nobody was careless",
            "It is not the fault of the team",
            "Use `git blame` to find it, `stupid` is the name of the host",
            "A blameless review",
            "The write went to a sloppy quorum",
            "The fault of a host that the team runs",
            "The connection manager forgot to close the socket",
            "The job of the engineer forgot to close the file",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
