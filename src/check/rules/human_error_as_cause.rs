//! A cause that ends at somebody's mistake.

use crate::check::lists::List;
use crate::check::people::{has_person_or_name_as_subject, has_person_subject, person_after, person_cues};
use crate::check::phrases::Phrases;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::sieve::Sieve;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word, is_denied, phrase_at, text_of};
use crate::finding::shown;
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
static CUES: LazyCues = LazyCues::new(|| OF_ANYBODY.clone().and(OF_PEOPLE.clone()));
/// For these, a name will do, which may be any word.
static OF_ANYBODY: LazyCues = LazyCues::new(|| Cues::of(&[MISTAKES.words(), FORGETTING.words()]));
/// Programs make errors and fail: for these, a word for people has to be there too.
static OF_PEOPLE: LazyCues = LazyCues::new(|| {
    Cues::of(&[&["error", "errors", "failed"], JUDGING.words(), SLIPS.words()]).and(Cues::of_phrases(FAILING.all()))
});
static PEOPLE: LazyCues = LazyCues::new(|| person_cues().and(Cues::of(&[WHOSE.words()])));

/// Whether a text may tell of a mistake.
fn may_tell(may_hold: impl Fn(&Cues) -> bool) -> bool {
    may_hold(&OF_ANYBODY) || (may_hold(&OF_PEOPLE) && may_hold(&PEOPLE))
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let is_read = |said: &&Said<'_>| may_tell(|cues| subject.may_say_in(said, cues));
    for said in subject.said_with(&CUES, |said| is_claimed(said, subject.record)).filter(is_read) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for part in mistakes(said.text, words) {
                if reported.is_new(part) {
                    let message = format!("the cause given is somebody's mistake: {}", shown(part));
                    found.add(Saying::new(said.path(), message).part(part));
                }
            }
        }
    }
}

/// Whether a text is claimed to be a cause. Earlier whys may pass through an action; the last may
/// not end there.
fn is_claimed(said: &Said<'_>, record: &Postmortem) -> bool {
    let is_last_why = || said.spot.place_in("whys").is_some_and(|place| place + 1 == record.whys.len());
    said.spot.is_under("root_cause") || said.spot.is_under("contributing_factors") || is_last_why()
}

const WHOSE: &List =
    &List::of(&["human", "operator", "user", "pilot", "personnel", "administrator", "engineer", "developer"]);
const MISTAKES: &List = &List::of(&["mistake", "mistakes", "oversight", "negligence", "typo"]);
const FORGETTING: &List = &List::of(&["forgot", "forgotten", "neglected"]);
const JUDGING: &List = &List::of(&["careless", "negligent", "inattentive", "incompetent"]);
const FAILING: &Phrases = &Phrases::of(&[
    &["made", "a", "mistake"],
    &["made", "an", "error"],
    &["did", "not", "follow"],
    &["didn't", "follow"],
    &["did", "not", "pay", "attention"],
    &["was", "not", "careful"],
    &["wasn't", "careful"],
]);

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

/// What a mistake is named with begins with one of these.
const BEGINNINGS: &Sieve = &Sieve::of(&[
    WHOSE.words(),
    ERRORS.words(),
    FORGETTING.words(),
    JUDGING.words(),
    SLIPS.words(),
    &["oversight", "failed"],
])
.and(FAILING.firsts());

/// How many words from `at` on name a mistake, if they do.
fn mistake_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    if !BEGINNINGS.lets_through(word.hash()) {
        return None;
    }
    let next = words.get(at + 1);
    let is_next = |list: &[&str]| next.is_some_and(|next| next.is_one_of(list));
    // "User error messages" are a text on a screen.
    let of_what = || {
        let is_shown = ["message", "messages", "rate", "rates", "budget", "page", "pages"];
        words.get(at + 2).is_some_and(|third| !third.begins_clause() && third.is_one_of(&is_shown))
    };
    let is_denied = || words.iter().skip(at + 2).take(3).any(|word| word.is("not") || word.ends_with("n't"));
    // In the plural, a user's errors are what a form shows to them.
    let is_shown = || word.is("user") && is_next(&["errors"]);
    let is_error = || is_next(&["error", "errors", "mistake", "mistakes"]) && !is_shown();
    if word.is_in(WHOSE) && is_error() && !of_what() && !is_denied() {
        return Some(2);
    }
    if let Some(length) = mistake_by(words, at) {
        return Some(length);
    }
    // Things do not forget; who does has a name, or a role.
    if word.is_in(FORGETTING) {
        return has_person_or_name_as_subject(words, at).then_some(1);
    }
    let length = failing_at(words, at)?;
    has_person_subject(words, at).then_some(length)
}

