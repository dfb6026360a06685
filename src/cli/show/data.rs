//! A record for programs: as it is written, with what follows from it.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::record::{Clock, Durations, Postmortem, Span, Tz};
use crate::render::{Profile, Setting, name_only};
use crate::report::as_json;

/// Frozen: a contract with whoever reads it. What is empty is left out. Fields that the archive's own JSON has too are
/// called the same there.
#[derive(Serialize)]
struct Shown<'a> {
    version: u32,
    /// The record's name: its file's.
    name: String,
    file: String,
    /// The zone in which the record's local times are read.
    time_zone: &'a str,
    durations: Lengths,
    /// The record, in the form in which it is written.
    record: &'a Postmortem,
}

/// How long things took.
#[derive(Serialize)]
struct Lengths {
    total: Option<Length>,
    to_detect: Option<Length>,
    to_acknowledge: Option<Length>,
    to_mitigate: Option<Length>,
    to_resolve: Option<Length>,
}

#[derive(Serialize)]
struct Length {
    /// Whole minutes, towards zero.
    minutes: i64,
    /// As people say it: `1 h 45 min`.
    text: String,
    approximate: bool,
}

fn length(span: Option<Span>) -> Option<Length> {
    span.map(|span| Length { minutes: span.minutes(), text: span.to_string(), approximate: span.approximate })
}

pub fn json(context: &Context, file: &Path, record: Postmortem, setting: Setting<'_>) -> Result<String> {
    let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let record = &match setting.profile {
        Profile::Internal => record,
        Profile::Public => public(&name, record, setting)?,
    };
    let zone = record.time_zone.or(context.config.time_zone).map_or(Tz::UTC, |zone| zone.0);
    let durations = Durations::of(record, Clock::new(zone));
    let shown = Shown {
        version: 1,
        name,
        file: context.shown_path(file).to_string_lossy().into_owned(),
        time_zone: zone.name(),
        durations: Lengths {
            total: length(durations.total),
            to_detect: length(durations.to_detect),
            to_acknowledge: length(durations.to_acknowledge),
            to_mitigate: length(durations.to_mitigate),
            to_resolve: length(durations.to_resolve),
        },
        record,
    };
    let cannot = |why| Error::new("the record cannot be written as JSON").because(why);
    let value = filled(serde_json::to_value(&shown).map_err(cannot)?);
    // A name must not be hidden by how its letters are escaped.
    setting.require_fit(&serde_json::to_string_pretty(&value).map_err(cannot)?, "record")?;
    as_json(&value)
}

/// What everybody may see of it, who know of no other incident.
fn public(name: &str, record: Postmortem, setting: Setting<'_>) -> Result<Postmortem> {
    let Some(mut shown) = setting.shown(record) else {
        return Err(Error::new(format!("`{name}` is not published for everybody, so it has no public form"))
            .hint("show it with `--profile internal`, or publish the record with `visibility: public`"));
    };
    name_only(&mut shown.record, |_| false);
    Ok(shown.record)
}

/// The same without what is empty.
fn filled(value: Value) -> Value {
    let is_filled = |value: &Value| match value {
        Value::Null => false,
        Value::Array(all) => !all.is_empty(),
        Value::Object(all) => !all.is_empty(),
        _ => true,
    };
    match value {
        Value::Array(all) => Value::Array(all.into_iter().map(filled).collect()),
        Value::Object(all) => {
            let all = all.into_iter().map(|(key, value)| (key, filled(value)));
            Value::Object(all.filter(|(_, value)| is_filled(value)).collect())
        }
        value => value,
    }
}
