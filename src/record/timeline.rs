//! What happened when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Line, Prose, Timestamp, Visibility, choice};

/// One entry of the timeline.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Event {
    /// When it happened.
    pub at: Option<Timestamp>,
    /// What sort of event it is; events of a milestone's kind set that milestone.
    pub kind: Option<EventKind>,
    /// What happened.
    pub text: Option<Prose>,
    /// The role or system that did it.
    #[schemars(example = &"monitoring")]
    pub by: Option<Line>,
    /// Links to graphs, logs and tickets that show it.
    pub evidence: Vec<Line>,
    /// Whether it also stands in the short renders.
    pub highlight: Option<bool>,
    /// Who may read this event: a public render has those alone that are `public`.
    pub visibility: Option<Visibility>,
}

choice! {
    /// What sort of event it is.
    EventKind {
        /// Something was changed: a deploy, a flag, a setting.
        Change = "change",
        /// First harm.
        Started = "started",
        /// An alert fired.
        Alerted = "alerted",
        /// Somebody or something noticed.
        Detected = "detected",
        /// Somebody reported it.
        Reported = "reported",
        /// A responder took it on.
        Acknowledged = "acknowledged",
        /// It was declared an incident.
        Declared = "declared",
        /// More people were called in.
        Escalated = "escalated",
        /// Something was suspected.
        Hypothesis = "hypothesis",
        /// A suspicion that cost time and was wrong.
        MisleadingPath = "misleading_path",
        /// Something was found out.
        Finding = "finding",
        /// The cause was known.
        Identified = "identified",
        /// A choice was made.
        Decision = "decision",
        /// Something was done about it.
        Action = "action",
        /// The harm ended, perhaps by a stopgap.
        Mitigated = "mitigated",
        /// A change was taken back.
        RolledBack = "rolled_back",
        /// It came back.
        Reoccurred = "reoccurred",
        /// It recovered by itself or by what was done.
        Recovered = "recovered",
        /// All is as it should be.
        Resolved = "resolved",
        /// Somebody was told.
        Communicated = "communicated",
        /// One responder took over from another.
        Handoff = "handoff",
        /// Anything else worth keeping.
        Note = "note",
        /// The incident was closed.
        Closed = "closed",
    }
}
