//! What somebody did not do, told as if it explained anything.

use std::cell::LazyCell;

use crate::check::lists::List;
use crate::check::names::{is_name, names};
use crate::check::people::{has_person_subject, is_person};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word, text_of};
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "counterfactual-about-person",
    family: Family::Language,
    levels: Levels::of('N', 'W', 'W'),
    summary: "what somebody should or could have done, in a cause or in the timeline",
    why: "What a person did not do explains nothing that happened: it tells of another day, on which they knew what is \
          known now. What made sense to them then does explain it, and can be changed. What a system should have done \
          is a requirement, and is left alone.",
    help: "say what the person saw and did, and what made it the sensible thing to do",
    check: Check::Record(check),
};

/// Without one of these it has nothing to say.
static CUES: LazyCues =
    LazyCues::new(|| Cues::of(&[&["should", "could", "ought", "shouldn't", "should've", "could've"]]));

fn check(subject: &Subject<'_>, found: &mut Found) {
    let names = LazyCell::new(|| names(subject.record));
    for said in subject.said_with(&CUES, |said| matches!(said.role, Role::Cause | Role::Event)) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for part in counterfactuals(said.text, words, &names) {
                if reported.is_new(part) {
                    let message = format!("{} tells what somebody did not do", shown(part));
                    found.add(Saying::new(said.path(), message).part(part));
                }
            }
        }
    }
}

/// The parts of a sentence that do so, from the verb to what was not done.
fn counterfactuals<'a>(text: &'a str, words: &[Word<'a>], names: &[&str]) -> Vec<&'a str> {
    let of_person = |at: usize| {
        let name = at.checked_sub(1).is_some_and(|before| is_name(&words[before], names));
        has_person_subject(words, at) || (name && !words[at].begins_clause())
    };
    // Few words begin one: who did not do it is looked for last.
    (0..words.len())
        .filter_map(|at| Some((at, at + counterfactual_at(words, at)?)))
        .filter(|(at, _)| of_person(*at))
        .filter(|(at, end)| !is_of_things(words, *at, &words[*end - 1]) && !is_narrow_escape(words, *at, *end))
        .map(|(at, end)| text_of(text, &words[at..end]))
        .collect()
}

/// "The tokens were still valid: they should have expired". Only people notice and ask.
fn is_of_things(words: &[Word<'_>], at: usize, verb: &Word<'_>) -> bool {
    const ONLY_PEOPLE: &[&str] = &[
        "asked",
        "called",
        "checked",
        "escalated",
        "informed",
        "looked",
        "noticed",
        "realised",
        "realized",
        "reviewed",
        "tested",
        "thought",
        "told",
        "understood",
        "verified",
        "waited",
    ];
    let is_they = at.checked_sub(1).is_some_and(|before| words[before].is("they"));
    is_they && !verb.is_one_of(ONLY_PEOPLE) && !(0..at - 1).any(|place| is_person(words, place))
}

/// What might have happened to people, or to all: "people could have seen old pages", "we could have
/// run out of disk".
fn is_narrow_escape(words: &[Word<'_>], at: usize, end: usize) -> bool {
    let happens_to = at > 0 && words[at - 1].is("people") && words[end - 1].is_one_of(&["read", "seen"]);
    words[at].is("could")
        && (happens_to || (words[end - 1].is("run") && words.get(end).is_some_and(|next| next.is("out"))))
}

/// How many words from `at` on speak of what did not happen, if they do.
fn counterfactual_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    let is = |place: usize, list: &[&str]| words.get(place).is_some_and(|word| word.is_one_of(list));
    let mut end = at + 1;
    if is(at, &["should've", "could've"]) {
    } else if is(at, &["should", "could", "ought", "shouldn't"]) {
        // "Could not have known" is no reproach.
        let may_be_denied = !is(at, &["could"]);
        while is(end, &["to", "also", "just", "simply", "easily", "instead", "still", "at", "least"])
            || (may_be_denied && is(end, &["not", "never"]))
        {
            end += 1;
        }
        end = is(end, &["have"]).then_some(end + 1)?;
    } else {
        return None;
    }
    while words.get(end).is_some_and(|word| word.ends_with("ly") && !word.begins_clause()) {
        end += 1;
    }
    let verb = words.get(end).filter(|verb| !verb.begins_clause())?;
    let is_done = verb.ends_with("ed") && !verb.is("received") || verb.is_in(DONE);
    is_done.then_some(end + 1 - at)
}

/// What people do, where it does not end in "ed". "Should have been paged" and "should have had a
/// button" are about the system around them; "should have known" is a judgement, of another rule.
const DONE: &List = &List::of(&[
    "begun",
    "brought",
    "caught",
    "chosen",
    "done",
    "found",
    "given",
    "gone",
    "held",
    "kept",
    "left",
    "looked",
    "made",
    "put",
    "read",
    "run",
    "seen",
    "sent",
    "set",
    "shut",
    "spoken",
    "spotted",
    "taken",
    "thought",
    "told",
    "understood",
    "written",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> =
            sentences(text).iter().flat_map(|words| counterfactuals(text, words, &["Julia"])).collect();
        // The quick look lets through what the close one finds.
        assert!(found.is_empty() || CUES.may_be_in(text), "{text}");
        found
    }

    #[test]
    fn what_people_did_not_do_is_seen() {
        for (text, part) in [
            ("The engineer should have checked the plan", "should have checked"),
            ("The on-call engineer could have rolled back sooner", "could have rolled"),
            ("We should have immediately called them", "should have immediately called"),
            ("The operator should not have run it there", "should not have run"),
            ("The team ought to have noticed", "ought to have noticed"),
            ("Julia should've asked", "should've asked"),
            ("A reviewer who should have seen it did not", "should have seen"),
            ("The engineer who wrote the job should have tested it", "should have tested"),
            ("The engineers were in a call, and they should have stopped it", "should have stopped"),
            ("They should have asked before", "should have asked"),
            ("Someone in the database team should have checked", "should have checked"),
        ] {
            assert_eq!(found(text), [part], "{text}");
        }
    }

    #[test]
    fn systems_chances_and_plans_are_not() {
        for text in [
            "The canary should have caught this",
            "Kubernetes should have restarted the pod",
            "The engineer's script should have stopped",
            "The engineer could not have known",
            "The tokens were valid, and they should have expired",
            "The alert for the on-call engineer should have fired",
            "The dashboard of the team should have turned red",
            "Microsoft Teams should have delivered the message",
            "The certificate manager should have renewed it",
            "People could have seen pages of others",
            "We could have run out of disk",
            "The engineer should have been paged",
            "We should have had an alert",
            "The team should have a runbook",
            "The operator should restart it",
            "The engineer could have",
            "When the engineer looked, the queue should have drained",
            "The operator should have known better",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
