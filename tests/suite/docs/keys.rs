//! The references of the two YAML files, from the schemas that editors get.

use std::fmt::Write as _;
use std::path::Path;

use chrono::{TimeZone as _, Utc};
use hotwash::check::{Options, proofread_text};
use hotwash::config::{Config, RawConfig};
use hotwash::record::{inlined, postmortem_schema};
use serde_json::Value;

use super::is_made;

#[test]
fn the_reference_of_records_tells_every_key() {
    let mut made = needed_when_published();
    keys(&mut made, "", &postmortem_schema());
    is_made("docs/record.md", &made);
}

#[test]
fn the_reference_of_the_configuration_tells_every_key() {
    let mut made = String::new();
    keys(&mut made, "", &inlined::<RawConfig>("hotwash configuration"));
    is_made("docs/configuration.md", &made);
}

/// What the checker asks of a published record that has nothing but a title.
fn needed_when_published() -> String {
    let record = b"title: Something happened\nstatus: published\n";
    let now = Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap();
    let options = Options { config: &Config::default(), now, stage: None };
    let outcome = proofread_text(Path::new("record.yaml"), record, options).unwrap();
    let mut made =
        "## What a published record needs\n\nBesides `title`:\n\n| key | what to do |\n| --- | --- |\n".to_owned();
    for finding in outcome.findings().iter().filter(|finding| finding.rule == "missing-field") {
        let help = finding.help.as_deref().unwrap_or("write it");
        writeln!(made, "| `{}` | {} |", finding.field, cell(help)).unwrap();
    }
    made.push('\n');
    made
}

/// A table of the keys of `schema`, then a section for each key that has more to tell.
fn keys(made: &mut String, path: &str, schema: &Value) {
    if path.is_empty() {
        made.push_str("## All keys\n\n");
    }
    let Some(properties) = properties(schema) else { return };
    made.push_str("| key | takes | meaning |\n| --- | --- | --- |\n");
    for (key, schema) in properties {
        let path = joined(path, key);
        let named = if has_section(schema) { format!("[`{key}`](#{})", anchor(&path)) } else { format!("`{key}`") };
        writeln!(made, "| {named} | {} | {} |", takes(schema), meaning(schema)).unwrap();
    }
    made.push('\n');
    for (key, schema) in properties {
        section(made, &joined(path, key), schema);
    }
}

fn section(made: &mut String, path: &str, schema: &Value) {
    if !has_section(schema) {
        return;
    }
    let marks = if path.contains('.') { "###" } else { "##" };
    writeln!(made, "{marks} `{path}`\n\n{}\n", description(schema)).unwrap();
    let (part, about) = parts(schema);
    if let Some(about) = about {
        writeln!(made, "{about}\n").unwrap();
    }
    if let Some(values) = part["enum"].as_array() {
        made.push_str("| value | meaning |\n| --- | --- |\n");
        let meanings = part["enumDescriptions"].as_array().unwrap();
        for (value, meaning) in values.iter().zip(meanings) {
            writeln!(made, "| `{}` | {} |", value.as_str().unwrap(), cell(meaning.as_str().unwrap())).unwrap();
        }
        made.push('\n');
    }
    keys(made, path, part);
}

/// What the keys or values of a schema are found in, and a sentence on how often it is there.
fn parts(schema: &Value) -> (&Value, Option<&str>) {
    let alternatives = |of: &Value| of["anyOf"].as_array().is_some();
    let item = &schema["items"];
    if item.is_object() {
        let about = if alternatives(item) {
            "A list. Each entry is a text, or a mapping:"
        } else {
            "A list. Each entry is a mapping:"
        };
        return (mapping(item), Some(about));
    }
    let other = &schema["additionalProperties"];
    if other.is_object() && schema["properties"].is_null() {
        return match other["anyOf"].as_array() {
            Some(ways) => {
                (&ways[0], Some("A mapping. Each key takes one of these, or a mapping with one as its `level`:"))
            }
            None => (other, None),
        };
    }
    (schema, None)
}

