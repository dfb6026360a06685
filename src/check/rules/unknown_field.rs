//! A key that no record has.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "unknown-field",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "a key that the record does not have",
    why: "A misspelt key is silently lost by tools that ignore what they do not know: a postmortem whose \
          `milestnes` nobody reads looks complete and is not.",
    help: "correct the key, or put your own keys under `custom`",
    check: Check::Structure(Defect::UnknownField),
};
