//! An action that does not say what to do.

use crate::check::lists::List;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::words::{Word, text_of};
use crate::finding::shown;
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "action-not-imperative",
    family: Family::Actions,
    levels: Levels::of('-', 'N', 'N'),
    summary: "an action that does not begin with a verb: \"better alerts\", \"the pool should\", \"adding\"",
    why: "An action that begins with what to do can be done; \"better alerts\" and \"the pool should be larger\" are \
          wishes, and leave open who does what. Google's guide to action items asks for a verb at the beginning. Only \
          beginnings that cannot be a command are told, and none of actions that are over.",
    help: "begin with the verb: add, remove, limit, alert, document",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, said) in subject.actions_said() {
        let action = &subject.record.action_items[place];
        // What is done may well be told as done.
        let over = matches!(action.state(), ActionStatus::Done | ActionStatus::Declined | ActionStatus::Superseded);
        if over || begins_with_command(said) {
            continue;
        }
        if let Some(opening) = no_command(said) {
            found.add(
                Saying::new(said.path(), format!("{} does not begin with what to do", shown(said.text))).part(opening),
            );
        }
    }
}

/// These begin a thing, a wish or a story, never a command.
const NO_COMMANDS: &List = &List::of(&[
    "a",
    "additional",
    "all",
    "an",
    "another",
    "any",
    "better",
    "each",
    "every",
    "fewer",
    "he",
    "his",
    "i",
    "improved",
    "increased",
    "it",
    "its",
    "lack",
    "less",
    "maybe",
    "more",
    "must",
    "need",
    "needs",
    "new",
    "no",
    "one",
    "our",
    "perhaps",
    "possible",
    "possibly",
    "regular",
    "several",
    "she",
    "should",
    "some",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "want",
    "we",
    "would",
    "you",
    "your",
]);

/// They end like gerunds, and are commands.
const COMMANDS_IN_ING: &[&str] = &["bring", "ping", "ring", "string", "swing", "wring"];

/// Whether it begins with a plain word that may be a command: most do, and are read no further.
fn begins_with_command(said: &Said<'_>) -> bool {
    let is_command = |(word, hash): (&str, u16)| {
        let ends_in = word.len().checked_sub("ing".len()).map(|end| &word[end..]);
        let is_listed = || NO_COMMANDS.find(hash, |one| one.eq_ignore_ascii_case(word)).is_some();
        !ends_in.is_some_and(|end| end.eq_ignore_ascii_case("ing")) && !is_listed()
    };
    said.opening().is_some_and(is_command)
}

/// The word that an action begins with, where it is no command.
fn no_command<'a>(said: &Said<'a>) -> Option<&'a str> {
    let text = said.text;
    let words = said.sentences().next()?;
    let first = words.first()?;
    // Before the first word, code or an address may stand.
    if !text.trim_start().starts_with(first.text) {
        return None;
    }
    // "Billing: refuse long names" has its verb behind a label; "A/B test" is one word.
    let is_label = words[1..].iter().take(3).any(|word| word.gap.contains(':')) || text[first.end()..].starts_with(':');
    let is_joined = words.get(1).is_some_and(|next| !next.gap.starts_with(char::is_whitespace));
    if is_label || is_joined {
        return None;
    }
    let is_gerund = |word: &Word<'_>| {
        word.text.len() > 4
            && word.ends_with("ing")
            && !word.is_one_of(COMMANDS_IN_ING)
            && !word.text[1..].contains(char::is_uppercase)
    };
    (first.is_in(NO_COMMANDS) || is_gerund(first)).then(|| text_of(text, &words[..1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_things_and_stories_are_no_commands() {
        for (text, opening) in [
            ("The pool should be larger", "The"),
            ("Better monitoring of the pool", "Better"),
            ("We will add an alert", "We"),
            ("Adding an alert on the error rate", "Adding"),
            ("Need to add an alert", "Need"),
            ("a dashboard for the queue", "a"),
            ("More tests", "More"),
        ] {
            let said = Said::alone(text);
            assert_eq!(no_command(&said), Some(opening), "{text}");
            assert!(!begins_with_command(&said), "{text}");
        }
    }

    #[test]
    fn commands_labels_and_names_are_left_alone() {
        for text in [
            "Add an alert",
            "add the alert",
            "Bring the replica back",
            "Ping the partner when a certificate ends",
            "Billing: refuse long names",
            "Checkout pricing service: add a limit",
            "Logging: sample debug lines",
            "A/B test the new pool",
            "In the deploy script, quote the variables",
            "After each deploy, run the smoke test",
            "When the queue is full, refuse orders",
            "`pool.toml`: raise the limit",
            "Never retry an unreadable message",
            "Do not retry",
            "Automatically refuse long names",
            "MSG-12: limit retries",
            "",
        ] {
            assert_eq!(no_command(&Said::alone(text)), None, "{text}");
        }
    }
}
