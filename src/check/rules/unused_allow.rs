//! An `allow` that nothing needs.

use std::collections::BTreeSet;

use crate::check::levels::{holds, level};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::rules::{find, unknown_related};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, Repair, shown};

pub static RULE: Rule = Rule {
    id: "unused-allow",
    family: Family::Records,
    levels: Levels::always('W'),
    summary: "an `allow` of a rule that finds nothing in the record",
    why: "An exception that outlives its reason hides the next case, which nobody has looked at. Rules that are off, or \
          silent at the record's status, are left alone, because they may speak later; so are those that hold records \
          against each other, because a check of one file cannot know.",
    help: "take the entry away",
    check: Check::Last(check),
};

fn check(subject: &Subject<'_>, unheard: &BTreeSet<&'static str>, found: &mut Found) {
    // What could not be read may be what the rule would have found.
    if !subject.refused.is_empty() {
        return;
    }
    let today = subject.today();
    for (place, allow) in subject.record.allow.iter().enumerate().filter(|(_, allow)| holds(allow, today)) {
        let Some(rule) = allow.rule.as_deref().and_then(find) else { continue };
        // What it would find takes the archive, which is not always known.
        if rule.id == unknown_related::RULE.id && subject.names.is_none() {
            continue;
        }
        let speaks = rule.check.is_of_record_alone() && level(rule, subject.stage, subject.config).is_some();
        if speaks && !unheard.contains(rule.id) {
            let entry = FieldPath::from("allow").at(place);
            let saying = Saying::new(entry.at("rule"), format!("{} finds nothing in this record", shown(rule.id)));
            let is_all = subject.record.allow.len() == 1;
            found.add(saying.repair(Repair::Remove(if is_all { "allow".into() } else { entry })));
        }
    }
}
