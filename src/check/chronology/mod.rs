//! The written times of a record on one line, for rules about order: only those whose place on it is
//! certain, so that one defect gives one finding.
//!
//! Left out are times that a clock change skips or repeats, local times without a zone beside
//! absolute ones, and times whose year or month is a slip: each has a rule of its own.

mod dated;
mod disorder;
mod line;
mod months;
mod response;
mod slips;
mod timed;

pub use dated::{Dated, Entry, RESPONSE, Reached, event_field, is_told_by_the_timeline, window_field};
pub use disorder::Misplaced;
pub use line::Chronology;
pub use timed::Timed;
