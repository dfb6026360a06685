//! A zone that is not in the IANA database.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "unknown-time-zone",
    family: Family::Clock,
    levels: Levels::always('E'),
    summary: "`time_zone` is not an IANA name",
    why: "A misspelt zone, or an office's own name for one, cannot be looked up, and then no local time of the record \
          can be placed. An IANA name says what every clock in that place showed on that day.",
    help: "write an IANA name, as in `UTC`, `Europe/London` or `America/New_York`",
    check: Check::Structure(Defect::UnknownTimeZone),
};
