//! What is written is read back as it was, and is pleasant to look at.

#![expect(clippy::unwrap_used, reason = "tests")]

use hotwash::document::{emit, read};
use hotwash::record::Postmortem;
use proptest::prelude::*;
use serde_yaml::Value;

use crate::arbitrary;

/// What a reader of the file is after: empty sections and the last line end of prose mean nothing.
fn meaning(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.trim_end().to_owned()),
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(meaning).collect()),
        Value::Mapping(entries) => {
            let entries = entries.into_iter().map(|(key, value)| {
                let exact = key.as_str() == Some("custom");
                (key, if exact { value } else { meaning(value) })
            });
            let empty = |value: &Value| {
                value.is_null()
                    || value.as_sequence().is_some_and(Vec::is_empty)
                    || value.as_mapping().is_some_and(serde_yaml::Mapping::is_empty)
            };
            Value::Mapping(entries.filter(|(_, value)| !empty(value)).collect())
        }
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_is_read_back_as_it_was(record in arbitrary::postmortem()) {
        let text = emit::record(&record, Some("schema.json")).unwrap();
        let document = read::<Postmortem>(&text);
        prop_assert_eq!(&document.problems, &[], "{}", &text);
        prop_assert_eq!(&document.value, &record, "{}", &text);
        prop_assert_eq!(emit::record(&document.value, Some("schema.json")).unwrap(), text);
    }

    #[test]
    fn another_parser_reads_the_same_values(record in arbitrary::postmortem()) {
        let text = emit::record(&record, Some("schema.json")).unwrap();
        let read: Value = serde_yaml::from_str(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(meaning(read), meaning(serde_yaml::to_value(&record).unwrap()), "{}", text);
    }

    #[test]
    fn no_line_ends_in_blanks_and_nothing_invisible_is_written_as_itself(record in arbitrary::postmortem()) {
        let text = emit::record(&record, None).unwrap();
        for line in text.split('\n') {
            prop_assert_eq!(line.trim_end_matches([' ', '\t', '\r']), line);
        }
        prop_assert!(!text.contains(|c: char| c != '\n' && c != '\t' && hotwash::finding::is_unsafe(c)), "{}", text);
        prop_assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
    }

    #[test]
    fn any_data_is_read_back_exactly(text in arbitrary::nasty(), key in arbitrary::nasty()) {
        let value = Value::Mapping([(Value::from(key.clone()), Value::from(vec![text.clone()]))].into_iter().collect());
        let value = Value::Mapping([(Value::from(key), value), (Value::from("k"), Value::from(text))].into_iter().collect());
        let written = emit::document(&value, None).unwrap();
        prop_assert_eq!(serde_yaml::from_str::<Value>(&written).unwrap(), value, "{}", written);
    }
}

#[test]
fn an_empty_record_is_an_empty_mapping() {
    assert_eq!(emit::record(&Postmortem::default(), None).unwrap(), "{}\n");
}

/// One record with everything, as a machine would write it.
const MACHINE: &str = r#"{"schema": 1, "id": "2023-08-10-web-stack-outage", "title": "Web stack outage: 25% of users", "status": "published",
"severity": "sev2", "kind": "outage", "time_zone": "UTC", "services": ["web-application", "database"],
"tags": ["connection-pool", "no"], "owner": "database team lead", "authors": ["on-call engineer"],
"reviewers": [{"who": "site reliability lead", "at": "2023-08-12 10:00", "verdict": "approved"}],
"participants": [{"who": "on-call engineer", "role": "incident_commander"}],
"summary": "The web application was slow or down for 25% of its users.\nThe database's connection pool was too small for the evening's load.\n",
"executive_summary": "A quarter of the people who wanted to use the web application on Thursday afternoon could not, or had to wait: too few connections to the database were allowed.",
"milestones": {"started": "2023-08-10 15:30", "detected": "2023-08-10 15:30", "resolved": "2023-08-10T17:15:00Z"},
"detection": {"method": "monitoring", "description": "Latency alerts fired.", "gap": "The pool had no alert\tof its own  \nand nobody looked at it."},
"impact": {"summary": "Web application unavailable", "users_affected": "25%", "measures": [{"what": "failed requests", "value": 120000, "unit": "requests", "estimate": true}], "windows": [{"from": "2023-08-10 15:30", "to": "2023-08-10 16:00~", "degree": "full"}], "data_loss": "none"},
"timeline": [{"at": "2023-08-10 15:30", "kind": "detected", "text": "Monitoring triggered alerts for increased latency.", "by": "monitoring", "evidence": ["https://example.org/graphs/42"], "highlight": true},
{"at": "2023-08-10 16:45", "text": "Restarted the pool:\n\n```sh\npool restart --size 200\n```"}],
"root_cause": {"summary": "Database connection pool exhaustion", "detail": "    max_connections = 20\n\nwas the default of the driver."},
"contributing_factors": [{"id": "F1", "text": "Pool sized below peak demand", "category": "configuration", "root": true}],
"whys": [{"why": "Why were requests slow?", "because": "They waited for a connection."}],
"surprises": ["The pool was full"], "improvements": ["Test under load", "Alert on the pool's use, not only on latency; the latter comes too late."],
"action_items": [{"id": "A1", "text": "Raise the pool's maximum to cover peak load", "kind": "prevent", "addresses": ["F1", "L1"], "owner": "database team", "due": "2023-08-24", "priority": "p1", "status": "open", "done_when": "load test at 2x peak leaves 20% of the pool free", "tracker": "https://example.org/issues/1"}],
"lessons": {"went_well": ["Alerts fired"], "went_poorly": [{"id": "L1", "text": "Nobody knew the pool's size"}]},
"related": [{"id": "2023-05-02-db-failover", "relation": "same_cause"}],
"references": [{"title": "Dashboard", "url": "https://example.org/d/1"}],
"glossary": {"TTL": "time to live", "on": "not off"}, "published": "2023-08-14",
"revisions": [{"at": "2023-09-01", "what": "Corrected the end of the impact"}],
"custom": {"cost": 1250.5, "approvals": [], "ticket": "0042", "note": "kept\nas it is\n", "matrix": [[1, 2], [3]], "none": null},
"allow": [{"rule": "action-without-due-date", "reason": "tracked by the vendor", "until": "2026-12-31"}]}"#;

#[test]
fn a_full_record_is_pleasant_to_look_at() {
    let record = read::<Postmortem>(MACHINE).value;
    let schema = "https://example.org/schemas/postmortem.schema.json";
    let text = emit::record(&record, Some(schema)).unwrap();
    snapbox::assert_data_eq!(text, snapbox::file!["../golden/emit/record.yaml"].raw());
}
