//! Why it happened.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ItemId, Line, Prose};

/// The cause that everything else followed from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RootCause {
    /// In one line, for the issue summary.
    pub summary: Option<Line>,
    /// In full, as Markdown.
    pub detail: Option<Prose>,
}

/// A condition without which it would not have happened, or not as badly.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Factor {
    /// The name by which actions refer to it.
    pub id: Option<ItemId>,
    /// The condition.
    pub text: Option<Prose>,
    /// What sort of condition it is, for figures over many incidents.
    #[schemars(example = &"configuration")]
    pub category: Option<Line>,
    /// Whether it is a root cause.
    pub root: Option<bool>,
}

/// One step of a chain of whys.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Why {
    /// The question.
    pub why: Option<Line>,
    /// Its answer, which the next step asks about.
    pub because: Option<Line>,
}
