//! A record outside the number of words that the archive has agreed on.

use crate::check::budget::{Budget, Verdict, count};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{Postmortem, Role};

pub static RULE: Rule = Rule {
    id: "document-length",
    family: Family::Language,
    levels: Levels::of('-', 'N', 'N'),
    summary: "a record outside the configured number of words",
    why: "A postmortem that is short enough is read, and one that is long enough explains: the exercise that many have \
          learnt it by asks for 400 to 600 words. How much is right depends on the readers, so the rule is silent \
          until `minimum`, `maximum` or both are set for it under `rules` in the configuration. All texts count but \
          the appendix; a record with a text whose language has no spaces between words is not counted.",
    help: "say what happened, why, and what follows from it, as fully as a reader who was not there needs it",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let budget = Budget::of(RULE.id, Budget { fewest: None, most: None }, subject.config);
    if budget.fewest.or(budget.most).is_none() {
        return;
    }
    let Some(words) = words(subject.record) else { return };
    match budget.verdict(words) {
        None => {}
        Some(Verdict::TooFew(told)) => found.add(Saying::new(FieldPath::root(), format!("the record {told}"))),
        Some(Verdict::TooMany(told)) => {
            let saying = Saying::new(FieldPath::root(), format!("the record {told}"));
            found.add(saying.help("move logs and details into the appendix, or link them as evidence"));
        }
    }
}

fn words(record: &Postmortem) -> Option<u64> {
    record.texts().iter().filter(|text| text.role != Role::Appendix).map(|text| count(text.text)).sum()
}
