//! One contributing factor alone.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "single-factor",
    family: Family::Causes,
    levels: Levels::of('-', 'N', 'N'),
    summary: "only one contributing factor",
    why: "Systems that people keep running have many defences, and one flaw rarely gets past all of them. Richard Cook \
          holds that it takes a combination of contributing factors, each of them harmless alone. The one that is \
          missing is often why nothing noticed earlier, or why it could spread.",
    help: "ask what let it through: what made it likely, what hid it, what made it spread or last",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let field = FieldPath::from("contributing_factors");
    if subject.record.contributing_factors.len() == 1 && !subject.is_refused_in(&field) {
        found.add(Saying::new(field, "only one contributing factor"));
    }
}