/// "A mistake by Bob", "an error of the on-call engineer", "accidentally dropped by a contractor".
fn mistake_by(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    let is_next = |list: &[&str]| words.get(at + 1).is_some_and(|next| next.is_one_of(list));
    if word.is_in(SLIPS) {
        // The group that "accidentally" did it is left alone, as below.
        let by = (at + 2..words.len().min(at + 4)).find(|place| words[*place].is("by"))?;
        let length = person_after(words, by + 1).filter(|length| !words[by + length].is_one_of(GROUPS))?;
        return Some(by - at + 1 + length);
    }
    // Programs make errors too, and have names: "an error from Redis".
    let of_whom = word.is_in(ERRORS) && is_next(&["by", "of", "from"]) || word.is("oversight") && is_next(&["by"]);
    let named = || words.get(at + 2).is_some_and(Word::is_capitalised) && !word.is("error") && is_next(&["by"]);
    let person = || person_after(words, at + 2).or_else(|| named().then_some(1));
    if of_whom { person().map(|length| 2 + length) } else { None }
}

const ERRORS: &List = &List::of(&["error", "mistake", "negligence", "typo"]);
const GROUPS: &[&str] = &["we", "they", "team", "teams", "people", "staff"];
const SLIPS: &List = &List::of(&["accidentally", "mistakenly", "inadvertently", "carelessly", "erroneously"]);

/// Verbs that make a mistake of what somebody did. A group that "failed to" do something is left
/// alone: that is how people speak of the organisation, and a condition can be found behind it.
fn failing_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    let by_group = || words[at.saturating_sub(2)..at].iter().any(|word| word.is_one_of(GROUPS));
    let word = &words[at];
    if word.is_in(JUDGING) {
        return Some(1);
    }
    if word.is_in(SLIPS) && !by_group() {
        return Some(1);
    }
    let failed = || phrase_at(words, at, &["failed", "to"]) && !by_group();
    FAILING.at(words, at).or_else(|| failed().then_some(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> = sentences(text).iter().flat_map(|words| mistakes(text, words)).collect();
        // The quick look lets through what the close one finds.
        let may_tell = CUES.may_be_in(text) && may_tell(|cues| cues.may_be_in(text));
        assert!(found.is_empty() || may_tell, "{text}");
        found
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
            ("A mistake by Julia", "mistake by Julia"),
            ("A typo by the author of the change", "typo by the author"),
            ("User error", "User error"),
            ("An error of one of our developers", "error of one of our developers"),
            ("The table was accidentally dropped by a contractor", "accidentally dropped by a contractor"),
            ("The engineer who ran the migration failed to take a backup", "failed to"),
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
            "User errors in the form were logged as failures",
            "The console lets an operator delete a table without asking",
            "The server did not follow redirects",
            "We failed to anticipate this load",
            "Jenkins failed to start the job on 8 Jan",
            "People were mistakenly sending two requests",
            "An error from Redis stopped the import",
            "A mistake of Postgres in its estimate of rows",
            "The error of a host that the team runs",
            "Lack of oversight of the operator's quota",
            "The table was accidentally dropped by the cleanup job",
            "The secrets manager failed to rotate the key",
            "The Kafka operator failed to reconcile the topic",
            "The script written by the engineer failed to start",
            "When the engineer ran the job, the scheduler failed to lock it",
            "run `forgot-password --human error`",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
