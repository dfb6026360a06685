//! A summary that is too short to say it, or too long to be one.

use crate::check::content::has_no_spaces;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "summary-length",
    family: Family::Language,
    levels: Levels::of('-', 'N', 'W'),
    summary: "a summary of fewer than 20 or more than 120 words",
    why: "The summary is what most readers read, and all that some do. Impact, cause and end need about twenty words; what \
          is longer than a hundred and twenty is read as little as the rest. Languages without spaces between words are \
          not counted.",
    help: "say in two to four sentences what users met with, how long, why, and how it ended",
    check: Check::Record(check),
};

const FEWEST: usize = 20;
const MOST: usize = 120;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(summary) = subject.record.summary.as_deref().filter(|summary| !has_no_spaces(summary)) else { return };
    let words = summary.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let unit = if words == 1 { "word" } else { "words" };
    if words < FEWEST {
        found.add(Saying::new("summary", format!("the summary has {words} {unit}, and needs at least {FEWEST}")));
    } else if words > MOST {
        let saying = Saying::new("summary", format!("the summary has {words} words, and should have at most {MOST}"));
        found.add(saying.help("move what is not impact, cause or end into the timeline and the causes"));
    }
}
