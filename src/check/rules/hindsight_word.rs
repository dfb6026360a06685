//! A word that only makes sense afterwards.

use crate::check::lists::List;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word, is_denied, phrase_at, text_of};
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "hindsight-word",
    family: Family::Language,
    levels: Levels::of('-', 'N', 'N'),
    summary: "a word of hindsight: obviously, clearly, simply, of course",
    why: "What is obvious now was one of many possibilities then. Such words make the responders look slow and the system \
          simple, and hide what made it hard; 16 of 327 public postmortems have one. Other senses are left alone: \
          \"clearly labelled\", \"just before\", \"in the course of\".",
    help: "leave the word out, or say what could be seen at that time",
    check: Check::Record(check),
};

/// Without one of these it has nothing to say.
static CUES: LazyCues =
    LazyCues::new(|| Cues::of(&[&["obviously", "needlessly", "obvious", "simply", "clearly", "just", "course"]]));

fn check(subject: &Subject<'_>, found: &mut Found) {
    for said in subject.said_with(&CUES, |said| !matches!(said.role, Role::Action | Role::Appendix)) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for part in hindsight(said.text, words) {
                if reported.is_new(part) {
                    let message = format!("{} is said from hindsight", shown(part));
                    found.add(Saying::new(said.path(), message).part(part));
                }
            }
        }
    }
}

fn hindsight<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<&'a str> {
    let found = (0..words.len()).filter_map(|at| Some((at, hindsight_at(words, at)?)));
    found.filter(|(at, _)| !is_denied(words, *at)).map(|(at, length)| text_of(text, &words[at..at + length])).collect()
}

/// How many words from `at` on speak from hindsight, if they do.
fn hindsight_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    const MODALS: &[&str] = &["could", "should", "would", "must"];
    let before = at.checked_sub(1).map(|before| &words[before]).filter(|_| !words[at].begins_clause());
    let next = words.get(at + 1).filter(|next| !next.begins_clause());
    let is_before = |list: &[&str]| before.is_some_and(|word| word.is_one_of(list));
    let is_next = |list: &[&str]| next.is_some_and(|word| word.is_one_of(list));
    match &*words[at].lower() {
        "needlessly" => Some(1),
        "obviously" => (!is_kind_of_thing(words, at)).then_some(1),
        // "Less obvious", "the obvious suspect" are as it was then; "it was obvious that" is not.
        "obvious" => (is_before(&["was", "is"]) && is_next(&["that"])).then_some(1),
        "simply" => {
            let is_other = is_next(&["connected", "put", "typed"]) || next.is_some_and(is_behaviour);
            (!is_other && !is_denied_far(words, at)).then_some(1)
        }
        "clearly" => is_judging(words, at).then_some(1),
        "just" => {
            let needed = is_next(&["need", "needed", "needs"])
                || ["have", "had", "has"].iter().any(|verb| phrase_at(words, at + 1, &[verb, "to"]))
                || phrase_at(words, at + 1, &["a", "matter"]);
            let modal = is_before(MODALS) && !is_next(&["about", "as", "before", "in", "under", "over"]);
            (needed || modal).then_some(1)
        }
        "of" => (is_next(&["course"])
            && !is_before(&["change", "correction", "matter"])
            && words.get(at + 2).is_none_or(|word| !word.is("of") && !word.is("action")))
        .then_some(2),
        _ => None,
    }
}

