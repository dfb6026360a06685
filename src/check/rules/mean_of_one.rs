//! A mean over one incident.

use crate::check::lists::List;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::spoken::durations;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word, phrase_at, text_of};
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "mean-of-one",
    family: Family::Numbers,
    levels: Levels::always('W'),
    summary: "a mean time, such as MTTR, of one incident",
    why: "MTTR and its like are means over many incidents. One incident has a time to recover, and calling it a mean \
          makes it look like a trend. Means over several incidents, and targets, are left alone.",
    help: "write `time to recover`, or leave it out: it is derived from the milestones",
    check: Check::Record(check),
};

/// Without one of these it has nothing to say.
static CUES: LazyCues =
    LazyCues::new(|| Cues::of(&[&["mtta", "mttd", "mtti", "mttm", "mttr", "mttrs", "mttrd", "mean"]]));

fn check(subject: &Subject<'_>, found: &mut Found) {
    for said in subject.said_with(&CUES, |said| !matches!(said.role, Role::Action | Role::Appendix)) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            if let Some(part) = mean(said.text, words).filter(|part| reported.is_new(part)) {
                let message = format!("{} is a mean, and this is one incident", shown(part));
                found.add(Saying::new(said.path(), message).part(part));
            }
        }
    }
}

/// What tells that several incidents, or a wish, are spoken of.
const SEVERAL: &List = &List::of(&[
    "across",
    "annual",
    "average",
    "averaged",
    "goal",
    "improve",
    "incidents",
    "last",
    "month",
    "monthly",
    "months",
    "objective",
    "our",
    "outages",
    "over",
    "previous",
    "quarter",
    "quarterly",
    "reduce",
    "slo",
    "target",
    "typical",
    "typically",
    "usual",
    "usually",
    "year",
    "years",
]);

/// The mean that a sentence gives a duration to.
fn mean<'a>(text: &'a str, words: &[Word<'a>]) -> Option<&'a str> {
    if words.iter().any(|word| word.is_in(SEVERAL)) {
        return None;
    }
    let (at, length) = (0..words.len()).find_map(|at| Some((at, mean_at(words, at)?)))?;
    let near = |first: usize| first >= at + length && first <= at + length + 4;
    durations(words).iter().any(|stated| near(stated.first)).then(|| text_of(text, &words[at..at + length]))
}

fn mean_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    if words[at].is_one_of(&["mtta", "mttd", "mtti", "mttm", "mttr", "mttrs", "mttrd"]) {
        return Some(1);
    }
    (phrase_at(words, at, &["mean", "time", "to"]) && at + 3 < words.len()).then_some(4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn found(text: &str) -> Option<&str> {
        let found = sentences(text).first().and_then(|words| mean(text, words));
        // The quick look lets through what the close one finds.
        assert!(found.is_none() || CUES.may_be_in(text), "{text}");
        found
    }

    #[test]
    fn means_of_one_are_seen() {
        assert_eq!(found("MTTR: 22 minutes"), Some("MTTR"));
        assert_eq!(found("The MTTD was 5 min."), Some("MTTD"));
        assert_eq!(found("Mean time to recover: 1h 20m"), Some("Mean time to recover"));
    }

    #[test]
    fn means_of_many_and_targets_are_not() {
        for text in [
            "Our MTTR over the last quarter is 22 minutes",
            "The target for MTTR is 30 minutes",
            "Average MTTR: 22 minutes",
            "MTTR is computed from the milestones",
            "Time to recover: 22 minutes",
            "Mean response time was 300 ms",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
