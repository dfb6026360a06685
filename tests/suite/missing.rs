//! What counts as missing at which stage, and what does not although it cannot be used.

use hotwash::config::{Config, RawConfig};
use hotwash::document;
use hotwash::finding::Level;
use hotwash::record::Status;

use crate::rules::proofread_text as check;

fn missing(text: &str) -> Vec<String> {
    let outcome = check(text, &Config::default(), None);
    let missing = outcome.findings().into_iter().filter(|finding| finding.rule == "missing-field");
    missing.map(|finding| finding.field.to_string()).collect()
}

#[test]
fn a_draft_is_only_told_what_is_still_to_be_written() {
    let outcome = check("title: Search is slow\n", &Config::default(), None);
    assert!(outcome.findings().iter().all(|finding| finding.level == Level::Note), "{:?}", outcome.findings());
    assert!(outcome.findings().len() > 10);
}

#[test]
fn what_a_draft_lacks_is_a_warning_in_review_and_an_error_when_published() {
    let level = |stage| {
        let outcome = check("title: Search is slow\n", &Config::default(), Some(stage));
        let is_summary = |field: &str| field == "summary";
        outcome.findings().iter().find(|finding| is_summary(&finding.field.to_string())).map(|finding| finding.level)
    };
    assert_eq!(level(Status::InReview), Some(Level::Warning));
    assert_eq!(level(Status::Published), Some(Level::Error));
}

#[test]
fn a_waived_incident_needs_a_title_and_nothing_else() {
    assert!(missing("title: Drill\nstatus: waived\nwaived_because: It was a drill.\n").is_empty());
    assert_eq!(missing("status: waived\nwaived_because: It was a drill.\n"), ["title"]);
}

#[test]
fn the_configurations_zone_is_the_records_zone() {
    let raw = document::read::<RawConfig>("time_zone: Europe/London\n").value;
    let outcome = check("title: Slow\nmilestones: {started: 2025-06-10 10:00}\n", &raw.into(), None);
    let fields: Vec<String> = outcome.findings().iter().map(|finding| finding.field.to_string()).collect();
    assert!(fields.contains(&"summary".to_owned()) && !fields.contains(&"time_zone".to_owned()), "{fields:?}");
    assert!(!outcome.findings().iter().any(|finding| finding.rule == "time-zone-missing"));
}

#[test]
fn a_milestone_that_an_event_sets_is_there() {
    let events = "timeline:\n  - {at: 2025-06-10 10:00, kind: started, text: Slow}\n  - {at: 2025-06-10 11:00, kind: \
                  mitigated, text: Fast}\n";
    let fields = missing(&format!("title: Slow\n{events}"));
    assert!(fields.contains(&"milestones.detected".to_owned()), "{fields:?}");
    assert!(!fields.iter().any(|field| field == "milestones.started" || field == "milestones.resolved"), "{fields:?}");
}

#[test]
fn a_refused_value_is_not_missing_too() {
    let fields = missing("title: Slow\nmilestones: {started: 25:99}\ndetection: {method: magic}\nservices: {a: b}\n");
    for field in ["milestones.started", "detection.method", "services"] {
        assert!(!fields.iter().any(|missing| missing == field), "{field}: {fields:?}");
    }
    assert!(fields.contains(&"milestones.detected".to_owned()), "{fields:?}");
}

#[test]
fn a_milestone_whose_event_has_an_unreadable_time_is_not_missing_too() {
    let fields = missing("title: Slow\ntimeline:\n  - {at: noonish, kind: started, text: Slow}\n");
    assert!(!fields.iter().any(|field| field == "milestones.started" || field.starts_with("timeline")), "{fields:?}");
}

#[test]
fn a_refused_event_does_not_make_its_neighbours_lack_anything() {
    let fields =
        missing("title: Slow\ntimeline:\n  - words\n  - {at: 2025-06-10 10:00, text: A}\n  - {at: noon, text: B}\n");
    assert!(!fields.iter().any(|field| field.starts_with("timeline")), "{fields:?}");
    let all = missing("title: Slow\ntimeline: [words, more words]\n");
    assert!(!all.iter().any(|field| field.starts_with("timeline")), "{all:?}");
}

#[test]
fn a_field_under_a_misspelt_key_is_not_missing_too() {
    let fields = missing("title: Slow\nsumary: It was slow.\nimpact: {sumary: Slow pages}\n");
    assert!(!fields.iter().any(|field| field.ends_with("summary")), "{fields:?}");
}

#[test]
fn a_reason_for_no_actions_stands_for_actions() {
    let fields = missing("title: Slow\nno_actions_because: The service was switched off for good.\n");
    assert!(!fields.contains(&"action_items".to_owned()), "{fields:?}");
}
