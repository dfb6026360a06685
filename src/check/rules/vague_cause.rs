//! A cause that explains nothing.

use crate::check::content::{Content, has_no_spaces};
use crate::check::lists::List;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::words::Word;
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "vague-cause",
    family: Family::Causes,
    levels: Levels::of('N', 'W', 'W'),
    summary: "a cause that explains nothing: \"bug\", \"network issue\", a few words, or the title again",
    why: "That there was a bug is true of most incidents, and tells nobody what to change. A cause says which condition, where, and \
          why it did harm; that takes a sentence. A short `root_cause.summary` is fine where `detail` says the rest.",
    help: "say which condition, where, and how it led to the harm",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let record = subject.record;
    let says_the_title = |said: &Said<'_>| {
        let title = subject.said().iter().find(|said| said.role == Role::Title).map_or(&[][..], Said::words);
        let stems = Content::of(said.words());
        !stems.is_nothing() && stems.is_within(&Content::of(title))
    };
    let is_detailed = record
        .root_cause
        .as_ref()
        .and_then(|cause| cause.detail.as_deref())
        .is_some_and(|detail| detail.split_whitespace().nth(FEWEST).is_some() || has_no_spaces(detail));
    for said in subject.said().iter().filter(|said| said.role == Role::Cause) {
        let is_root = said.spot.is("root_cause.summary");
        if !(is_root && !is_detailed || said.spot.is_under("contributing_factors")) {
            continue;
        }
        let said_of = |what: &str| Saying::new(said.path(), format!("{} {what}", shown(said.text)));
        if has_no_spaces(said.text) {
            continue;
        }
        if is_empty_phrase(said) {
            found.add(said_of("explains nothing"));
        } else if is_root && says_the_title(said) {
            found.add(said_of("only says what the title says"));
        } else if count(said) < FEWEST && !names_what_and_where(said) && !is_told_otherwise(said) {
            found.add(said_of("is too short to explain anything"));
        }
    }
}

/// A cause of fewer words is none.
const FEWEST: usize = 5;

/// Words and numbers, those in code too: `max_connections` says a lot. More than enough are not counted.
fn count(said: &Said<'_>) -> usize {
    let words = said.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    words.take(FEWEST).count()
}

/// "Connection leak in Hikari", "Autoscaler ignores spot/preemptible hosts": four words, one of them a name.
fn names_what_and_where(said: &Said<'_>) -> bool {
    let is_name = |word: &Word<'_>| {
        word.gap.contains('`')
            || word.text.contains(|c: char| c.is_ascii_digit() || c == '_')
            || word.text.chars().skip(1).any(char::is_uppercase)
            || (word.gap == "/" && word.text.len() > 1)
    };
    let named = |words: &[Word<'_>]| words.iter().any(is_name) || words.iter().skip(1).any(Word::is_capitalised);
    count(said) == FEWEST - 1 && !said.text.contains("://") && said.sentences().any(named)
}

/// "Human error" and "lack of monitoring" are short too, and other rules say what is wrong with them.
fn is_told_otherwise(said: &Said<'_>) -> bool {
    const WORDS: &List = &List::of(&[
        "absence",
        "error",
        "forgot",
        "human",
        "inadequate",
        "insufficient",
        "lack",
        "missing",
        "mistake",
        "no",
        "operator",
    ]);
    said.words().iter().any(|word| word.is_in(WORDS))
}

/// Words of which a cause may be made that names none.
const EMPTY: &List = &List::of(&[
    "a",
    "an",
    "and",
    "application",
    "backend",
    "been",
    "bug",
    "bugs",
    "by",
    "cause",
    "caused",
    "code",
    "coding",
    "config",
    "configuration",
    "connectivity",
    "database",
    "db",
    "defect",
    "deployment",
    "determined",
    "due",
    "error",
    "errors",
    "failure",
    "fault",
    "found",
    "hardware",
    "has",
    "have",
    "identified",
    "in",
    "infrastructure",
    "internal",
    "investigation",
    "is",
    "issue",
    "issues",
    "it",
    "known",
    "misconfiguration",
    "network",
    "not",
    "of",
    "our",
    "problem",
    "problems",
    "production",
    "root",
    "server",
    "servers",
    "service",
    "software",
    "still",
    "system",
    "technical",
    "temporary",
    "the",
    "there",
    "third-party",
    "third",
    "party",
    "to",
    "under",
    "unclear",
    "unexpected",
    "unknown",
    "was",
    "with",
    "yet",
]);

/// "A bug in the code", "The root cause has not been determined yet".
fn is_empty_phrase(said: &Said<'_>) -> bool {
    let mut words = said.words().iter().peekable();
    words.peek().is_some() && words.all(|word| word.is_in(EMPTY)) && !said.text.contains(['`', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_empty(text: &str) -> bool {
        is_empty_phrase(&Said::alone(text))
    }

    #[test]
    fn phrases_that_fit_every_incident_are_empty() {
        for text in [
            "Bug",
            "A software bug",
            "Network issues",
            "unknown",
            "The root cause is unknown.",
            "Misconfiguration",
            "A bug in the code of the application",
            "It was caused by a configuration error",
            "Under investigation",
        ] {
            assert!(is_empty(text), "{text}");
        }
    }

    #[test]
    fn four_words_with_a_name_among_them_explain_something() {
        let names = |text: &str| names_what_and_where(&Said::alone(text));
        for text in
            ["Connection leak in Hikari", "Autoscaler ignores spot/preemptible hosts", "The pool's max_size is 10"]
        {
            assert_eq!(names(text), text.split(' ').count() == 4, "{text}");
        }
        for text in ["Leak in Hikari", "Pool was too small", "Memory leak in worker"] {
            assert!(!names(text), "{text}");
        }
    }

    #[test]
    fn whatever_names_something_is_not() {
        for text in [
            "A bug in the retry loop",
            "The database ran out of connections",
            "Unknown: the logs of that hour are lost",
            "An error in `pool.toml`",
            "A configuration error in the load balancer",
        ] {
            assert!(!is_empty(text), "{text}");
        }
    }
}
