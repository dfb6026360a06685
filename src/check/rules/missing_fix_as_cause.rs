//! A cause that is the lack of its remedy.

use crate::check::lists::List;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Word, text_of};
use crate::finding::shown;

pub static RULE: Rule = Rule {
    id: "missing-fix-as-cause",
    family: Family::Causes,
    levels: Levels::of('-', 'N', 'N'),
    summary: "a cause that only names the remedy that was not there: \"lack of monitoring\"",
    why: "A lack of monitoring is an action item that looks like a cause. It rules out every other remedy, and does not \
          say what went unseen. The condition behind it does: that the queue may grow for a day before anybody can \
          notice. A sentence that says what lacks what, and what for, is left alone.",
    help: "name the condition that the remedy would have met: what grew, broke or changed unseen",
    check: Check::Record(check),
};

/// Without one of these it has nothing to say.
static CUES: LazyCues = LazyCues::new(|| {
    Cues::of(&[&["lack", "absence", "shortage", "inadequate", "insufficient", "lacking", "missing", "no", "poor"]])
});

/// What is not there has to be one of these.
static REMEDIES: LazyCues = LazyCues::new(|| Cues::of(&[FIXES.words()]));

fn check(subject: &Subject<'_>, found: &mut Found) {
    for said in subject.said_with(&CUES, is_claimed).filter(|said| subject.may_say_in(said, &REMEDIES)) {
        // More than a sentence may well go on with the condition.
        let Some(words) = said.sentences().next().filter(|_| said.length() == 1) else { continue };
        if let Some(part) = missing_fix(said.text, words) {
            let message = format!("{} names a remedy, not a condition", shown(part));
            found.add(Saying::new(said.path(), message).part(part));
        }
    }
}

fn is_claimed(said: &Said<'_>) -> bool {
    said.spot.is_under("root_cause") || said.spot.is_under("contributing_factors")
}

const FIXES: &List = &List::of(&[
    "alert",
    "alerting",
    "alerts",
    "automation",
    "checks",
    "communication",
    "coverage",
    "documentation",
    "monitoring",
    "observability",
    "playbook",
    "playbooks",
    "procedures",
    "process",
    "processes",
    "review",
    "reviews",
    "runbook",
    "runbooks",
    "safeguards",
    "test",
    "testing",
    "tests",
    "tooling",
    "training",
    "validation",
    "visibility",
]);

/// As much as a cause may say beyond the remedy, in words, before it may say the condition too.
const BEYOND: usize = 5;

/// The words by which a sentence begins with a remedy that is not there.
fn missing_fix<'a>(text: &'a str, words: &[Word<'a>]) -> Option<&'a str> {
    const OPENINGS: &[&str] = &["a", "an", "due", "there", "the", "to", "was", "were", "is", "are"];
    let start = words.iter().position(|word| !word.is_one_of(OPENINGS))?;
    let lack = &words[start];
    let mut at = start + 1;
    if lack.is_one_of(&["lack", "absence", "shortage"]) {
        at = words.get(at).filter(|word| word.is("of")).map(|_| at + 1)?;
    } else if !lack.is_one_of(&["inadequate", "insufficient", "lacking", "missing", "no", "poor"]) {
        return None;
    }
    let noun = (at..words.len().min(at + 4)).find(|place| words[*place].is_in(FIXES))?;
    // In "missing tests data", and in "no alert manager", the remedy is not what is missing.
    let last = words[noun..].iter().take_while(|word| word.is_in(FIXES)).count() + noun - 1;
    let after = &words[last + 1..];
    let ends = after.first().is_none_or(|next| next.begins_clause() || next.is_in(ENDS));
    (ends && after.len() <= BEYOND && !words[at..last].iter().any(Word::begins_clause))
        .then(|| text_of(text, &words[start..=last]))
}

/// What a sentence goes on with behind the remedy.
const ENDS: &List = &List::of(&[
    "about", "against", "and", "around", "at", "before", "for", "from", "in", "of", "on", "or", "over", "when",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Option<&str> {
        let found = sentences(text).first().and_then(|words| missing_fix(text, words));
        // The quick look lets through what the close one finds.
        assert!(found.is_none() || [&CUES, &REMEDIES].into_iter().all(|cues| cues.may_be_in(text)), "{text}");
        found
    }

    #[test]
    fn remedies_that_were_not_there_are_seen() {
        for (text, part) in [
            ("Lack of monitoring", "Lack of monitoring"),
            ("The lack of proper alerting on the queue", "lack of proper alerting"),
            ("Insufficient testing", "Insufficient testing"),
            ("There was no runbook for this.", "no runbook"),
            ("Missing automated regression tests", "Missing automated regression tests"),
            ("No monitoring or alerting", "No monitoring"),
            ("Due to inadequate code review", "inadequate code review"),
        ] {
            assert_eq!(found(text), Some(part), "{text}");
        }
    }

    #[test]
    fn conditions_are_not() {
        for text in [
            "The pool has no alert before it is exhausted",
            "Pool settings reach production without a load test",
            "Missing index on the orders table",
            "No alert manager was reachable from the cell",
            "Lack of disk space on the primary",
            "Insufficient capacity for the peak",
            "No monitoring on the queue, so it may grow for days before anybody can notice it",
            "Monitoring averages over all hosts",
            "Missing test data in staging",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
