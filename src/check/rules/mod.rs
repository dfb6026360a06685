//! The catalogue: every rule, sorted by id.

mod duplicate_id;
mod duplicate_key;
mod id_unlike_file_name;
mod schema_too_new;
mod syntax;
mod unknown_field;
mod unknown_service;
mod unknown_severity;
mod unknown_value;
mod wrong_type;

use super::rule::Rule;

/// Every rule, sorted by id. A rule that is not listed here does not exist; a test holds that
/// every file is listed.
pub static CATALOGUE: &[&Rule] = &[
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &id_unlike_file_name::RULE,
    &schema_too_new::RULE,
    &syntax::RULE,
    &unknown_field::RULE,
    &unknown_service::RULE,
    &unknown_severity::RULE,
    &unknown_value::RULE,
    &wrong_type::RULE,
];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    CATALOGUE.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|place| CATALOGUE[place])
}
