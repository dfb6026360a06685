//! The catalogue: every rule, sorted by id.

mod action_done_without_date;
mod action_due_before_incident;
mod action_without_due_date;
mod action_without_owner;
mod blame_word;
mod duplicate_id;
mod duplicate_key;
mod duration_mismatch;
mod factor_without_action;
mod human_error_as_cause;
mod id_unlike_file_name;
mod percentage_over_100;
mod schema_too_new;
mod syntax;
mod unknown_address;
mod unknown_field;
mod unknown_service;
mod unknown_severity;
mod unknown_value;
mod vague_action;
mod wrong_type;

use super::rule::Rule;

/// Every rule, sorted by id. A rule that is not listed here does not exist; a test holds that
/// every file is listed.
pub static CATALOGUE: &[&Rule] = &[
    &action_done_without_date::RULE,
    &action_due_before_incident::RULE,
    &action_without_due_date::RULE,
    &action_without_owner::RULE,
    &blame_word::RULE,
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &duration_mismatch::RULE,
    &factor_without_action::RULE,
    &human_error_as_cause::RULE,
    &id_unlike_file_name::RULE,
    &percentage_over_100::RULE,
    &schema_too_new::RULE,
    &syntax::RULE,
    &unknown_address::RULE,
    &unknown_field::RULE,
    &unknown_service::RULE,
    &unknown_severity::RULE,
    &unknown_value::RULE,
    &vague_action::RULE,
    &wrong_type::RULE,
];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    CATALOGUE.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|place| CATALOGUE[place])
}
