//! Who responded, who reviewed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Line, Moment, Visibility, choice};

/// What most responses have; any other word will do.
pub const ROLES: [&str; 5] =
    ["incident_commander", "communications_lead", "operations_lead", "scribe", "subject_matter_expert"];

/// Somebody who took part in the response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Participant {
    /// A person or a role.
    pub who: Option<Line>,
    /// What they did: `incident_commander`, `communications_lead`, `operations_lead`, `scribe`,
    /// `subject_matter_expert`, or your own word.
    #[schemars(example = &"incident_commander")]
    pub role: Option<Line>,
    /// Who may read of them: a public render names those alone that are `public`.
    pub visibility: Option<Visibility>,
}

/// Somebody who read the record before it was published.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Review {
    /// A person or a role.
    pub who: Option<Line>,
    /// When they said it.
    pub at: Option<Moment>,
    /// What they said.
    pub verdict: Option<Verdict>,
}

choice! {
    /// What a reviewer said.
    Verdict {
        /// It may be published.
        Approved = "approved",
        /// Something has to change first.
        ChangesRequested = "changes_requested",
        /// Remarks, and no decision.
        Commented = "commented",
    }
}
