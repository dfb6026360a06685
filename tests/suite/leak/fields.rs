//! Every field of a record is decided: for everybody, where marked, or never.

use std::collections::BTreeSet;

use hotwash::config::Config;
use hotwash::record::{Postmortem, postmortem_schema};
use hotwash::render::decided::{DECIDED, Readers};
use hotwash::render::{Profile, Setting};
use serde_json::Value;

use super::plant::{HIDDEN_YEAR, Planted, Seed};

/// Who may read a field.
pub fn readers(field: &str) -> Readers {
    let mut all = DECIDED.iter().filter(|decided| decided.fields.contains(&field));
    all.next()
        .unwrap_or_else(|| panic!("`{field}` is not decided: say in src/render/audience/decided.rs who reads it"))
        .readers
}

pub fn is_inside(field: &str) -> bool {
    readers(field) == Readers::Inside
}

/// Whether a word is for everybody, in a record that is.
pub fn is_public(planted: &Planted) -> bool {
    match readers(&planted.field) {
        Readers::Everybody => true,
        Readers::WhereMarked => planted.mark == Some("public"),
        Readers::Inside => false,
    }
}

#[test]
fn every_field_is_decided_once() {
    let mut decided: Vec<&str> = DECIDED.iter().flat_map(|decided| decided.fields).copied().collect();
    decided.sort_unstable();
    let mut there = Vec::new();
    leaves(&postmortem_schema(), "", &mut there);
    there.sort_unstable();
    assert_eq!(decided, there);
}

fn leaves(schema: &Value, path: &str, all: &mut Vec<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (key, schema) in properties {
            leaves(schema, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, all);
        }
    } else if schema["items"].is_object() {
        leaves(&schema["items"], path, all);
    } else if let Some(ways) = schema["anyOf"].as_array() {
        ways.iter().filter(|way| way["type"] == "object").for_each(|way| leaves(way, path, all));
    } else {
        all.push(path.to_owned());
    }
}

#[test]
fn what_is_shown_is_what_is_decided() {
    let seed = Seed { letters: "a", visibility: Some("public"), status: "published", year: 2024, behind: [""; 3] };
    let plant = seed.grow();
    let planted: BTreeSet<&str> = plant.words.iter().map(|planted| planted.field.as_str()).collect();
    assert!(planted.len() > 50, "{planted:?}");
    let record: Postmortem = serde_yaml::from_str(&plant.record.to_string()).unwrap();
    let config = Config::default();
    let setting = Setting { config: &config, profile: Profile::Public };
    let shown = setting.shown(record).unwrap().record;
    let text = serde_json::to_string(&shown).unwrap();
    for planted in &plant.words {
        assert_eq!(text.contains(&planted.word), is_public(planted), "{planted:?}");
    }
    assert!(!text.contains(&HIDDEN_YEAR.to_string()), "{text}");
    // What was decided once stays so.
    assert_eq!(setting.shown(shown.clone()).unwrap().record, shown);
}

#[test]
fn only_published_records_that_are_marked_are_shown() {
    let config = Config::default();
    for visibility in [None, Some("internal"), Some("restricted"), Some("public")] {
        for status in ["draft", "in_review", "published", "waived"] {
            let plant = Seed { letters: "a", visibility, status, year: 2024, behind: [""; 3] }.grow();
            let record: Postmortem = serde_yaml::from_str(&plant.record.to_string()).unwrap();
            let is_shown = |profile| Setting { config: &config, profile }.shown(record.clone()).is_some();
            let is_public = visibility == Some("public") && status == "published";
            assert_eq!(is_shown(Profile::Public), is_public, "{visibility:?} {status}");
            assert_eq!(is_shown(Profile::Internal), visibility != Some("restricted"), "{visibility:?} {status}");
        }
    }
}
