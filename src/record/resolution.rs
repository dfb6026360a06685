//! How it was ended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Line, Prose};

/// How the incident was ended.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Resolution {
    /// In one line.
    pub summary: Option<Line>,
    /// In full, as Markdown.
    pub detail: Option<Prose>,
}
