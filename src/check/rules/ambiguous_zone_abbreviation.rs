//! An abbreviation where a zone belongs.

use crate::check::rule::{Check, Family, Levels, Rule};
use crate::finding::Defect;

pub static RULE: Rule = Rule {
    id: "ambiguous-zone-abbreviation",
    family: Family::Clock,
    levels: Levels::always('E'),
    summary: "an abbreviation where a zone belongs: CST, IST, BST, PST …",
    why: "CST is Chicago, Shanghai and Havana, IST is India, Ireland and Israel, and most people write the winter's \
          abbreviation in summer too. An IANA name, or an offset from UTC, can be read in one way only.",
    help: "write the zone's IANA name in `time_zone`, and offsets from UTC behind times",
    check: Check::Structure(Defect::AmbiguousZoneAbbreviation),
};
