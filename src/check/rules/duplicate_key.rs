//! A key that stands twice in one mapping.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "duplicate-key",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "a key that stands twice in one mapping",
    why: "YAML 1.2 demands that the keys of a mapping differ, but readers disagree about what to do when they do not: \
          one takes the first value, another the last, and nobody sees that half of what was written is gone. It \
          usually comes from a merge or from copying an entry.",
    help: "keep one of the two, or join their values",
    check: Check::Structure(Defect::DuplicateKey),
};
