//! Times as numbers, for what is kept between two runs: in a tenth of the time that texts take.

#![expect(clippy::ref_option, reason = "the form that serde calls")]

use chrono::Duration;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::{Instant, Span};

/// An instant as seconds of the Unix epoch.
pub mod instant {
    use super::{Deserialize, Deserializer, Instant, Serialize, Serializer};

    pub fn serialize<S: Serializer>(instant: &Option<Instant>, serializer: S) -> Result<S::Ok, S::Error> {
        instant.map(|instant| instant.timestamp()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Instant>, D::Error> {
        let seconds: Option<i64> = Option::deserialize(deserializer)?;
        Ok(seconds.and_then(|seconds| Instant::from_timestamp(seconds, 0)))
    }
}

/// A span as seconds, and whether they are exact.
pub mod span {
    use super::{Deserialize, Deserializer, Duration, Serialize, Serializer, Span};

    pub fn serialize<S: Serializer>(span: &Option<Span>, serializer: S) -> Result<S::Ok, S::Error> {
        span.map(|span| (span.length.num_seconds(), span.approximate)).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Span>, D::Error> {
        let span: Option<(i64, bool)> = Option::deserialize(deserializer)?;
        Ok(span.and_then(|(seconds, approximate)| Some(Span { length: Duration::try_seconds(seconds)?, approximate })))
    }
}
