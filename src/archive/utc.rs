//! An instant, as programs read it.

use std::borrow::Cow;
use std::fmt;

use chrono::Datelike as _;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::record::{Instant, Offset, Timestamp};

/// `2023-08-10T15:30:00Z`: RFC 3339, in UTC.
#[derive(Debug, Clone, Copy, Default)]
pub struct Utc(Instant);

impl Utc {
    /// `None` for an instant whose year has no four digits: an offset can lead there.
    pub fn of(instant: Instant) -> Option<Self> {
        (0..=9999).contains(&instant.year()).then_some(Self(instant))
    }
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let naive = self.0.naive_utc();
        // The form of a record, which is written digit by digit.
        Timestamp { naive, offset: Some(Offset::Utc), seconds: true, approximate: false }.fmt(f)
    }
}

impl Serialize for Utc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Utc {
    fn schema_name() -> Cow<'static, str> {
        "Utc".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time", "examples": ["2023-08-10T15:30:00Z"] })
    }
}
