//! Who is meant: whether a word denotes people where it stands, and whether they are who did it. Programs
//! are called managers and operators too, and "the script of the engineer" is a script.

use super::lists::List;
use super::vocabulary::Cues;
use super::words::Word;

/// Roles, and words that stand for people.
pub const PERSONS: &List = &List::of(&[
    "admin",
    "administrator",
    "analyst",
    "author",
    "colleague",
    "contractor",
    "coworker",
    "dba",
    "developer",
    "employee",
    "engineer",
    "he",
    "i",
    "intern",
    "manager",
    "oncall",
    "operator",
    "people",
    "person",
    "programmer",
    "responder",
    "reviewer",
    "she",
    "somebody",
    "someone",
    "staff",
    "sysadmin",
    "team",
    "technician",
    "tester",
    "they",
    "we",
    "who",
]);

/// Words without one of which nobody is the subject of anything, unless by name.
pub fn person_cues() -> Cues {
    let several: Vec<String> = PERSONS.words().iter().map(|one| format!("{one}s")).collect();
    let several: Vec<&str> = several.iter().map(String::as_str).collect();
    Cues::of(&[PERSONS.words(), &several, &["call"]])
}

/// What people are called, and programs as well.
const SHARED: &[&str] = &["admin", "manager", "operator", "responder", "tester"];

/// Before one of those, these leave it a person: "the manager", "when operators", "the duty manager".
/// Behind any other word it is a program: a package manager, a Kubernetes operator.
const BEFORE_PEOPLE: &List = &List::of(&[
    "a",
    "account",
    "after",
    "all",
    "an",
    "and",
    "another",
    "any",
    "as",
    "because",
    "before",
    "but",
    "by",
    "call",
    "communications",
    "crisis",
    "database",
    "db",
    "delivery",
    "department",
    "duty",
    "each",
    "engineering",
    "escalation",
    "every",
    "first",
    "for",
    "from",
    "general",
    "his",
    "her",
    "human",
    "if",
    "incident",
    "it",
    "junior",
    "line",
    "manual",
    "network",
    "new",
    "night",
    "no",
    "of",
    "one",
    "or",
    "other",
    "our",
    "penetration",
    "problem",
    "product",
    "project",
    "qa",
    "release",
    "senior",
    "shift",
    "site",
    "some",
    "store",
    "support",
    "system",
    "systems",
    "team",
    "that",
    "the",
    "their",
    "this",
    "to",
    "two",
    "when",
    "where",
    "which",
    "while",
    "who",
    "with",
]);

