//! Findings that are meant to be so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Line};

/// A rule that this record may break, and why.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Allow {
    /// The rule's id.
    #[schemars(example = &"action-without-due-date")]
    pub rule: Option<Line>,
    /// Why it is right here.
    pub reason: Option<Line>,
    /// The last day on which this holds.
    pub until: Option<Date>,
}
