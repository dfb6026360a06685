//! Which fields a render shows, and to whom.

use hotwash::config::{Config, Target};
use hotwash::record::{Postmortem, Visibility};
use hotwash::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting};

use super::{FULL, record, render};

/// What the values that are not words look like.
const FULL_VALUES: &[&str] = &[
    "Europe/Paris",
    "in review",
    "near miss",
    "internal",
    "sev3",
    "Moderate",
    "schema 1",
    "customer report",
    "12.5%",
    "987,654",
    "estimate",
    "partial",
    "recovered",
    "hypothesis",
    "key moment",
    "restricted",
    "root cause",
    "prevent",
    "p3",
    "declined",
    "same cause",
    "changes requested",
    "January 11, 2024",
    "January 12, 2024",
    "January 13, 2024",
    "January 14, 2024",
    "January 15, 2024",
    "January 16, 2024",
    "1:01 AM",
    "1:02 AM",
    "1:03 AM",
    "1:04 AM",
    "1:05 AM",
    "1:06 AM",
    "1:07 AM",
    "1:08 AM",
    "1:09 AM",
    "1:10 AM",
    "2:01 AM",
    "2:02 AM",
    "3:01 AM",
    "4:01 AM",
    "5:01 AM",
];

#[test]
fn no_filled_field_is_lost() {
    // The record really fills every field: none of its keys is empty when it is written again.
    let full = record(FULL);
    let value = serde_json::to_value(&full).unwrap();
    let empty = empty_places(&value, "record");
    assert_eq!(empty, Vec::<String>::new(), "not filled in full.yaml");

    let words: Vec<&str> = FULL.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.starts_with("w0")).collect();
    assert!(words.len() > 60, "only {} words", words.len());
    for target in [Target::Markdown, Target::Html] {
        let text = render(&full, target, Profile::Internal);
        let lower = text.to_lowercase();
        for word in words.iter().chain(FULL_VALUES) {
            assert!(lower.contains(&word.to_lowercase()), "`{word}` is missing in {target}:\n{text}");
        }
    }
}

fn empty_places(value: &serde_json::Value, path: &str) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::Null => vec![path.to_owned()],
        Value::Array(list) if list.is_empty() => vec![path.to_owned()],
        Value::Object(map) if map.is_empty() => vec![path.to_owned()],
        Value::Array(list) => list.iter().flat_map(|item| empty_places(item, &format!("{path}[]"))).collect(),
        Value::Object(map) => map.iter().flat_map(|(key, item)| empty_places(item, &format!("{path}.{key}"))).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_public_render_holds_nothing_else() {
    let mut full = record(FULL);
    full.visibility = Some(Visibility::Public);
    let internal = [
        "w0author",
        "w0owner",
        "w0reviewer",
        "w0waived",
        "w0related",
        "schema 1",
        "w0event",
        "w0evidence",
        "w0custom",
        "w0reason",
        "w0actionowner",
        "tracker.example",
        "w0appendix",
        "w0by",
    ];
    for target in [Target::Markdown, Target::Html] {
        let text = render(&full, target, Profile::Public);
        for word in ["w0publicevent", "w0conclusion", "w0participant", "w0role", "w0action", "w0message"] {
            assert!(text.contains(word), "`{word}` is missing in {target}:\n{text}");
        }
        for word in internal {
            assert!(!text.contains(word), "`{word}` has leaked into {target}:\n{text}");
        }
    }
}

#[test]
fn a_record_that_is_not_marked_public_has_no_public_render() {
    let config = Config::default();
    let setting = Setting { config: &config, profile: Profile::Public };
    let renderer = Renderer::new(&[]).unwrap();
    // Saying nothing means internal.
    for visibility in [Some(Visibility::Internal), None] {
        let record = Postmortem { visibility, ..record(FULL) };
        let problem = renderer.document(&record, &setting, Target::Markdown, DEFAULT_LAYOUT).unwrap_err();
        assert_eq!(problem.to_string(), "`w0id` is internal, so it has no public render");
        assert!(problem.what_to_do().unwrap().contains("--profile internal"));
    }
}
