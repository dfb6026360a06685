//! The JSON Schemas for editors, made from the types and their doc comments.
//!
//! What schemars makes is right for validators; this gives it the shape in which editors show most:
//! yaml-language-server takes a field's description, the type that completion needs and the list
//! of allowed values from the property itself, not from what it refers to. So nothing is referred
//! to, and a choice is one `enum` with the meanings beside it.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use super::Postmortem;

/// The schema of a record.
pub fn postmortem_schema() -> Value {
    let mut schema = inlined::<Postmortem>("hotwash postmortem");
    if let Some(object) = schema.as_object_mut() {
        object.insert("required".to_owned(), Value::from(vec!["title"]));
    }
    schema
}

/// A type's schema in draft 7, which editors read best, without references.
pub fn inlined<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    Tidy.transform(&mut schema);
    // First what the whole is, then its parts: people read these files too.
    let mut ordered = Map::new();
    if let Some(object) = schema.as_object_mut() {
        object.remove("title");
        let dialect = object.remove("$schema");
        ordered.extend(dialect.map(|dialect| ("$schema".to_owned(), dialect)));
        ordered.insert("title".to_owned(), title.into());
        ordered.extend(std::mem::take(object));
    }
    Value::Object(ordered)
}

/// Turns one schema, and those inside it, into what editors show best.
struct Tidy;

impl Transform for Tidy {
    fn transform(&mut self, schema: &mut Schema) {
        // Inside first: what is moved up is tidy then.
        transform_subschemas(self, schema);
        if let Some(object) = schema.as_object_mut() {
            object.remove("default");
            drop_null(object);
            unwrap_single(object, "anyOf");
            unwrap_single(object, "allOf");
            list_choices(object);
            drop_machine_format(object);
            flow_description(object);
        }
    }
}

/// A key is left out, not null: takes away the null beside an optional value.
fn drop_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_mut_slice() {
            let only = only.take();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(ways)) = object.get_mut("anyOf") {
        ways.retain(|way| way.get("type").is_none_or(|kind| kind != "null"));
    }
}

/// Moves up what stands alone in `anyOf` or `allOf`.
fn unwrap_single(object: &mut Map<String, Value>, wrapper: &str) {
    let Some(Value::Array(parts)) = object.get_mut(wrapper) else { return };
    let [Value::Object(only)] = parts.as_mut_slice() else { return };
    let only = std::mem::take(only);
    object.remove(wrapper);
    for (key, value) in only {
        // What the field says of itself counts more than what its type says.
        object.entry(key).or_insert(value);
    }
}

/// One `enum` with `enumDescriptions` for alternatives that are one word each.
///
/// With the alternatives apart, editors show the meaning of the word under the pointer in place of
/// the field's, and no list of the others.
fn list_choices(object: &mut Map<String, Value>) {
    let Some(Value::Array(ways)) = object.get("oneOf") else { return };
    let word = |way: &Value| Some((way.get("const")?.clone(), way.get("description")?.clone()));
    let Some(choices) = ways.iter().map(word).collect::<Option<Vec<_>>>() else { return };
    let (words, meanings): (Vec<Value>, Vec<Value>) = choices.into_iter().unzip();
    object.remove("oneOf");
    object.insert("type".to_owned(), "string".into());
    object.insert("enum".to_owned(), words.into());
    if meanings.iter().any(|meaning| meaning.as_str().is_some_and(|text| text.contains('`'))) {
        object.insert("markdownEnumDescriptions".to_owned(), meanings.clone().into());
    }
    object.insert("enumDescriptions".to_owned(), meanings.into());
}

/// `uint64` and the like say how Rust holds a number, which is nobody's business.
fn drop_machine_format(object: &mut Map<String, Value>) {
    if object.get("type").is_some_and(|kind| kind == "integer" || kind == "number") {
        object.remove("format");
    }
}

/// Doc comments are wrapped where the source ends, but an editor shows a line end as a paragraph;
/// and it shows `code` only in what is said to be Markdown.
fn flow_description(object: &mut Map<String, Value>) {
    let Some(Value::String(text)) = object.get_mut("description") else { return };
    *text = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
    if text.contains('`') {
        let markdown = Value::from(text.as_str());
        object.insert("markdownDescription".to_owned(), markdown);
    }
}
