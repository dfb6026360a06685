//! A name that is kept private.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::config::PrivateWord;
use crate::finding::shown;
use crate::record::Postmortem;

pub static RULE: Rule = Rule {
    id: "customer-name",
    family: Family::Privacy,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a name of the configuration's private list",
    why: "A customer's name beside a failure is theirs to tell, and a record is read by more people than was thought when \
          it was written. Looked for, anywhere in the file, are the `names` under `private` in the configuration: as \
          words, in any case, in ids too. The names of the people that the record itself lists are left alone: they belong to it. \
          A public site withholds all of them.",
    help: "say what it is instead: `a large retailer`, `the on-call engineer`",
    check: Check::Record(check),
};

/// As many as are told of one record.
const MOST: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let private = &subject.config.private;
    if private.names.is_empty() {
        return;
    }
    let mut all = private.all_in(subject.text);
    all.retain(|word| !word.is_host);
    if all.is_empty() {
        return;
    }
    let people = people(subject.record);
    let mut end = 0;
    all.retain(|word| {
        let is_new = word.bytes.start >= end && !people.contains(&word.word.to_lowercase());
        end = if is_new { word.bytes.end } else { end };
        is_new
    });
    for PrivateWord { bytes, .. } in all.into_iter().take(MOST) {
        let written = subject.text[bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("{} is a name that is kept private", shown(&written));
        found.add(Saying::in_file(bytes, message));
    }
}

/// The names of those who took part, whole and in parts.
fn people(record: &Postmortem) -> Vec<String> {
    let who = record.owner.iter().chain(&record.authors);
    let who = who.chain(record.reviewers.iter().filter_map(|review| review.who.as_ref()));
    let who = who.chain(record.participants.iter().filter_map(|one| one.who.as_ref()));
    let who = who.chain(record.action_items.iter().filter_map(|action| action.owner.as_ref()));
    // "Ann Lee (database team)" says more than the name.
    let whole = who.map(|who| who.split(['(', ',', '<', '/']).next().unwrap_or_default().trim());
    whole.chain(crate::check::names::names(record)).map(str::to_lowercase).collect()
}
