//! A cause that ends at somebody's mistake.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{
    Reported, Word, has_person_or_name_as_subject, has_person_subject, is_denied, phrase_at, text_of,
};
use crate::finding::{FieldPath, shown};
use crate::record::Postmortem;

pub static RULE: Rule = Rule {
    id: "human-error-as-cause",
    family: Family::Causes,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a root cause, factor or last why that ends at somebody's mistake",
    why: "People err; a system that fails because one of them did will fail again, with another. PagerDuty's guide says \
          that an individual's action should never be considered a root cause. What made the action possible, likely \
          or harmful is a cause that can be changed. The trigger may be an action: it is no cause.",
    help: "ask one why further: what made this possible, and why did nothing catch it?",
    check: Check::Record(check),
};

/// Without one of these it has nothing to say.
static CUES: LazyCues = LazyCues::new(|| {
    Cues::of(&[MISTAKES, FORGETTING, JUDGING, ACCIDENTALLY])
        .and(Cues::of_phrases(FAILING))
        .and(Cues::of(&[&["failed"]]))
});

fn check(subject: &Subject<'_>, found: &mut Found) {
    for said in subject.said_with(&CUES).iter().filter(|said| is_claimed(said, subject.record)) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for part in mistakes(said.text, words) {
                if reported.is_new(part) {
                    let message = format!("the cause given is somebody's mistake: {}", shown(part));
                    found.add(Saying::new(said.path.clone(), message).part(part));
                }
            }
        }
    }
}

/// Whether a text is claimed to be a cause. Earlier whys may pass through an action; the last may
/// not end there.
fn is_claimed(said: &Said<'_>, record: &Postmortem) -> bool {
    let is_last_why = || FieldPath::from("whys").at(record.whys.len().saturating_sub(1)).contains(&said.path);
    said.path.is_under("root_cause") || said.path.is_under("contributing_factors") || is_last_why()
}

const MISTAKES: &[&str] = &["error", "errors", "mistake", "mistakes", "oversight", "negligence"];
const FORGETTING: &[&str] = &["forgot", "forgotten", "neglected"];
const JUDGING: &[&str] = &["careless", "negligent", "inattentive", "incompetent"];
const ACCIDENTALLY: &[&str] = &["accidentally", "mistakenly", "inadvertently", "carelessly", "erroneously"];
const FAILING: &[&[&str]] = &[
    &["made", "a", "mistake"],
    &["made", "an", "error"],
    &["did", "not", "follow"],
    &["didn't", "follow"],
    &["did", "not", "pay", "attention"],
    &["was", "not", "careful"],
    &["wasn't", "careful"],
];

/// The parts of a sentence that make a person's mistake the cause, in its order.
fn mistakes<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match mistake_at(words, at).filter(|_| !is_denied(words, at)) {
            // "Human error by the operator" is one mistake, said once.
            Some(length) => {
                parts.push(text_of(text, &words[at..at + length]));
                at += length;
            }
            None => at += 1,
        }
    }
    parts
}

/// How many words from `at` on name a mistake, if they do.
fn mistake_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    const WHOSE: &[&str] =
        &["human", "operator", "user", "pilot", "personnel", "administrator", "engineer", "developer"];
    let word = &words[at];
    let next = words.get(at + 1);
    let is_next = |list: &[&str]| next.is_some_and(|next| next.is_one_of(list));
    // "User error messages" are a text on a screen.
    let of_what = words.get(at + 2).is_some_and(|third| {
        !third.begins_clause() && third.is_one_of(&["message", "messages", "rate", "rates", "budget", "page", "pages"])
    });
    let denied = words.iter().skip(at + 2).take(3).any(|word| word.is("not") || word.lower.ends_with("n't"));
    if word.is_one_of(WHOSE) && is_next(&["error", "errors", "mistake", "mistakes"]) && !of_what && !denied {
        return Some(2);
    }
    if word.is_one_of(&["mistake", "error", "oversight", "negligence"]) && is_next(&["by", "of", "from"]) {
        return person_after(words, at + 2).map(|length| 2 + length);
    }
    // Things do not forget; who does has a name, or a role.
    if word.is_one_of(FORGETTING) {
        return has_person_or_name_as_subject(words, at).then_some(1);
    }
    let length = failing_at(words, at)?;
    has_person_subject(words, at).then_some(length)
}

/// A person as the next noun: "the on-call engineer", "one of our developers", "Bob".
fn person_after(words: &[Word<'_>], at: usize) -> Option<usize> {
    let near = words.get(at..)?.iter().take(5);
    near.take_while(|word| !word.begins_clause())
        .position(|word| word.is_person() || word.is_capitalised())
        .map(|place| place + 1)
}

/// Verbs that make a mistake of what somebody did. A group that "failed to" do something is left
/// alone: that is how people speak of the organisation, and a condition can be found behind it.
fn failing_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    const GROUPS: &[&str] = &["we", "they", "team", "teams", "people", "staff"];
    let phrase = |phrase: &[&str]| phrase_at(words, at, phrase).then_some(phrase.len());
    let by_group = words[at.saturating_sub(2)..at].iter().any(|word| word.is_one_of(GROUPS));
    let word = &words[at];
    if word.is_one_of(JUDGING) {
        return Some(1);
    }
    if word.is_one_of(ACCIDENTALLY) && !by_group {
        return Some(1);
    }
    FAILING.iter().copied().find_map(phrase).or_else(|| if by_group { None } else { phrase(&["failed", "to"]) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Vec<&str> {
        sentences(text).iter().flat_map(|words| mistakes(text, words)).collect()
    }

    #[test]
    fn mistakes_of_people_are_seen() {
        for (text, part) in [
            ("Human error", "Human error"),
            ("The cause was operator error.", "operator error"),
            ("A mistake by the on-call engineer", "mistake by the on-call engineer"),
            ("An engineer forgot to renew the certificate", "forgot"),
            ("Bob forgot to renew it", "forgot"),
            ("The operator failed to check the dashboard", "failed to"),
            ("The engineer on duty neglected the alert", "neglected"),
            ("The developer did not follow the checklist", "did not follow"),
            ("A contractor accidentally deleted the table", "accidentally"),
            ("The administrator was careless", "careless"),
            ("We forgot to raise the limit", "forgot"),
        ] {
            assert_eq!(found(text), [part], "{text}");
        }
    }

    #[test]
    fn systems_conditions_and_denials_are_not() {
        for text in [
            "The script failed to stop the old workers",
            "Lack of training on the new console",
            "The engineer's script failed to start",
            "The deploy accidentally removed the index",
            "This was not human error but a missing guard",
            "Human error was not the cause",
            "The guard was missing, rather than operator error",
            "User error messages were empty",
            "The console lets an operator delete a table without asking",
            "The server did not follow redirects",
            "We failed to anticipate this load",
            "Jenkins failed to start the job on 8 Jan",
            "People were mistakenly sending two requests",
            "When the engineer ran the job, the scheduler failed to lock it",
            "run `forgot-password --human error`",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
