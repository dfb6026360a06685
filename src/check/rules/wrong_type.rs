//! A value of another shape than its field has.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "wrong-type",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "a list, mapping, number or text where the field takes something else",
    why: "A list where a text belongs, or a number in words, would be lost or guessed at in every document and figure \
          that is made of the record. The value is refused, everything beside it is read and checked all the same.",
    help: "write the value in the form that the field takes; `hotwash schema record` describes every field",
    check: Check::Structure(Defect::WrongType),
};
