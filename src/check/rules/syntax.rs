//! A text that is not YAML, or uses a part of YAML that a record does not need.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "syntax",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "a file that cannot be read as a record's YAML",
    why: "What cannot be read cannot be checked, rendered or found. Anchors, aliases, tags and further documents are \
          valid YAML, but a record that uses them means different things to different readers, and can grow without \
          bound when it is read: a record does without them.",
    help: "correct the text at this place; a text with special characters belongs in quotes or after `|`",
    check: Check::Structure(Defect::Syntax),
};
