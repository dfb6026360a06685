//! Which record it is that tells a private word, where a public site could not be built for it.

use rayon::prelude::*;
use serde_json::Value;

use super::context::Context;
use super::records;
use crate::document::Document;
use crate::finding::FieldPath;
use crate::record::{Postmortem, Visibility};
use crate::render::{Setting, to_text};

/// Where to mend it: the first record of which what is shown reads so, with its field and line. `None` if it is none,
/// but a template or several records together.
pub fn told(context: &Context, setting: Setting<'_>, word: &str) -> Option<String> {
    let files = records::all(context).ok()?;
    files.par_iter().find_map_first(|file| {
        let document = records::load(&context.here, file).ok()?;
        let shown = setting.shown(document.value.clone())?.record;
        let reads = |text: &str| {
            let private = &setting.config.private;
            let names = |text: &str| private.all_in(text).iter().any(|found| found.word == word);
            names(text) || names(&to_text(text))
        };
        let field = found(&serde_json::to_value(&shown).ok()?, &FieldPath::root(), &reads)?;
        let field = in_file(&field, &document);
        let at = document.locate(&field, None);
        Some(format!(
            "it is read in `{field}` of {}:{}:{}: say it otherwise there",
            context.name(file),
            at.line,
            at.column
        ))
    })
}

/// The innermost field whose texts, one after the other, read so.
fn found(value: &Value, field: &FieldPath, reads: &impl Fn(&str) -> bool) -> Option<FieldPath> {
    let inner = match value {
        Value::Object(fields) => fields.iter().find_map(|(key, value)| found(value, &field.at(key.clone()), reads)),
        Value::Array(items) => items.iter().enumerate().find_map(|(place, item)| found(item, &field.at(place), reads)),
        _ => None,
    };
    inner.or_else(|| {
        let mut texts = Vec::new();
        gather(value, &mut texts);
        // Of fields that stand far apart nobody reads one behind the other.
        (*field != FieldPath::root() && reads(&texts.join(" "))).then(|| field.clone())
    })
}

fn gather<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| gather(item, texts)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, texts)),
        _ => {}
    }
}

/// A field of what is shown, as the file counts it: items that are not marked public are in it too.
fn in_file(field: &FieldPath, document: &Document<Postmortem>) -> FieldPath {
    let record = &document.value;
    let marks: [(&'static str, Vec<_>); 4] = [
        ("timeline", record.timeline.iter().map(|item| item.visibility).collect()),
        ("action_items", record.action_items.iter().map(|item| item.visibility).collect()),
        ("participants", record.participants.iter().map(|item| item.visibility).collect()),
        ("communications", record.communications.iter().map(|item| item.visibility).collect()),
    ];
    for (list, marks) in marks {
        let public = marks.iter().enumerate().filter(|(_, mark)| **mark == Some(Visibility::Public));
        for (shown, (place, _)) in public.enumerate() {
            if FieldPath::from(list).at(shown).contains(field) {
                return FieldPath::from(list).at(place);
            }
        }
    }
    field.clone()
}