/// The mapping among the ways in which an entry can be written.
fn mapping(item: &Value) -> &Value {
    let ways = item["anyOf"].as_array();
    ways.and_then(|ways| ways.iter().find(|way| way["properties"].is_object())).unwrap_or(item)
}

fn properties(schema: &Value) -> Option<&serde_json::Map<String, Value>> {
    schema["properties"].as_object()
}

fn has_section(schema: &Value) -> bool {
    let (part, _) = parts(schema);
    part["enum"].is_array() || properties(part).is_some()
}

/// What may be written as the value.
fn takes(schema: &Value) -> String {
    let kind = &schema["type"];
    if schema["enum"].is_array() {
        return "a word".to_owned();
    }
    if kind == "array" {
        let item = &schema["items"];
        if item["anyOf"].is_array() {
            return "list of texts or mappings".to_owned();
        }
        return format!("list of {}s", takes(item));
    }
    match kind.as_str() {
        Some("string") => text(schema).to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("number") => "number".to_owned(),
        Some("integer") => "whole number".to_owned(),
        Some("object") => match &schema["additionalProperties"] {
            Value::Bool(true) => "mapping of anything".to_owned(),
            Value::Object(other) if other.get("type").is_some_and(|kind| kind == "string") => {
                "mapping of texts".to_owned()
            }
            _ => "mapping".to_owned(),
        },
        _ if kind.is_array() => "number or text".to_owned(),
        _ => panic!("the reference has no words for {schema}"),
    }
}

fn text(schema: &Value) -> &'static str {
    let is_moment = schema["pattern"].as_str().is_some_and(|pattern| pattern.starts_with("^[0-9]{4}-"));
    let examples = schema["examples"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let (days, times): (Vec<_>, Vec<_>) = examples.partition(|example| example.len() == "2023-08-10".len());
    match (is_moment, days.is_empty(), times.is_empty()) {
        (true, true, _) => "[time](times.md)",
        (true, false, true) => "[day](times.md)",
        (true, false, false) => "[day or time](times.md)",
        (false, ..) if schema["format"] == "uri" => "link",
        (false, ..) if schema["pattern"].is_string() => named(schema["examples"][0].as_str().unwrap_or_default()),
        (false, ..) => "text",
    }
}

/// What a text with a form of its own is, as its first example tells.
fn named(example: &str) -> &'static str {
    match example {
        colour if colour.starts_with('#') => "colour",
        address if address.starts_with("https://") => "link",
        "logo.svg" | "own.css" => "file",
        _ => "id",
    }
}

/// The description, with examples and limits.
fn meaning(schema: &Value) -> String {
    let mut meaning = cell(&description(schema));
    let is_moment = takes(schema).contains("times.md");
    let examples = schema["examples"].as_array().filter(|_| !is_moment);
    if let Some(examples) = examples {
        let shown: Vec<String> = examples.iter().map(|example| format!("`{}`", flow(example))).collect();
        write!(meaning, " As in {}.", shown.join(", ")).unwrap();
    }
    if let (Some(least), Some(most)) = (schema["minimum"].as_i64(), schema["maximum"].as_i64())
        && least < most
    {
        write!(meaning, " From {least} to {most}.").unwrap();
    }
    meaning
}

fn description(schema: &Value) -> String {
    let own = schema["description"].as_str();
    own.unwrap_or_else(|| panic!("a key has no description: {schema}")).to_owned()
}

/// An example as YAML writes it in one line.
fn flow(example: &Value) -> String {
    match example {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            format!(
                "{{{}}}",
                entries.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect::<Vec<_>>().join(", ")
            )
        }
        other => other.to_string(),
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The anchor that a heading of this path gets.
fn anchor(path: &str) -> String {
    super::links::slug(path)
}

/// Text that fits in a table's cell.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}
