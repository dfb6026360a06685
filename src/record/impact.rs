//! What it did, to whom, and how much.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Line, Quantity, Timestamp, Users, choice};

/// What the incident did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Impact {
    /// In one line, what users met with.
    pub summary: Option<Line>,
    /// How many users felt it.
    pub users_affected: Option<Users>,
    /// What was counted.
    pub measures: Vec<Measure>,
    /// From when to when, where the harm was not one block.
    pub windows: Vec<Window>,
    /// Whether data was lost.
    pub data_loss: Option<DataLoss>,
}

/// Something that was counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Measure {
    /// What was counted.
    #[schemars(example = &"failed requests")]
    pub what: Option<Line>,
    /// How many, or how much.
    pub value: Option<Quantity>,
    /// In what unit.
    #[schemars(example = &"requests")]
    pub unit: Option<Line>,
    /// Whether this is an estimate.
    pub estimate: Option<bool>,
}

/// A stretch of harm.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Window {
    /// When it began.
    pub from: Option<Timestamp>,
    /// When it ended.
    pub to: Option<Timestamp>,
    /// How bad it was in this stretch.
    pub degree: Option<Degree>,
}

choice! {
    /// How bad a stretch of harm was.
    Degree {
        /// Nothing worked.
        Full = "full",
        /// Some of it, or for some.
        Partial = "partial",
        /// It worked, slowly or badly.
        Degraded = "degraded",
    }
}

choice! {
    /// Whether data was lost.
    DataLoss {
        /// No data was lost.
        None = "none",
        /// Data was lost and brought back.
        Recovered = "recovered",
        /// Data is gone.
        Lost = "lost",
    }
}
