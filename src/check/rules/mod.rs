//! The catalogue: every rule, sorted by id.

mod end_before_start;
mod event_outside_incident;
mod future_time;
mod impossible_clock;
mod milestone_disagrees_with_event;
mod missing_field;
mod placeholder_text;
mod repeated_local_time;
mod skipped_local_time;
mod started_not_first;
mod time_zone_missing;
mod timeline_out_of_order;
mod unknown_field;
mod unknown_time_zone;
mod unreadable_time;
mod waiver_without_reason;
mod year_slip;

use super::rule::Rule;

/// Every rule, sorted by id. A rule that is not listed here does not exist; a test holds that
/// every file is listed.
pub static CATALOGUE: &[&Rule] = &[
    &end_before_start::RULE,
    &event_outside_incident::RULE,
    &future_time::RULE,
    &impossible_clock::RULE,
    &milestone_disagrees_with_event::RULE,
    &missing_field::RULE,
    &placeholder_text::RULE,
    &repeated_local_time::RULE,
    &skipped_local_time::RULE,
    &started_not_first::RULE,
    &time_zone_missing::RULE,
    &timeline_out_of_order::RULE,
    &unknown_field::RULE,
    &unknown_time_zone::RULE,
    &unreadable_time::RULE,
    &waiver_without_reason::RULE,
    &year_slip::RULE,
];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    CATALOGUE.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|place| CATALOGUE[place])
}
