//! A record that was published without anybody's approval.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::Verdict;

pub static RULE: Rule = Rule {
    id: "unreviewed-publication",
    family: Family::Completeness,
    levels: Levels::of('-', '-', 'W'),
    summary: "a published record that no reviewer approved",
    why: "Without a review, the causes and actions are one person's view of them. The Google SRE book wants no \
          postmortem left unreviewed: one that nobody reviewed might as well not exist.",
    help: "add who read it to `reviewers`, with the verdict `approved`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let reviewers = &subject.record.reviewers;
    let field = FieldPath::from("reviewers");
    // What could not be read may be the approval.
    if subject.is_refused(&field) || reviewers.iter().any(|review| review.verdict == Some(Verdict::Approved)) {
        return;
    }
    let message = match reviewers.len() {
        0 => "nobody has reviewed this record".to_owned(),
        1 => "the reviewer has not approved this record".to_owned(),
        more => format!("none of {more} reviewers has approved this record"),
    };
    found.add(Saying::new(field, message));
}
