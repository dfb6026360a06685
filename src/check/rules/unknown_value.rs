//! A word that is none of those a field takes.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "unknown-value",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "a word that is none of those the field takes",
    why: "Status, kinds and relations are counted and acted upon, so each has a fixed set of words. One word more, or \
          one letter less, and an action is missing from the list of open ones, or a record from the archive.",
    help: "write one of the words that the field takes; `hotwash schema record` lists them",
    check: Check::Structure(Defect::UnknownValue),
};
