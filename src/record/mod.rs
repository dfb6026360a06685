//! The record: one incident, typed.
//!
//! One small file a concept. Scalars are newtypes, read by `FromStr` and written by `Display`;
//! serde and the JSON Schema go through them. Everything is optional here: an `Option` means that
//! the author left it out, and what a status needs is a rule's business (`missing-field`).
//! The doc comments are what editors show on hover.

mod action;
mod allow;
mod cause;
mod classify;
mod communication;
mod derived;
mod detection;
mod id;
mod impact;
mod lesson;
mod link;
mod milestones;
mod number;
mod people;
mod postmortem;
mod resolution;
mod revision;
pub(crate) mod scalar;
mod schema;
mod spot;
mod text;
mod texts;
mod time;
mod timeline;
mod times;
mod trace;

pub use action::{ActionItem, ActionKind, ActionStatus, Priority, days_late};
pub use allow::Allow;
pub use cause::{Factor, RootCause, Why};
pub use classify::{Kind, Status, Visibility};
pub use communication::Communication;
pub use derived::{Durations, MilestoneSource, Milestoned};
pub use detection::{Detection, DetectionMethod};
pub use id::{ItemId, RecordId, day_in_name, record_name, slug};
pub use impact::{DataLoss, Degree, Impact, Measure, Window};
pub use lesson::{Lesson, Lessons};
pub use link::{Reference, Related, Relation};
pub use milestones::{Milestone, Milestones};
pub use number::{Quantity, Users};
pub use people::{Participant, ROLES, Review, Verdict};
pub use postmortem::{Custom, Postmortem};
pub use resolution::Resolution;
pub use revision::Revision;
pub use schema::{inlined, postmortem_schema};
pub use spot::Spot;
pub use text::{Line, Prose};
pub use texts::{Role, Text};
pub use time::{
    Clock, Date, Instant, LooseClock, Moment, Offset, Placed, Span, Steady, TimeZone, Timestamp, Tz, TzOffset,
    loose_clock, spoken,
};
pub use timeline::{Event, EventKind};
pub use times::TimePlace;
pub use trace::{Trace, Traced, TracedAs};

pub(crate) use scalar::choice;
