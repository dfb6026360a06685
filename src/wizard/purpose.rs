//! What a question is for: the answer to `?`.
//!
//! It comes from the field's own documentation, as the schema for editors does.

use serde_json::Value;

use super::ask::{Kind, Need};
use super::plan::Step;
use crate::finding::{FieldPath, Segment};
use crate::record::postmortem_schema;

/// What is told of a question, a few lines.
pub fn purpose(step: &Step) -> String {
    let schema = postmortem_schema();
    let documented = documented(&schema, &step.path);
    let said = documented.and_then(|field| field.get("description")).and_then(Value::as_str);
    let mut lines: Vec<String> = said.map(|text| text.replace("\n\n", "\n")).into_iter().collect();
    lines.push(step.question.help.to_owned());
    if let Some(example) = documented.and_then(example) {
        lines.push(format!("for example: {example}"));
    }
    if let Kind::Choice(choices) | Kind::Several(choices) = &step.question.kind {
        let told = choices.iter().filter(|choice| !choice.meaning.is_empty());
        lines.extend(told.map(|choice| format!("  {}: {}", choice.value, choice.meaning)));
    }
    lines.push(format!("why: {}", step.section.why));
    lines.push(
        match step.question.need {
            Need::Always => "nothing goes on without it",
            Need::Required => "a published record needs it; a draft may do without",
            Need::Optional | Need::Unasked => "it may stay empty",
        }
        .to_owned(),
    );
    lines.join("\n")
}

/// What the schema has for a field.
fn documented<'a>(schema: &'a Value, field: &FieldPath) -> Option<&'a Value> {
    field.steps().iter().try_fold(schema, |schema, step| match step {
        // What has no items is a mapping that is asked for entry by entry.
        Segment::Index(_) => Some(schema.get("items").unwrap_or(schema)),
        Segment::Key(key) => ways(schema).find_map(|way| way.get("properties")?.get(&**key)),
    })
}

/// A schema, and the alternatives that it may be instead.
fn ways(schema: &Value) -> impl Iterator<Item = &Value> {
    let others = ["anyOf", "oneOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
    std::iter::once(schema).chain(others)
}

fn example(field: &Value) -> Option<String> {
    match field.get("examples")?.get(0)? {
        Value::String(text) => Some(text.clone()),
        Value::Array(all) => Some(all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}
