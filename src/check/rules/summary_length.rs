//! A summary that is too short to say it, or too long to be one.

use crate::check::budget::{Budget, Verdict, count};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "summary-length",
    family: Family::Language,
    levels: Levels::of('-', 'N', 'W'),
    summary: "a summary of fewer than 20 or more than 120 words",
    why: "The summary is what most readers read, and all that some do. Impact, cause and end need about twenty words; what \
          is longer than a hundred and twenty is read as little as the rest. Other bounds are set with `minimum` and \
          `maximum` under `rules` in the configuration. Languages without spaces between words are not counted.",
    help: "say in two to four sentences what users met with, how long, why, and how it ended",
    check: Check::Record(check),
};

const USUAL: Budget = Budget { fewest: Some(20), most: Some(120) };

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(words) = subject.record.summary.as_deref().and_then(count) else { return };
    match Budget::of(RULE.id, USUAL, subject.config).verdict(words) {
        None => {}
        Some(Verdict::TooFew(told)) => found.add(Saying::new("summary", format!("the summary {told}"))),
        Some(Verdict::TooMany(told)) => {
            let saying = Saying::new("summary", format!("the summary {told}"));
            found.add(saying.help("move what is not impact, cause or end into the timeline and the causes"));
        }
    }
}
