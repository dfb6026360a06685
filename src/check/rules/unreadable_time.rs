//! A text that is no time, where a time belongs.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "unreadable-time",
    family: Family::Clock,
    levels: Levels::always('E'),
    summary: "a text that is not in any form of time that a record has",
    why: "A record has one spelling for a moment, so that nobody has to guess whether 10/08 is in August or in \
          October. The commands that ask people take what people type, and write this form.",
    help: "write `2023-08-10 15:30` (local to `time_zone`), `2023-08-10T15:30:00Z` or `2023-08-10T15:30:00+02:00`",
    check: Check::Structure(Defect::UnreadableTime),
};
