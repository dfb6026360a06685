//! The JSON Schema of records, for editors, made from the types and their doc comments.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::Postmortem;

/// The schema of a record (JSON Schema 2020-12 written as draft 7, which editors read best).
pub fn postmortem_schema() -> Value {
    let mut schema = inlined::<Postmortem>("hotwash postmortem, schema 1");
    if let Some(object) = schema.as_object_mut() {
        object.insert("required".to_owned(), Value::from(vec!["title"]));
    }
    schema
}

/// A type's schema, with what only says "may be left out" taken away.
pub fn inlined<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft07();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    Tidy.transform(&mut schema);
    schema.to_value()
}

/// Drops `default: null` and the null alternative of optional values: a key is left out, not null.
/// An empty value is read as left out all the same.
struct Tidy;

impl Transform for Tidy {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(object) = schema.as_object_mut() {
            object.remove("default");
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|kind| kind != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(ways)) = object.get_mut("anyOf") {
                ways.retain(|way| way.get("type").is_none_or(|kind| kind != "null"));
                if let [only] = ways.as_slice() {
                    let only = only.clone();
                    object.remove("anyOf");
                    match only {
                        // Beside `$ref`, draft 7 ignores a description: wrap it.
                        Value::Object(inner) if inner.contains_key("$ref") => {
                            object.insert("allOf".to_owned(), Value::Array(vec![Value::Object(inner)]));
                        }
                        Value::Object(inner) => {
                            for (key, value) in inner {
                                object.entry(key).or_insert(value);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        transform_subschemas(self, schema);
    }
}