/// "Obviously wrong values were accepted": of values that anybody could tell, at any time.
fn is_kind_of_thing(words: &[Word<'_>], at: usize) -> bool {
    const WRONG: &[&str] = &["bogus", "broken", "impossible", "incorrect", "invalid", "malformed", "wrong"];
    let [wrong, thing, ..] = &words[at + 1..] else { return false };
    wrong.is_one_of(WRONG)
        && !wrong.begins_clause()
        && !thing.begins_clause()
        && !thing.is_one_of(&["and", "as", "because", "but", "for", "in", "on", "or", "since", "to", "when"])
}

/// "The parser simply drops them": what a program does, in the present.
fn is_behaviour(next: &Word<'_>) -> bool {
    next.lower().len() > 3 && next.ends_with("s") && !next.ends_with("ss") && !next.is_one_of(&["needs", "this"])
}

/// "Not a problem that is solved simply by more reviews": denied earlier in the same clause.
fn is_denied_far(words: &[Word<'_>], at: usize) -> bool {
    const FAR: usize = 12;
    let first = at.saturating_sub(FAR);
    let clause = (first + 1..=at).rev().find(|place| words[*place].begins_clause()).unwrap_or(first);
    words[clause..at].iter().any(|word| word.is_one_of(&["cannot", "never", "not"]) || word.ends_with("n't"))
}

/// "Clearly, it failed" and "it was clearly wrong", but not "clearly labelled" or "said so clearly".
fn is_judging(words: &[Word<'_>], at: usize) -> bool {
    const MANNER: &List = &List::of(&[
        "assigned",
        "communicated",
        "defined",
        "described",
        "distinguishable",
        "documented",
        "identifiable",
        "labeled",
        "labelled",
        "legible",
        "listed",
        "marked",
        "named",
        "outlined",
        "owned",
        "readable",
        "separated",
        "shown",
        "show",
        "showed",
        "shows",
        "stated",
        "visible",
        "written",
    ]);
    const VERBS: &List = &List::of(&["am", "are", "had", "has", "is", "should", "was", "were"]);
    // Commands of a list: "clearly state the risks".
    const COMMANDS: &List = &List::of(&[
        "communicate",
        "define",
        "describe",
        "document",
        "explain",
        "identify",
        "label",
        "list",
        "mark",
        "name",
        "outline",
        "say",
        "separate",
        "specify",
        "state",
        "write",
    ]);
    let Some(next) = words.get(at + 1) else { return at == 0 };
    if at == 0 {
        return next.begins_clause() || !next.is_in(COMMANDS);
    }
    words[at - 1].is_in(VERBS) && !next.begins_clause() && !next.is_in(MANNER)
        || (words[at].begins_clause() && next.begins_clause())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> = sentences(text).iter().flat_map(|words| hindsight(text, words)).collect();
        // The quick look lets through what the close one finds.
        assert!(found.is_empty() || CUES.may_be_in(text), "{text}");
        found
    }

    #[test]
    fn hindsight_is_seen() {
        for (text, part) in [
            ("The disk was obviously full", "obviously"),
            ("Clearly, the alert was too late", "Clearly"),
            ("The setting was clearly wrong", "clearly"),
            ("We simply had to restart it", "simply"),
            ("We just needed to restart it", "just"),
            ("It should just have been restarted", "just"),
            ("Of course the cache was cold", "Of course"),
            ("It was obvious that it would fail", "obvious"),
            ("Clearly the alert was too late", "Clearly"),
            ("The value was obviously wrong in the log", "obviously"),
            ("It simply needs a restart", "simply"),
            ("It was not the cache, it was simply full", "simply"),
        ] {
            assert_eq!(found(text), [part], "{text}");
        }
    }

    #[test]
    fn other_senses_are_not() {
        for text in [
            "Just before noon it had just restarted, with just one host, just as planned",
            "The switch is clearly labelled",
            "The page showed clearly which host was slow",
            "It was not clearly documented",
            "It was not obvious that the cache was cold",
            "The obvious suspect was the deploy",
            "In the course of the day a course of action was chosen",
            "Simply put, two clocks disagreed",
            "The queue would just about drain",
            "Run `just build`",
            "The review asks authors to:\n- clearly state the risks\n- clearly define who decides",
            "This is not a problem that goes away simply by reviewing more",
            "Restarts are a matter of course there",
            "Obviously wrong values were accepted",
            "The parser simply drops what it cannot read",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
