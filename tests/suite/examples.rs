//! The examples: each is read without a complaint, and together they show what a record can hold.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use hotwash::document;
use hotwash::record::{
    ActionStatus, Clock, Durations, Kind, Milestone, Milestoned, Placed, Postmortem, Status, Timestamp,
    postmortem_schema,
};
use serde_json::Value;

const EXAMPLES: [(&str, &str); 7] = [
    ("bad-deploy-rollback", include_str!("../../examples/bad-deploy-rollback.yaml")),
    ("data-loss-two-windows", include_str!("../../examples/data-loss-two-windows.yaml")),
    ("expired-certificate", include_str!("../../examples/expired-certificate.yaml")),
    ("full-record", include_str!("../../examples/full-record.yaml")),
    ("minimal-draft", include_str!("../../examples/minimal-draft.yaml")),
    ("near-miss", include_str!("../../examples/near-miss.yaml")),
    ("web-stack-outage", include_str!("../../examples/web-stack-outage.yaml")),
];

fn example(name: &str) -> Postmortem {
    let (_, text) = EXAMPLES.iter().find(|(known, _)| *known == name).unwrap();
    document::read(text).value
}

fn published() -> impl Iterator<Item = (&'static str, Postmortem)> {
    EXAMPLES.iter().map(|(name, _)| (*name, example(name))).filter(|(_, record)| record.stage() == Status::Published)
}

fn clock(record: &Postmortem) -> Clock {
    Clock::new(record.time_zone.unwrap().0)
}

#[test]
fn every_example_is_read_without_a_problem() {
    for (name, text) in EXAMPLES {
        let read = document::read::<Postmortem>(text);
        assert!(read.problems.is_empty(), "{name}: {:#?}", read.problems);
    }
}

#[test]
fn every_example_names_its_schema_for_editors() {
    for (name, text) in EXAMPLES {
        assert!(
            text.starts_with("# yaml-language-server: $schema=../schemas/postmortem.schema.json\n"),
            "{name} begins otherwise"
        );
    }
}

#[test]
fn ids_are_the_day_of_the_start_and_the_file_name() {
    for (name, record) in published() {
        let (started, _) = Milestoned::new(&record).get(Milestone::Started).unwrap();
        let day = started.naive.format("%Y-%m-%d");
        assert_eq!(record.id.as_deref(), Some(&*format!("{day}-{name}")));
    }
}

#[test]
fn examples_differ_in_what_people_filter_by() {
    let kinds: BTreeSet<Kind> = published().filter_map(|(_, record)| record.kind).collect();
    let severities: BTreeSet<String> = published().map(|(_, record)| record.severity.unwrap().to_string()).collect();
    let zones: BTreeSet<String> = published().map(|(_, record)| record.time_zone.unwrap().to_string()).collect();
    let states: BTreeSet<ActionStatus> =
        published().flat_map(|(_, record)| record.action_items).map(|action| action.state()).collect();
    assert!(kinds.len() >= 4, "{kinds:?}");
    assert_eq!(severities.into_iter().collect::<Vec<_>>(), ["sev1", "sev2", "sev3", "sev4"]);
    assert_eq!(zones.len(), 6);
    assert!(states.contains(&ActionStatus::Open) && states.contains(&ActionStatus::Done), "{states:?}");
}

#[test]
fn milestones_agree_with_events_and_no_time_is_unclear() {
    for (name, record) in published() {
        let (clock, times) = (clock(&record), Milestoned::new(&record));
        for milestone in Milestone::ALL {
            let (Some((written, _)), Some((event, _))) = (times.get(milestone), times.from_events(milestone)) else {
                continue;
            };
            assert_eq!(written, event, "{name}: {}", milestone.key());
        }
        let at: Vec<&Timestamp> = record.timeline.iter().map(|event| event.at.as_ref().unwrap()).collect();
        let instants: Vec<_> = at
            .iter()
            .map(|time| match clock.place(time) {
                Placed::Once(instant) => instant,
                other => panic!("{name}: {time} is {other:?}"),
            })
            .collect();
        assert!(instants.is_sorted(), "{name}: timeline out of order");
    }
}

