//! What was changed after publication.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Line, Moment};

/// One change after publication.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Revision {
    /// When it was changed.
    pub at: Option<Moment>,
    /// What was changed.
    pub what: Option<Line>,
}
