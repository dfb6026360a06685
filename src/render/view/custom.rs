//! The user's own keys, whatever their shape, as a flat list of facts.

use serde_json::Value;

use super::fact::Fact;
use crate::record::Custom;
use crate::render::ink::Ink;

/// `ticket.id: 7`, one fact for each value; a list of plain values is one fact.
pub fn facts(ink: Ink, custom: &Custom) -> Vec<Fact> {
    let mut all = Vec::new();
    for (key, value) in custom {
        add(ink, key, value, &mut all);
    }
    all
}

fn add(ink: Ink, path: &str, value: &Value, all: &mut Vec<Fact>) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (key, value) in map {
                add(ink, &format!("{path}.{key}"), value, all);
            }
        }
        Value::Array(list) if list.iter().any(|value| value.is_object() || value.is_array()) => {
            for (place, value) in list.iter().enumerate() {
                add(ink, &format!("{path}[{}]", place + 1), value, all);
            }
        }
        Value::Array(list) => {
            let text = list.iter().map(plain).collect::<Vec<_>>().join(", ");
            all.push(Fact { label: ink.line(path), value: ink.line(&text) });
        }
        value => all.push(Fact { label: ink.line(path), value: ink.line(&plain(value)) }),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
