//! What was said to whom during the incident.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Line, Prose, Timestamp, Visibility};

/// One message about the incident.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Communication {
    /// To whom.
    #[schemars(example = &"customers")]
    pub audience: Option<Line>,
    /// When.
    pub at: Option<Timestamp>,
    /// By what way.
    #[schemars(example = &"status page")]
    pub channel: Option<Line>,
    /// What was said.
    pub text: Option<Prose>,
    /// Who may read it: a public render has those alone that are `public`.
    pub visibility: Option<Visibility>,
}
