//! What other programs read: JSON held against its schemas, tables, the map of the site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hotwash::record::Postmortem;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::sandbox::Sandbox;

/// The demonstration with the record that fills every field.
fn archive() -> Sandbox {
    let sandbox = Sandbox::demo();
    sandbox.hotwash("build").expect(0);
    sandbox
}

fn json(sandbox: &Sandbox, path: &str) -> Value {
    serde_json::from_str(&sandbox.read(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn is(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == kind)
}

/// The data of all incidents, by path.
fn incidents(sandbox: &Sandbox) -> Vec<(String, Value)> {
    let files = sandbox.files("site");
    let names = files.iter().map(|(name, _)| name).filter(|name| name.starts_with("incidents/"));
    let data = names.filter(|name| is(name, "json"));
    data.map(|name| (name.clone(), json(sandbox, &format!("site/{name}")))).collect()
}

#[track_caller]
fn is_valid(validator: &jsonschema::Validator, value: &Value, name: &str) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn what_is_written_is_what_the_schemas_say() {
    let sandbox = archive();
    let schema = |name: &str| {
        let schema = json(&sandbox, &format!("site/schemas/{name}.schema.json"));
        jsonschema::meta::validate(&schema).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    };
    let list = json(&sandbox, "site/records.json");
    is_valid(&schema("records"), &list, "records.json");
    assert!(sandbox.has(&format!("site/{}", list["$schema"].as_str().unwrap())));
    let validator = schema("record-page");
    let data = incidents(&sandbox);
    assert_eq!(data.len(), list["records"].as_array().unwrap().len());
    for (name, value) in &data {
        is_valid(&validator, value, name);
        assert!(sandbox.has(&format!("site/incidents/{}", value["$schema"].as_str().unwrap())));
    }
    // A validator that takes everything would say nothing.
    let mut wrong = data[0].1.clone();
    wrong["record"]["status"] = "finished".into();
    assert!(!validator.is_valid(&wrong));
    let mut wrong = list;
    wrong["records"][0]["started"] = 5.into();
    assert!(!schema("records").is_valid(&wrong));
}

#[test]
fn the_schemas_are_committed() {
    let sandbox = archive();
    for name in ["records.schema.json", "record-page.schema.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
        let committed = Data::read_from(&path, Some(DataFormat::Text));
        let written = sandbox.read(&format!("site/schemas/{name}"));
        Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV).eq(written, committed);
    }
}

#[test]
fn a_record_is_whole_in_its_data_and_nothing_in_it_is_empty() {
    let sandbox = archive();
    let full = include_str!("../../../examples/full-record.yaml");
    let kept: Postmortem = hotwash::document::read(full).value;
    let id = kept.id.as_ref().unwrap().to_string();
    let data = json(&sandbox, &format!("site/incidents/{id}.json"));
    // What is JSON is YAML: it is a record again.
    let read: Postmortem = hotwash::document::read(&data["record"].to_string()).value;
    assert!(read == kept, "{:#}", data["record"]);
    for (name, value) in incidents(&sandbox) {
        let fields = value["record"].as_object().unwrap();
        for (key, value) in fields.iter().filter(|(key, _)| *key != "custom") {
            let text = value.to_string();
            assert!(!["null", "[]", "{}"].contains(&&*text), "{name}: {key}");
        }
    }
}

#[test]
fn local_times_stand_beside_absolute_ones_and_durations_follow() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "postmortems/a.yaml",
        "id: a\ntitle: A\ntime_zone: Europe/Berlin\nmilestones: {started: 2024-03-30 23:30~, resolved: 2024-03-31 04:00}
timeline:
  - {at: 2024-03-31 02:30, text: The hour that was skipped}
  - {at: 2024-03-31 03:30, kind: detected, text: Seen}
impact: {windows: [{from: 2024-03-30 23:30, degree: full}]}
",
    );
    sandbox.hotwash("build").expect(0);
    let data = json(&sandbox, "site/incidents/a.json");
    assert_eq!(data["time_zone"], "Europe/Berlin");
    assert_eq!(data["record"]["milestones"]["started"], "2024-03-30 23:30~");
    let expected = serde_json::json!({
        "milestones": {
            "started": "2024-03-30T22:30:00Z",
            "detected": "2024-03-31T01:30:00Z",
            "resolved": "2024-03-31T02:00:00Z",
        },
        "timeline": [null, "2024-03-31T01:30:00Z"],
        "windows": [{"from": "2024-03-30T22:30:00Z"}],
    });
    assert_eq!(data["times"], expected);
    let total = serde_json::json!({"minutes": 210, "text": "~3 h 30 min", "approximate": true});
    assert_eq!(data["durations"]["total"], total);
    assert_eq!(data["durations"]["to_detect"]["minutes"], 180);
}

