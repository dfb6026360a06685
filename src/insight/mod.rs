//! What many incidents tell together: each of them in short, and the figures over all.
//!
//! Data from records alone, and without a clock: whoever shows them (pages, tables, a summary) asks here.

mod alike;
mod at_rest;
mod axis;
mod counts;
mod digest;
mod factors;
mod figures;
mod follow_through;
mod glance;
mod incident;
mod owner;
mod quartiles;
mod recurrences;
mod response;
mod scope;
mod severities;
mod tally;

pub use alike::Alike;
pub use axis::Axis;
pub use counts::{Counts, Month};
pub use digest::{Anniversary, Ask, CameBack, Digest, New, Owed, Promised, Since, Waiting, Week};
pub use factors::Factors;
pub use figures::Figures;
pub use follow_through::{Ages, FollowThrough, Overdue, Standing, Stands};
pub use glance::{Day, Glance};
pub use incident::{Action, Incident};
pub use owner::{NOBODY, is_owner};
pub use quartiles::Summary;
pub use recurrences::{Recurrence, Recurrences};
pub use response::{Measure, Response};
pub use scope::{LeftOut, Scope, Uncounted, Wanted};
pub use severities::{BySeverity, SERIES, Severities};
pub use tally::Tally;

#[cfg(test)]
mod tests;