/// Whether the word at `at` denotes somebody.
pub fn is_person(words: &[Word<'_>], at: usize) -> bool {
    words[at].is_person() && !is_program(words, at)
}

fn is_program(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let Some(before) = at.checked_sub(1).map(|before| &words[before]).filter(|_| !word.begins_clause()) else {
        return false;
    };
    if word.is("teams") {
        return before.is_one_of(&["microsoft", "ms"]);
    }
    let is_shared = word.is_one_of(SHARED) || word.lower().strip_suffix('s').is_some_and(|one| SHARED.contains(&one));
    is_shared && !before.is_in(BEFORE_PEOPLE)
}

/// What may stand between an article and a person, any number of times; of other words, one may.
const ROLE: &List = &List::of(&["call", "duty", "junior", "new", "on", "other", "senior", "whole"]);
const ARTICLES: &List =
    &List::of(&["a", "an", "another", "any", "her", "his", "my", "our", "the", "their", "this", "that"]);

/// Whether the person at `at` says more of the thing before: "the script of the engineer", "written by
/// the payments team". "One of the engineers" and "somebody in the team" are people.
pub fn belongs_to_thing(words: &[Word<'_>], at: usize) -> bool {
    const LINKS: &List = &List::of(&["at", "behind", "by", "for", "from", "in", "of", "on", "to", "with"]);
    const SOME: &List = &List::of(&[
        "all", "any", "both", "each", "half", "lead", "member", "members", "most", "neither", "none", "one", "rest",
        "some", "three", "two",
    ]);
    let (mut place, mut others, mut has_article) = (at, 0, false);
    while place > 0 && !words[place].begins_clause() {
        place -= 1;
        let word = &words[place];
        let is_on_call = word.is("on") && words[place + 1].is_one_of(&["call", "duty"]);
        if word.is_in(LINKS) && !is_on_call {
            // "In the review the engineer", "On Monday engineers": such a link opens the sentence.
            return place > 0 && !word.begins_clause() && !is_person(words, place - 1) && !words[place - 1].is_in(SOME);
        }
        // Before the article, only a link can go on about the same person.
        if has_article {
            return false;
        }
        has_article = word.is_in(ARTICLES);
        others += usize::from(!has_article && !word.is_in(ROLE));
        if others > 1 {
            return false;
        }
    }
    false
}

/// How many words from `at` on name a person, as after "by": "the on-call engineer", "one of our
/// developers".
pub fn person_after(words: &[Word<'_>], at: usize) -> Option<usize> {
    const LEADING: &[&str] = &["member", "of", "one", "some", "somebody", "someone"];
    let mut others = 0;
    for (length, word) in words.iter().skip(at).take(6).enumerate() {
        if length > 0 && word.begins_clause() {
            return None;
        }
        if is_person(words, at + length) {
            return Some(length + 1);
        }
        // "Of a host the team runs": past a noun, it is somebody else's.
        if others > 0 {
            return None;
        }
        others += usize::from(!word.is_one_of(LEADING) && !word.is_in(ARTICLES) && !word.is_in(ROLE));
    }
    None
}

/// Whether somebody, not something, is the subject of the verb at `verb`: within its clause, a few
/// words before it. Only by words for people: "Jenkins failed" is written like "Julia failed".
pub fn has_person_subject(words: &[Word<'_>], verb: usize) -> bool {
    for place in (verb.saturating_sub(4)..verb).rev() {
        let word = &words[place];
        if is_person(words, place) || is_on_call(words, place) {
            return !belongs_to_thing(words, place);
        }
        // "The runner that the engineer wrote failed": past another noun, it is not the subject.
        if words[place + 1].begins_clause() || !word.is_in(BETWEEN) {
            return is_told_by_who(words, verb);
        }
    }
    false
}

/// "The engineer who wrote the parser forgot it": what stands between tells who it was.
fn is_told_by_who(words: &[Word<'_>], verb: usize) -> bool {
    const OTHERS: &List = &List::of(&[
        "after", "and", "because", "before", "he", "if", "it", "she", "that", "they", "we", "when", "which", "while",
    ]);
    let near = words[verb.saturating_sub(6)..verb].iter().rposition(|word| word.is("who"));
    let Some(who) = near.map(|near| verb.saturating_sub(6) + near) else { return false };
    let own = words[who..=verb].iter().all(|word| !word.begins_clause() && !word.is_in(OTHERS));
    own && who > 0 && is_person(words, who - 1) && !belongs_to_thing(words, who - 1)
}

/// The same for verbs that only people are said to do, where a name directly before will do too.
pub fn has_person_or_name_as_subject(words: &[Word<'_>], verb: usize) -> bool {
    let name = verb.checked_sub(1).map(|before| &words[before]);
    has_person_subject(words, verb)
        || name.is_some_and(|name| name.is_capitalised() && !name.is_one_of(NOT_NAMES) && !words[verb].begins_clause())
}

fn is_on_call(words: &[Word<'_>], place: usize) -> bool {
    place > 0 && words[place].is("call") && words[place - 1].is("on")
}

/// What may stand between a subject and its verb.
const BETWEEN: &List = &List::of(&[
    "also",
    "apparently",
    "clearly",
    "had",
    "has",
    "have",
    "just",
    "member",
    "members",
    "on",
    "duty",
    "obviously",
    "probably",
    "simply",
    "then",
    "was",
    "were",
    "is",
    "are",
    "again",
    "both",
    "all",
]);

/// Capitalised at the beginning of a sentence, and nobody's name.
const NOT_NAMES: &[&str] = &["the", "this", "that", "these", "those", "and", "but", "then", "which", "what", "when"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn is_subject(text: &str, verb: &str) -> bool {
        let sentence = sentences(text).first().map(<[_]>::to_vec).unwrap_or_default();
        let at = sentence.iter().position(|word| word.is(verb)).unwrap_or_default();
        let is_subject = has_person_subject(&sentence, at);
        assert!(!is_subject || person_cues().may_be_in(text), "the quick look lets through: {text}");
        is_subject
    }

    #[test]
    fn people_are_subjects() {
        for text in [
            "The duty manager forgot it",
            "When operators forgot it, nothing told them",
            "An operator forgot it",
            "None of the engineers forgot it",
            "A member of the payments team forgot it",
            "The engineer on the database team forgot it",
            "By then the engineer forgot it",
            "In the review the team forgot it",
            "The team lead and the on-call engineer forgot it",
            "The engineer who wrote the parser forgot it",
            "The operator who was on duty forgot it",
        ] {
            assert!(is_subject(text, "forgot"), "{text}");
        }
    }

    #[test]
    fn programs_and_the_things_of_people_are_not() {
        for text in [
            "The package manager forgot it",
            "The queue-manager forgot it",
            "The Redis operator forgot it",
            "The OCSP responder forgot it",
            "The load tester forgot it",
            "Microsoft Teams forgot it",
            "The script of the engineer forgot it",
            "The cache written by our payments team forgot it",
            "The alert for the on-call engineer forgot it",
            "The dashboard that was made for the team forgot it",
            "The engineer who ran the job when it forgot it",
        ] {
            assert!(!is_subject(text, "forgot"), "{text}");
        }
    }

    #[test]
    fn people_are_told_from_systems() {
        let subject = |text: &str, verb: &str| {
            let sentence = sentences(text).first().map(<[_]>::to_vec).unwrap_or_default();
            let at = sentence.iter().position(|word| word.is(verb)).unwrap_or_default();
            has_person_subject(&sentence, at)
        };
        assert!(subject("The on-call engineer had simply forgotten it", "forgotten"));
        assert!(subject("The on-call forgot it", "forgot"));
        assert!(!subject("The script failed to stop", "failed"));
        assert!(!subject("The engineer's script failed to stop", "failed"));
        assert!(!subject("When the engineer looked, pods failed", "failed"));
        assert!(!subject("Jenkins failed to start", "failed"));
    }
}
