//! Digits that no clock and no calendar show.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "impossible-clock",
    family: Family::Clock,
    levels: Levels::always('E'),
    summary: "a time or day that does not exist",
    why: "`13:55 PM`, `25:10`, February 30, a letter O for a zero: the author meant something, and each reader guesses \
          something else. Nothing can be computed from it, and nobody remembers the true time a month later.",
    help: "write the time that was meant, as in `2023-08-10 15:30`",
    check: Check::Structure(Defect::ImpossibleClock),
};
