//! A time in the wrong year, as people write it in January.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "year-slip",
    family: Family::Order,
    levels: Levels::always('E'),
    summary: "a time about a year away from everything around it",
    why: "Years are typed from habit, most often wrongly in January. One wrong year makes every duration that is \
          computed from it a year longer, and readers take the incident for an old one.",
    help: "write the year that was meant",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for slip in &subject.chronology().slips {
        let message = format!("`{}` is about a year away from the other times", slip.time);
        let meant = slip.meant.to_string();
        found.add(Saying::new(slip.field.clone(), message).help(format!("did you mean `{meant}`?")).instead(meant));
    }
}
