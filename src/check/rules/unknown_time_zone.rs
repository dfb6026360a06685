//! A zone that is not in the IANA database.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "unknown-time-zone",
    family: Family::Clock,
    levels: Levels::always('E'),
    summary: "`time_zone` is not an IANA name",
    why: "Abbreviations name several zones (CST is Chicago, Shanghai and Havana) and say nothing of summer time. An \
          IANA name says what every clock in that place showed on that day.",
    help: "write an IANA name, as in `UTC`, `Europe/London` or `America/New_York`",
    check: Check::Structure(Defect::UnknownTimeZone),
};
