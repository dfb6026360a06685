//! An `allow` whose last day is over.

use crate::check::levels::holds;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, shown};

pub static RULE: Rule = Rule {
    id: "expired-allow",
    family: Family::Records,
    levels: Levels::always('W'),
    summary: "an `allow` whose last day is over",
    why: "An exception with an end is a promise to look again on that day. From then on the rule speaks as if the entry \
          were not there, and whoever reads the finding has to know why it came now.",
    help: "mend what the rule finds and take the entry away, or give it a new `until` with the reason of today",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let today = subject.today();
    for (place, allow) in subject.record.allow.iter().enumerate().filter(|(_, allow)| !holds(allow, today)) {
        let (Some(rule), Some(until)) = (allow.rule.as_deref(), allow.until) else { continue };
        let field = FieldPath::from("allow").at(place).at("until");
        found.add(Saying::new(field, format!("{} was allowed until `{until}` only", shown(rule))));
    }
}