/// The rows of a table, by column.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn tables_hold_every_incident_and_every_action() {
    let sandbox = archive();
    let list = json(&sandbox, "site/records.json");
    let listed = list["records"].as_array().unwrap();
    let incidents = rows(&sandbox.read("site/incidents.csv"));
    assert_eq!(incidents.len(), listed.len());
    for (row, record) in incidents.iter().zip(listed) {
        assert_eq!(row["id"], record["id"].as_str().unwrap());
        assert_eq!(row["summary"], record["summary"].as_str().unwrap_or_default());
        assert_eq!(row["started"], record["started"].as_str().unwrap_or_default());
        assert_eq!(row["open_actions"], record["open_actions"].to_string());
        assert!(sandbox.has(&format!("site/{}", row["page"])) && sandbox.has(&format!("site/{}", row["data"])));
    }
    let actions = rows(&sandbox.read("site/actions.csv"));
    let told: u64 = listed.iter().map(|record| record["actions"].as_u64().unwrap()).sum();
    assert!(told > 5 && actions.len() as u64 == told, "{told}");
}

#[test]
fn no_cell_is_a_formula() {
    let sandbox = Sandbox::new();
    let texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\u{1}=1", "\t=1", "＝1", "plain, \"quoted\""];
    for (nth, text) in texts.iter().enumerate() {
        let text = serde_json::to_string(text).unwrap();
        let record = format!(
            "id: r{nth}\ntitle: {text}\nsummary: {text}\nservices: [{text}]\naction_items: [{{text: {text}, owner: {text}}}]\n"
        );
        sandbox.write(&format!("postmortems/r{nth}.yaml"), record);
    }
    sandbox.hotwash("build").expect(0);
    let (incidents, actions) = (rows(&sandbox.read("site/incidents.csv")), rows(&sandbox.read("site/actions.csv")));
    assert_eq!((incidents.len(), actions.len()), (texts.len(), texts.len()));
    for cell in incidents.iter().chain(&actions).flat_map(BTreeMap::values) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{1}', '＝']), "{cell:?}");
    }
    let titles: BTreeSet<&str> = incidents.iter().map(|row| row["title"].as_str()).collect();
    assert!(titles.contains("'=1+1") && titles.contains("plain, \"quoted\""), "{titles:?}");
}

/// The texts of the elements of a name in a document, once it is known to be well-formed.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut open) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap()),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.last().is_some_and(|last| last == name) => {
                found.push(String::from_utf8(text.to_vec()).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

#[test]
fn the_map_names_every_page_where_the_site_has_an_address() {
    let sandbox = Sandbox::demo();
    sandbox.hotwash("build").expect(0);
    assert!(!sandbox.has("site/sitemap.xml"));
    sandbox.write("hotwash.yaml", "site: {base_url: https://example.com/a/}\n");
    sandbox.hotwash("build").expect(0);
    let map = sandbox.read("site/sitemap.xml");
    let named: BTreeSet<String> = elements(&map, "loc").into_iter().collect();
    let files = sandbox.files("site");
    let pages = files.iter().map(|(name, _)| name.as_str()).filter(|name| is(name, "html") && *name != "404.html");
    let pages: BTreeSet<String> = pages.map(|page| format!("https://example.com/a/{page}")).collect();
    assert_eq!(named, pages);
    let days = elements(&map, "lastmod");
    assert!(days.len() > 5 && days.iter().all(|day| chrono::DateTime::parse_from_rfc3339(day).is_ok()), "{days:?}");
}

#[test]
fn every_page_says_what_a_preview_of_it_shows() {
    let sandbox = archive();
    for (name, bytes) in sandbox.files("site").iter().filter(|(name, _)| is(name, "html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let head = page.split("</head>").next().unwrap();
        for part in [
            "<title>",
            "<meta name=\"description\" content=\"",
            "<meta property=\"og:title\" content=\"",
            "<meta property=\"og:description\" content=\"",
            "<meta property=\"og:type\" content=\"",
            "<meta property=\"og:site_name\" content=\"",
        ] {
            assert_eq!(head.matches(part).count(), 1, "{name}: {part}");
            let said = head.split(part).nth(1).unwrap().split(['"', '<']).next().unwrap();
            assert!(!said.trim().is_empty(), "{name}: {part}");
        }
    }
}
