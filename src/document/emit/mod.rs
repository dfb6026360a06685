//! Values to YAML that is pleasant to read, to edit by hand and to compare in a diff.
//!
//! What is written is read back as exactly the same value, by this program and by any reader of
//! YAML 1.1 or 1.2. One exception is on purpose: dates and times (`2023-08-24`,
//! `2023-08-10T15:30:00Z`) are written plain. They are text to YAML 1.2 and to hotwash, and
//! timestamps to YAML 1.1, which is what they mean.

pub(super) mod layout;
mod number;
mod plain;
pub(super) mod prune;
pub(super) mod scalar;

use layout::Layout;
use serde::Serialize;
use serde_yaml::Value;

use crate::error::{Error, Result};
use crate::record::Postmortem;

/// The user's own values: written as they are, with every null and every empty list.
pub(super) const VERBATIM: &str = "custom";

/// A record in its canonical form; `schema` is the path or URL of the record's JSON Schema, for
/// editors.
///
/// The keys stand in the order of the schema. What is empty is left out.
pub fn record(record: &Postmortem, schema: Option<&str>) -> Result<String> {
    Ok(text(&prune::pruned(to_value(record)?, Some(VERBATIM)), Layout::RECORD, schema))
}

/// Any other document, such as a configuration, in the same form.
pub fn document(value: &impl Serialize, schema: Option<&str>) -> Result<String> {
    Ok(text(&prune::pruned(to_value(value)?, None), Layout::EXACT, schema))
}

fn to_value(value: &impl Serialize) -> Result<Value> {
    serde_yaml::to_value(value).map_err(|error| Error::new("cannot write this as YAML").because(error))
}

fn text(value: &Value, layout: Layout, schema: Option<&str>) -> String {
    let mut text = String::new();
    if let Some(schema) = schema {
        let schema: String = schema.chars().filter(|c| !c.is_control()).collect();
        text = format!("# yaml-language-server: $schema={schema}\n");
    }
    text.push_str(&layout.root(value));
    text.push('\n');
    text
}
