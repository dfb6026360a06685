//! A summary that does not say how bad it was.

use crate::check::extent::{tells_extent, tells_length};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{Kind, Role};

pub static RULE: Rule = Rule {
    id: "summary-without-impact",
    family: Family::Completeness,
    levels: Levels::of('-', 'W', 'W'),
    summary: "a summary that gives no number, no duration and no extent",
    why: "Many people read the summary and nothing else, and ask first how bad it was. PagerDuty's template asks for \
          exact numbers where the impact is told, and its example of an overview gives a length and a share. How many, \
          how long, or that it was all or nobody: one of them is enough for this rule.",
    help: "say how many were affected, or what share, and for how long",
    check: Check::Record(check),
};

/// Shorter ones lack more than a number.
const FEWEST_WORDS: usize = 5;

fn check(subject: &Subject<'_>, found: &mut Found) {
    // What did no harm has no impact to tell.
    if matches!(subject.record.kind, Some(Kind::NearMiss | Kind::Exercise)) {
        return;
    }
    let Some(summary) = subject.said().iter().find(|said| said.role == Role::Story && said.spot.is("summary")) else {
        return;
    };
    let is_short = summary.words().len() < FEWEST_WORDS;
    if !is_short && !summary.sentences().any(|words| tells_extent(words) || tells_length(words)) {
        found.add(Saying::new(summary.path(), "the summary does not say how many were affected, or for how long"));
    }
}
