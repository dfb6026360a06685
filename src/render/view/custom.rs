//! The user's own keys, whatever their shape, as a flat list of facts.
//!
//! A text stands as it is. Only where it might be something else (a number, a list) it stands in quotes, so that each
//! value is shown in its own way.

use std::fmt::Write as _;

use serde_json::Value;

use super::fact::Fact;
use crate::finding::is_unsafe;
use crate::record::Custom;
use crate::render::ink::Ink;

/// `ticket.id: 7`, one fact for each value; a list of plain values is one fact.
pub fn facts(ink: Ink, custom: &Custom) -> Vec<Fact> {
    let mut all = Vec::new();
    for (key, value) in custom {
        add(ink, &name(key), value, &mut all);
    }
    all
}

fn add(ink: Ink, path: &str, value: &Value, all: &mut Vec<Fact>) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (key, value) in map {
                add(ink, &format!("{path}.{}", name(key)), value, all);
            }
        }
        Value::Array(list) if list.iter().any(|value| value.is_object() || value.is_array()) => {
            for (place, value) in list.iter().enumerate() {
                add(ink, &format!("{path}[{}]", place + 1), value, all);
            }
        }
        Value::Array(list) => {
            let text = list.iter().map(plain).collect::<Vec<_>>().join(", ");
            // By its commas a longer list is known.
            let text = if list.len() < 2 { format!("[{text}]") } else { text };
            all.push(Fact { label: ink.line(path), value: ink.line(&text) });
        }
        value => all.push(Fact { label: ink.line(path), value: ink.line(&plain(value)) }),
    }
}

fn name(key: &str) -> String {
    if is_bare(key) && !key.contains(['.', '[', ']', ':', '\\']) { key.to_owned() } else { quoted(key, true) }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) if is_bare(text) => text.clone(),
        Value::String(text) => quoted(text, false),
        other => other.to_string(),
    }
}

/// Whether a text can be shown as it is, and is not taken for anything else.
fn is_bare(text: &str) -> bool {
    let is_one_line = text.split_whitespace().collect::<Vec<_>>().join(" ") == text;
    is_one_line
        && !text.is_empty()
        && !text.starts_with(['"', '[', '{'])
        && !text.contains(", ")
        && !text.contains('\\')
        && !text.contains(is_unsafe)
        && text.parse::<f64>().is_err()
        && !matches!(text, "true" | "false" | "null")
}

/// As JSON writes it, but for what is no word: that is written by its number, so that Markdown leaves it alone. In a
/// name that is also what ends a name.
fn quoted(text: &str, is_name: bool) -> String {
    let mut out = String::from("\"");
    let mut before = ' ';
    for c in text.chars() {
        let is_blank = c.is_whitespace() && (c != ' ' || before == ' ');
        let is_odd = is_blank || is_unsafe(c) || matches!(c, '"' | '\\') || (is_name && c == ':');
        if is_odd {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
        before = c;
    }
    out.push('"');
    out
}