#[test]
fn durations_are_those_that_the_summaries_state() {
    let minutes = |name: &str| {
        let record = example(name);
        let took = Durations::of(&record, clock(&record));
        (took.to_mitigate.unwrap().minutes(), took.total.unwrap().minutes())
    };
    assert_eq!(minutes("web-stack-outage"), (75, 105));
    assert_eq!(minutes("full-record"), (94, 138));
    assert_eq!(minutes("expired-certificate"), (95, 125));
    assert_eq!(minutes("near-miss"), (51, 70));
    assert_eq!(minutes("data-loss-two-windows"), (630, 670));
    // 01:18 BST is 00:18 UTC and 01:38 GMT is 01:38 UTC: 80 minutes, where the wall clock says 20.
    assert_eq!(minutes("bad-deploy-rollback"), (80, 112));
}

#[test]
fn every_factor_and_every_weak_point_is_addressed() {
    for (name, record) in published() {
        let addressed: BTreeSet<_> = record.action_items.iter().flat_map(|action| &action.addresses).collect();
        let lessons = record.lessons.as_ref().unwrap();
        let weak = lessons.went_poorly.iter().chain(&lessons.got_lucky).map(|lesson| lesson.id.as_ref().unwrap());
        let wanted: BTreeSet<_> =
            record.contributing_factors.iter().map(|factor| factor.id.as_ref().unwrap()).chain(weak).collect();
        assert_eq!(addressed, wanted, "{name}");
    }
}

#[test]
fn relations_are_told_from_both_sides() {
    let relations: BTreeSet<(String, String)> = published()
        .flat_map(|(_, record)| {
            let id = record.id.unwrap().to_string();
            record.related.into_iter().map(move |other| (id.clone(), other.id.unwrap().to_string()))
        })
        .collect();
    assert!(!relations.is_empty());
    for (from, to) in &relations {
        assert!(relations.contains(&(to.clone(), from.clone())), "{to} does not tell of {from}");
    }
}

#[test]
fn summaries_are_short_enough_to_be_read() {
    for (name, record) in published() {
        let words = record.summary.unwrap().split_whitespace().count();
        assert!((20..=120).contains(&words), "{name}: {words} words");
    }
}

/// `fixtures/web-stack-outage.txt` holds the sentences of the report that the record was made from.
#[test]
fn the_original_report_stands_in_its_record_word_for_word() {
    let text = include_str!("../../examples/web-stack-outage.yaml");
    for sentence in include_str!("../fixtures/web-stack-outage.txt").lines().filter(|line| !line.is_empty()) {
        assert!(text.contains(sentence), "missing: {sentence}");
    }
}

/// The paths of all keys that a record can have, from its schema: `timeline[].at`.
fn possible(schema: &Value, root: &Value, at: &str, paths: &mut BTreeSet<String>) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return possible(root.pointer(&name[1..]).unwrap(), root, at, paths);
    }
    for ways in ["allOf", "anyOf", "oneOf"] {
        for way in schema.get(ways).and_then(Value::as_array).into_iter().flatten() {
            possible(way, root, at, paths);
        }
    }
    if let Some(items) = schema.get("items") {
        possible(items, root, &format!("{at}[]"), paths);
    }
    for (key, value) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
        possible(value, root, &path, paths);
        paths.insert(path);
    }
}

/// The paths of all keys that hold something.
fn filled(value: &Value, at: &str, paths: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(_, value)| !is_empty(value)) {
                let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                filled(value, &path, paths);
                paths.insert(path);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| filled(item, &format!("{at}[]"), paths)),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[test]
fn the_full_record_fills_every_field() {
    let (mut can, mut does) = (BTreeSet::new(), BTreeSet::new());
    let schema = postmortem_schema();
    possible(&schema, &schema, "", &mut can);
    filled(&serde_json::to_value(example("full-record")).unwrap(), "", &mut does);
    let left_out: Vec<&String> = can.difference(&does).collect();
    // Each belongs to records without the other: a waived one, one without actions.
    assert_eq!(left_out, ["no_actions_because", "waived_because"]);
    assert!(can.len() > 120, "the schema was not walked: {} paths", can.len());
}
