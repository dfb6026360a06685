//! The catalogue: every rule, sorted by id.

mod action_closed_before_incident;
mod action_declined_without_reason;
mod action_done_without_date;
mod action_due_before_incident;
mod action_due_beyond_policy;
mod action_id_missing;
mod action_not_imperative;
mod action_only_trains_people;
mod action_overdue;
mod action_without_due_date;
mod action_without_owner;
mod action_without_success_criterion;
mod allow_without_reason;
mod ambiguous_zone_abbreviation;
mod blame_word;
mod broken_why_chain;
mod cause_repeats_trigger;
mod counterfactual_about_person;
mod customer_name;
mod document_length;
mod duplicate_action;
mod duplicate_event;
mod duplicate_id;
mod duplicate_key;
mod duration_mismatch;
mod email_address;
mod end_before_start;
mod evasive_quantity;
mod event_outside_incident;
mod every_action_declined;
mod expired_allow;
mod factor_without_action;
mod first_person_singular;
mod future_time;
mod got_lucky_without_action;
mod hindsight_word;
mod human_error_as_cause;
mod id_changed;
mod id_unlike_file_name;
mod impact_unmeasured;
mod impact_windows_overlap;
mod implausible_duration;
mod impossible_clock;
mod internal_link_in_public;
mod lessons_one_sided;
mod malformed_url;
mod mean_of_one;
mod milestone_disagrees_with_event;
mod milestone_without_event;
mod milestones_out_of_order;
mod missing_asset;
mod missing_field;
mod missing_fix_as_cause;
mod month_slip;
mod numbers_disagree;
mod offset_contradicts_zone;
mod one_sided_relation;
mod overlapping_incident;
mod percentage_over_100;
mod person_in_public;
mod person_in_title;
mod placeholder_text;
mod possible_recurrence;
mod prevention_missing;
mod public_ip_address;
mod published_before_resolved;
mod published_late;
mod relation_cycle;
mod repeated_local_time;
mod schema_too_new;
mod secret;
mod severity_contradicts_impact;
mod single_factor;
mod skipped_local_time;
mod stale_render;
mod started_not_first;
mod summary_length;
mod summary_without_impact;
mod syntax;
mod team_as_owner;
mod time_zone_missing;
mod timeline_gap;
mod timeline_out_of_order;
mod timeline_starts_at_detection;
mod timeline_too_short;
mod timeline_without_evidence;
mod too_many_actions;
mod undefined_acronym;
mod unexplained_revision;
mod unknown_address;
mod unknown_field;
mod unknown_related;
mod unknown_rule;
mod unknown_service;
mod unknown_severity;
mod unknown_tag;
mod unknown_time_zone;
mod unknown_value;
mod unreadable_time;
mod unreviewed_publication;
mod unused_allow;
mod vague_action;
mod vague_cause;
mod waiver_without_reason;
mod went_poorly_without_action;
mod wrong_type;
mod yaml_surprise;
mod year_slip;
mod zone_contradicts_prose;

use super::rule::Rule;

/// Every rule, sorted by id. A rule that is not listed here does not exist; a test holds that
/// every file is listed.
pub static CATALOGUE: &[&Rule] = &[
    &action_closed_before_incident::RULE,
    &action_declined_without_reason::RULE,
    &action_done_without_date::RULE,
    &action_due_before_incident::RULE,
    &action_due_beyond_policy::RULE,
    &action_id_missing::RULE,
    &action_not_imperative::RULE,
    &action_only_trains_people::RULE,
    &action_overdue::RULE,
    &action_without_due_date::RULE,
    &action_without_owner::RULE,
    &action_without_success_criterion::RULE,
    &allow_without_reason::RULE,
    &ambiguous_zone_abbreviation::RULE,
    &blame_word::RULE,
    &broken_why_chain::RULE,
    &cause_repeats_trigger::RULE,
    &counterfactual_about_person::RULE,
    &customer_name::RULE,
    &document_length::RULE,
    &duplicate_action::RULE,
    &duplicate_event::RULE,
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &duration_mismatch::RULE,
    &email_address::RULE,
    &end_before_start::RULE,
    &evasive_quantity::RULE,
    &event_outside_incident::RULE,
    &every_action_declined::RULE,
    &expired_allow::RULE,
    &factor_without_action::RULE,
    &first_person_singular::RULE,
    &future_time::RULE,
    &got_lucky_without_action::RULE,
    &hindsight_word::RULE,
    &human_error_as_cause::RULE,
    &id_changed::RULE,
    &id_unlike_file_name::RULE,
    &impact_unmeasured::RULE,
    &impact_windows_overlap::RULE,
    &implausible_duration::RULE,
    &impossible_clock::RULE,
    &internal_link_in_public::RULE,
    &lessons_one_sided::RULE,
    &malformed_url::RULE,
    &mean_of_one::RULE,
    &milestone_disagrees_with_event::RULE,
    &milestone_without_event::RULE,
    &milestones_out_of_order::RULE,
    &missing_asset::RULE,
    &missing_field::RULE,
    &missing_fix_as_cause::RULE,
    &month_slip::RULE,
    &numbers_disagree::RULE,
    &offset_contradicts_zone::RULE,
    &one_sided_relation::RULE,
    &overlapping_incident::RULE,
    &percentage_over_100::RULE,
    &person_in_public::RULE,
    &person_in_title::RULE,
    &placeholder_text::RULE,
    &possible_recurrence::RULE,
    &prevention_missing::RULE,
    &public_ip_address::RULE,
    &published_before_resolved::RULE,
    &published_late::RULE,
    &relation_cycle::RULE,
    &repeated_local_time::RULE,
    &schema_too_new::RULE,
    &secret::RULE,
    &severity_contradicts_impact::RULE,
    &single_factor::RULE,
    &skipped_local_time::RULE,
    &stale_render::RULE,
    &started_not_first::RULE,
    &summary_length::RULE,
    &summary_without_impact::RULE,
    &syntax::RULE,
    &team_as_owner::RULE,
    &time_zone_missing::RULE,
    &timeline_gap::RULE,
    &timeline_out_of_order::RULE,
    &timeline_starts_at_detection::RULE,
    &timeline_too_short::RULE,
    &timeline_without_evidence::RULE,
    &too_many_actions::RULE,
    &undefined_acronym::RULE,
    &unexplained_revision::RULE,
    &unknown_address::RULE,
    &unknown_field::RULE,
    &unknown_related::RULE,
    &unknown_rule::RULE,
    &unknown_service::RULE,
    &unknown_severity::RULE,
    &unknown_tag::RULE,
    &unknown_time_zone::RULE,
    &unknown_value::RULE,
    &unreadable_time::RULE,
    &unreviewed_publication::RULE,
    &unused_allow::RULE,
    &vague_action::RULE,
    &vague_cause::RULE,
    &waiver_without_reason::RULE,
    &went_poorly_without_action::RULE,
    &wrong_type::RULE,
    &yaml_surprise::RULE,
    &year_slip::RULE,
    &zone_contradicts_prose::RULE,
];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    CATALOGUE.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|place| CATALOGUE[place])
}
