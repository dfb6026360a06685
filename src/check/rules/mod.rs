//! The catalogue: every rule, sorted by id.

mod action_done_without_date;
mod action_due_before_incident;
mod action_without_due_date;
mod action_without_owner;
mod blame_word;
mod broken_why_chain;
mod cause_repeats_trigger;
mod counterfactual_about_person;
mod duplicate_id;
mod duplicate_key;
mod duration_mismatch;
mod email_address;
mod end_before_start;
mod evasive_quantity;
mod event_outside_incident;
mod factor_without_action;
mod first_person_singular;
mod future_time;
mod got_lucky_without_action;
mod hindsight_word;
mod human_error_as_cause;
mod id_unlike_file_name;
mod impossible_clock;
mod mean_of_one;
mod milestone_disagrees_with_event;
mod missing_field;
mod missing_fix_as_cause;
mod numbers_disagree;
mod percentage_over_100;
mod person_in_title;
mod placeholder_text;
mod public_ip_address;
mod repeated_local_time;
mod schema_too_new;
mod secret;
mod severity_contradicts_impact;
mod single_factor;
mod skipped_local_time;
mod started_not_first;
mod summary_length;
mod syntax;
mod time_zone_missing;
mod timeline_out_of_order;
mod unknown_address;
mod unknown_field;
mod unknown_service;
mod unknown_severity;
mod unknown_time_zone;
mod unknown_value;
mod unreadable_time;
mod vague_action;
mod vague_cause;
mod waiver_without_reason;
mod went_poorly_without_action;
mod wrong_type;
mod year_slip;

use super::rule::Rule;

/// Every rule, sorted by id. A rule that is not listed here does not exist; a test holds that
/// every file is listed.
pub static CATALOGUE: &[&Rule] = &[
    &action_done_without_date::RULE,
    &action_due_before_incident::RULE,
    &action_without_due_date::RULE,
    &action_without_owner::RULE,
    &blame_word::RULE,
    &broken_why_chain::RULE,
    &cause_repeats_trigger::RULE,
    &counterfactual_about_person::RULE,
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &duration_mismatch::RULE,
    &email_address::RULE,
    &end_before_start::RULE,
    &evasive_quantity::RULE,
    &event_outside_incident::RULE,
    &factor_without_action::RULE,
    &first_person_singular::RULE,
    &future_time::RULE,
    &got_lucky_without_action::RULE,
    &hindsight_word::RULE,
    &human_error_as_cause::RULE,
    &id_unlike_file_name::RULE,
    &impossible_clock::RULE,
    &mean_of_one::RULE,
    &milestone_disagrees_with_event::RULE,
    &missing_field::RULE,
    &missing_fix_as_cause::RULE,
    &numbers_disagree::RULE,
    &percentage_over_100::RULE,
    &person_in_title::RULE,
    &placeholder_text::RULE,
    &public_ip_address::RULE,
    &repeated_local_time::RULE,
    &schema_too_new::RULE,
    &secret::RULE,
    &severity_contradicts_impact::RULE,
    &single_factor::RULE,
    &skipped_local_time::RULE,
    &started_not_first::RULE,
    &summary_length::RULE,
    &syntax::RULE,
    &time_zone_missing::RULE,
    &timeline_out_of_order::RULE,
    &unknown_address::RULE,
    &unknown_field::RULE,
    &unknown_service::RULE,
    &unknown_severity::RULE,
    &unknown_time_zone::RULE,
    &unknown_value::RULE,
    &unreadable_time::RULE,
    &vague_action::RULE,
    &vague_cause::RULE,
    &waiver_without_reason::RULE,
    &went_poorly_without_action::RULE,
    &wrong_type::RULE,
    &year_slip::RULE,
];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    CATALOGUE.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|place| CATALOGUE[place])
}
