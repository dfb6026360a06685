//! An `allow`, and no word on why.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, shown};

pub static RULE: Rule = Rule {
    id: "allow-without-reason",
    family: Family::Records,
    levels: Levels::always('W'),
    summary: "an `allow` that does not say why",
    why: "Whoever reads the record later sees a rule that is broken on purpose, and has to guess whether the purpose \
          still holds. A reason is what tells an exception from a nuisance that was switched off.",
    help: "say in `reason` why it is right as it is",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, allow) in subject.record.allow.iter().enumerate() {
        let Some(rule) = &allow.rule else { continue };
        let field = FieldPath::from("allow").at(place).at("reason");
        if allow.reason.is_none() && !subject.is_refused(&field) {
            found.add(Saying::new(field, format!("{} is allowed without a reason", shown(rule))));
        }
    }
}
