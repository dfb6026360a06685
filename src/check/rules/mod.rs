//! The catalogue: every rule, sorted by id.

mod unknown_field;

use super::rule::Rule;

/// Every rule, sorted by id. A rule that is not listed here does not exist; a test holds that
/// every file is listed.
pub static CATALOGUE: &[&Rule] = &[&unknown_field::RULE];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    CATALOGUE.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|place| CATALOGUE[place])
}
