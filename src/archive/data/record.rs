//! One record whole, with what follows from it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::{filled, schema};
use crate::archive::address::Address;
use crate::archive::plan::Plan;
use crate::archive::utc::Utc;
use crate::archive::{FOLDER, incident_path};
use crate::error::Result;
use crate::insight::Incident;
use crate::record::{Clock, Durations, Milestone, Milestoned, Postmortem, Span, Timestamp, Tz, postmortem_schema};

/// Where an incident's record lies.
pub fn path(name: &str) -> String {
    format!("{FOLDER}{name}.json")
}

/// One incident: its record as it is written, and what follows from it. What is empty is left out.
///
/// Frozen: a contract with whoever reads it. Fields may come, none goes or changes its meaning without another
/// version.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("required" = ["$schema", "version", "name", "page", "time_zone", "record"]))]
pub struct RecordData<'a> {
    /// The schema of this file, relative to it.
    #[serde(rename = "$schema")]
    schema: &'static str,
    /// The version of this format.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// The record's name: its id, else what its file's name makes.
    name: &'a str,
    /// The incident's page, relative to the site's folder.
    page: String,
    /// The incident's page, where the site's address is configured.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// The zone in which the record's local times are read: its own, else that of the configuration, else UTC.
    time_zone: &'a str,
    /// When the record last changed by its own account: revised, published, or ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Utc>,
    times: Times<'a>,
    durations: Lengths,
    /// The record, in the form in which it is written.
    #[schemars(schema_with = "record_schema")]
    record: &'a Postmortem,
}

/// The record's times in UTC, at the places that they have in the record. Null is a time that never was, or that is
/// not written.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("required" = []))]
struct Times<'a> {
    /// Also those that follow from the timeline.
    milestones: Moments<'a>,
    /// One for each event.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timeline: Vec<Option<Utc>>,
    /// One for each of `impact.windows`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    windows: Vec<Ends>,
    /// One for each message.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    communications: Vec<Option<Utc>>,
}

/// A stretch of harm.
#[derive(Debug, Serialize, JsonSchema)]
struct Ends {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Utc>,
}

/// How long things took.
#[derive(Debug, Serialize, JsonSchema)]
struct Lengths {
    /// From started to resolved, else to mitigated.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<Length>,
    /// From started to detected.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_detect: Option<Length>,
    /// From detected to acknowledged.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_acknowledge: Option<Length>,
    /// From started to mitigated.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_mitigate: Option<Length>,
    /// From started to resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_resolve: Option<Length>,
}

/// One length of time.
#[derive(Debug, Serialize, JsonSchema)]
struct Length {
    /// Whole minutes, towards zero.
    minutes: i64,
    /// As people say it: `1 h 45 min`.
    text: String,
    /// Whether it comes from times that are approximate.
    approximate: bool,
}

/// The milestones that a record has, by name.
#[derive(Debug)]
struct Moments<'a>(Milestoned<'a>, Clock);

impl<'a> RecordData<'a> {
    /// The data of an incident whose record, as its readers may see it, this is.
    pub fn new(incident: &'a Incident, record: &'a Postmortem, plan: Plan<'_>) -> Self {
        let page = incident_path(&incident.name);
        let zone = record.time_zone.or(plan.config.time_zone).map_or(Tz::UTC, |zone| zone.0);
        let clock = Clock::new(zone);
        let utc = |time: &Option<Timestamp>| instant(clock, time.as_ref());
        let windows = record.impact.iter().flat_map(|impact| &impact.windows);
        let durations = Durations::of(record, clock);
        let length = |span: Option<Span>| {
            span.map(|span| Length { minutes: span.minutes(), text: span.to_string(), approximate: span.approximate })
        };
        Self {
            schema: schema::RECORD_FROM_RECORD,
            version: 1,
            name: &incident.name,
            url: Address::seen_from(&page, plan).whole(&page),
            page,
            time_zone: zone.name(),
            updated: incident.updated.and_then(Utc::of),
            times: Times {
                milestones: Moments(Milestoned::new(record), clock),
                timeline: record.timeline.iter().map(|event| utc(&event.at)).collect(),
                windows: windows.map(|window| Ends { from: utc(&window.from), to: utc(&window.to) }).collect(),
                communications: record.communications.iter().map(|message| utc(&message.at)).collect(),
            },
            durations: Lengths {
                total: length(durations.total),
                to_detect: length(durations.to_detect),
                to_acknowledge: length(durations.to_acknowledge),
                to_mitigate: length(durations.to_mitigate),
                to_resolve: length(durations.to_resolve),
            },
            record,
        }
    }

    pub fn json(&self) -> Result<String> {
        let mut text = filled::json(self)?;
        text.push('\n');
        Ok(text)
    }
}

fn instant(clock: Clock, time: Option<&Timestamp>) -> Option<Utc> {
    time.and_then(|time| clock.instant(time)).and_then(Utc::of)
}

impl Serialize for Moments<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for milestone in Milestone::ALL {
            if let Some(time) = instant(self.1, self.0.get(milestone).map(|(time, _)| time)) {
                map.serialize_entry(milestone.key(), &time)?;
            }
        }
        map.end()
    }
}

impl JsonSchema for Moments<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Moments".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let moment = Utc::json_schema(generator);
        let keys = Milestone::ALL.into_iter().map(|milestone| (milestone.key().to_owned(), moment.clone().into()));
        let properties: serde_json::Map<String, serde_json::Value> = keys.collect();
        json_schema!({ "type": "object", "properties": properties })
    }
}

fn record_schema(_: &mut SchemaGenerator) -> Schema {
    let mut schema = postmortem_schema();
    if let Some(object) = schema.as_object_mut() {
        // The whole says it.
        object.remove("$schema");
    }
    Schema::try_from(schema).unwrap_or_default()
}
