//! An action that asks people to do better.

use crate::check::lists::List;
use crate::check::phrases::Phrases;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::sieve::Sieve;
use crate::check::subject::Subject;
use crate::check::words::{Word, text_of};
use crate::finding::shown;
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "action-only-trains-people",
    family: Family::Actions,
    levels: Levels::of('-', 'W', 'W'),
    summary: "an action that only reminds or trains people",
    why: "Whoever is reminded today is gone, tired or busy on the day it counts. The Google SRE workbook warns of actions \
          that try to change people instead of systems. Training that comes with a check, an alert or a script is left \
          alone.",
    help: "let a machine notice: an automated check, a limit or an alert where the slip happened",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, said) in subject.actions_said() {
        let action = &subject.record.action_items[place];
        let over = matches!(action.state(), ActionStatus::Declined | ActionStatus::Superseded);
        if over || !said.may_begin_with(BEGINNINGS) {
            continue;
        }
        if let Some(part) = training(said) {
            found.add(Saying::new(said.path(), format!("{} asks people to do better", shown(said.text))).part(part));
        }
    }
}

/// These ask something of people, where people come next.
const OF_PEOPLE: &List = &List::of(&[
    "coach",
    "educate",
    "instruct",
    "re-educate",
    "reeducate",
    "remind",
    "retrain",
    "teach",
    "tell",
    "train",
    "urge",
]);

/// These do whoever comes next.
const ALWAYS: &Phrases = &Phrases::of(&[
    &["raise", "awareness"],
    &["increase", "awareness"],
    &["conduct", "training"],
    &["give", "training"],
    &["hold", "training"],
    &["hold", "a", "training"],
    &["organise", "training"],
    &["organize", "training"],
    &["provide", "training"],
    &["run", "a", "training"],
    &["schedule", "training"],
    &["send", "a", "reminder", "to"],
]);

/// What asks it begins with one of these.
const BEGINNINGS: &Sieve = &Sieve::of(&[OF_PEOPLE.words()]).and(ALWAYS.firsts());

/// Something besides people that will notice, or a step that goes on.
const MACHINES: &List = &List::of(&[
    "alert",
    "alerts",
    "automate",
    "automated",
    "automatic",
    "automatically",
    "bot",
    "block",
    "check",
    "checks",
    "cron",
    "email",
    "emails",
    "enforce",
    "gate",
    "hook",
    "lint",
    "linter",
    "notification",
    "notifications",
    "page",
    "pipeline",
    "reject",
    "refuse",
    "script",
    "test",
    "tests",
    "tool",
    "warning",
]);

/// The words by which an action asks people to do better, and does nothing else.
fn training<'a>(said: &Said<'a>) -> Option<&'a str> {
    let text = said.text;
    let words = said.sentences().next()?;
    let length = match ALWAYS.at(words, 0) {
        Some(length) => length,
        None if words[0].is_in(OF_PEOPLE) => people(&words[1..])? + 1,
        None => return None,
    };
    let is_only_that = text.trim_start().starts_with(words[0].text) && !said.sentences().any(names_machine);
    is_only_that.then(|| text_of(text, &words[..length]))
}

/// "Remind the team to check" is still a reminder: what people are to do is no machine.
fn names_machine(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|at| words[at].is_in(MACHINES) && !(at > 0 && words[at - 1].is("to")))
}

/// How many words name the people that come next.
fn people(words: &[Word<'_>]) -> Option<usize> {
    const CROWD: &[&str] = &["colleagues", "everybody", "everyone", "responders", "teams"];
    const AFTER: &[&str] = &["about", "for", "from", "in", "of", "on", "to", "with"];
    let is_on_call = |at: usize| words[at].is("on") && words.get(at + 1).is_some_and(|next| next.is("call"));
    let is_people = |at: &usize| words[*at].is_person() || words[*at].is_one_of(CROWD) || is_on_call(*at);
    // "Train the classifier on mail of the team": past a preposition, they are not who is trained.
    let ends = |at: &usize| words[*at].begins_clause() || (words[*at].is_one_of(AFTER) && !is_on_call(*at));
    (0..words.len().min(5)).take_while(|at| !ends(at)).filter(is_people).last().map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_and_training_are_seen() {
        for (text, part) in [
            ("Remind the team to check the dashboard", "Remind the team"),
            ("Remind everyone of the freeze", "Remind everyone"),
            ("Train all on-call engineers on the new console", "Train all on-call engineers"),
            ("Educate developers about quoting", "Educate developers"),
            ("Retrain staff", "Retrain staff"),
            ("Raise awareness of the limit", "Raise awareness"),
            ("Provide training for new engineers", "Provide training"),
            ("Remind the on-call engineer of the freeze", "Remind the on-call engineer"),
            ("Tell people to look twice", "Tell people"),
        ] {
            let said = Said::alone(text);
            assert_eq!(training(&said), Some(part), "{text}");
            assert!(said.may_begin_with(BEGINNINGS), "{text}");
        }
    }

    #[test]
    fn machines_and_documents_are_left_alone() {
        for text in [
            "Train the classifier on last month's mail",
            "Remind the owner by an alert 21 days before",
            "Remind owners automatically of expiring certificates",
            "Teach the parser to refuse unreadable names",
            "Tell the load balancer to drop the host",
            "Tell the proxy of the payments team",
            "Train the classifier on the team's mail",
            "Write a training for new engineers",
            "Enhance documentation and training for engineers on best practices",
            "Train engineers on the console and add a check to it",
            "Document how to order a certificate",
            "Instruct the scheduler to wait",
            "Tell customers on the status page within ten minutes",
        ] {
            assert_eq!(training(&Said::alone(text)), None, "{text}");
        }
    }
}
