//! The moments that durations are measured between.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EventKind, Timestamp};

/// The moments of an incident. One that is not written is taken from the first event of its kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Milestones {
    /// First harm, also when nobody had noticed yet.
    pub started: Option<Timestamp>,
    /// Somebody or something noticed.
    pub detected: Option<Timestamp>,
    /// A responder took it on.
    pub acknowledged: Option<Timestamp>,
    /// It was declared an incident.
    pub declared: Option<Timestamp>,
    /// More people were called in.
    pub escalated: Option<Timestamp>,
    /// The cause was known.
    pub identified: Option<Timestamp>,
    /// The public was told.
    pub public_notified: Option<Timestamp>,
    /// The harm ended, perhaps by a stopgap.
    pub mitigated: Option<Timestamp>,
    /// All is as it should be.
    pub resolved: Option<Timestamp>,
    /// The incident was closed.
    pub closed: Option<Timestamp>,
}

/// One of the [`Milestones`], by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Milestone {
    Started,
    Detected,
    Acknowledged,
    Declared,
    Escalated,
    Identified,
    PublicNotified,
    Mitigated,
    Resolved,
    Closed,
}

impl Milestone {
    /// All of them, in the order in which they usually come.
    pub const ALL: [Self; 10] = [
        Self::Started,
        Self::Detected,
        Self::Acknowledged,
        Self::Declared,
        Self::Escalated,
        Self::Identified,
        Self::PublicNotified,
        Self::Mitigated,
        Self::Resolved,
        Self::Closed,
    ];

    /// The key under `milestones`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Detected => "detected",
            Self::Acknowledged => "acknowledged",
            Self::Declared => "declared",
            Self::Escalated => "escalated",
            Self::Identified => "identified",
            Self::PublicNotified => "public_notified",
            Self::Mitigated => "mitigated",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
        }
    }

    /// The kind of event that marks it; `None` where events have no such kind.
    pub const fn event(self) -> Option<EventKind> {
        Some(match self {
            Self::Started => EventKind::Started,
            Self::Detected => EventKind::Detected,
            Self::Acknowledged => EventKind::Acknowledged,
            Self::Declared => EventKind::Declared,
            Self::Escalated => EventKind::Escalated,
            Self::Identified => EventKind::Identified,
            Self::PublicNotified => return None,
            Self::Mitigated => EventKind::Mitigated,
            Self::Resolved => EventKind::Resolved,
            Self::Closed => EventKind::Closed,
        })
    }
}

impl Milestones {
    pub const fn get(&self, milestone: Milestone) -> Option<&Timestamp> {
        match milestone {
            Milestone::Started => self.started.as_ref(),
            Milestone::Detected => self.detected.as_ref(),
            Milestone::Acknowledged => self.acknowledged.as_ref(),
            Milestone::Declared => self.declared.as_ref(),
            Milestone::Escalated => self.escalated.as_ref(),
            Milestone::Identified => self.identified.as_ref(),
            Milestone::PublicNotified => self.public_notified.as_ref(),
            Milestone::Mitigated => self.mitigated.as_ref(),
            Milestone::Resolved => self.resolved.as_ref(),
            Milestone::Closed => self.closed.as_ref(),
        }
    }

    /// The same, to be written.
    pub const fn get_mut(&mut self, milestone: Milestone) -> &mut Option<Timestamp> {
        match milestone {
            Milestone::Started => &mut self.started,
            Milestone::Detected => &mut self.detected,
            Milestone::Acknowledged => &mut self.acknowledged,
            Milestone::Declared => &mut self.declared,
            Milestone::Escalated => &mut self.escalated,
            Milestone::Identified => &mut self.identified,
            Milestone::PublicNotified => &mut self.public_notified,
            Milestone::Mitigated => &mut self.mitigated,
            Milestone::Resolved => &mut self.resolved,
            Milestone::Closed => &mut self.closed,
        }
    }
}
