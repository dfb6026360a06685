//! What belongs with a record: other incidents, and documents elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Line, RecordId, choice};

/// Another incident that belongs with this one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Related {
    /// The other record's id.
    pub id: Option<RecordId>,
    /// What this incident is to the other.
    pub relation: Option<Relation>,
}

choice! {
    /// What one incident is to another.
    Relation {
        /// The same failure came back.
        RecurrenceOf = "recurrence_of",
        /// Both have one cause.
        SameCause = "same_cause",
        /// The other one set this one off.
        CausedBy = "caused_by",
        /// Both records tell of one incident.
        DuplicateOf = "duplicate_of",
        /// This one came out of the work on the other.
        FollowUpOf = "follow_up_of",
    }
}

/// A document elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Reference {
    /// What it is.
    pub title: Option<Line>,
    /// Where it is.
    #[schemars(extend("format" = "uri"))]
    pub url: Option<Line>,
}
