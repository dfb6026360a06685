//! What is done so that it does not happen again.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, ItemId, Line, Visibility, choice};

/// One measure, with somebody who answers for it and a day by which it is done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ActionItem {
    /// Its name in this record.
    pub id: Option<ItemId>,
    /// What will be done: begin with a verb, name the end.
    pub text: Option<Line>,
    /// What it is for.
    pub kind: Option<ActionKind>,
    /// The ids of the factors and lessons that it answers.
    pub addresses: Vec<ItemId>,
    /// The one person or role that answers for it.
    pub owner: Option<Line>,
    /// The day by which it is done.
    pub due: Option<Date>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// How far it is. Absent means `open`.
    pub status: Option<ActionStatus>,
    /// The day on which it was done or declined.
    pub closed: Option<Date>,
    /// Why it will not be done.
    pub declined_because: Option<Line>,
    /// How one can tell that it is done.
    #[schemars(example = &"load test at 2x peak leaves 20% of the pool free")]
    pub done_when: Option<Line>,
    /// Where it is tracked.
    #[schemars(extend("format" = "uri"))]
    pub tracker: Option<Line>,
    /// Who may read this action: a public render has those alone that are `public`.
    pub visibility: Option<Visibility>,
}

impl ActionItem {
    /// For how many days it has been late; `None` where it is not.
    pub fn days_late(&self, today: NaiveDate) -> Option<i64> {
        days_late(self.due, self.state(), today)
    }

    /// Its state, with the default.
    pub fn state(&self) -> ActionStatus {
        self.status.unwrap_or(ActionStatus::Open)
    }
}

/// For how many days an action has been late that was due on a day; `None` where it is not. The day itself still
/// counts. A day before its incident began is a slip of the pen: late all the same, or a slip would hide a promise.
pub fn days_late(due: Option<Date>, status: ActionStatus, today: NaiveDate) -> Option<i64> {
    let due = due.filter(|due| due.0 < today && status.is_open())?.0;
    Some((today - due).num_days())
}

choice! {
    /// What an action is for.
    ActionKind {
        /// It cannot happen again.
        Prevent = "prevent",
        /// It is noticed earlier.
        Detect = "detect",
        /// It does less harm.
        Mitigate = "mitigate",
        /// People work together better.
        Process = "process",
        /// It is written down.
        Document = "document",
        /// What was broken is mended.
        Repair = "repair",
        /// Something is found out.
        Investigate = "investigate",
    }
}

choice! {
    /// How far an action is.
    ActionStatus {
        /// Suggested; nobody has agreed yet.
        Proposed = "proposed",
        /// Agreed, not begun.
        Open = "open",
        /// Being done.
        InProgress = "in_progress",
        /// Done; `closed` says when.
        Done = "done",
        /// Will not be done; `declined_because` says why.
        Declined = "declined",
        /// Another action took its place.
        Superseded = "superseded",
    }
}

impl ActionStatus {
    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Open | Self::InProgress)
    }
}

choice! {
    /// How urgent an action is.
    Priority {
        /// Now, before anything else.
        P0 = "p0",
        /// Next.
        P1 = "p1",
        /// Soon.
        P2 = "p2",
        /// When there is time.
        P3 = "p3",
        /// Perhaps.
        P4 = "p4",
    }
}
