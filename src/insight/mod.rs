//! What many incidents tell together: each of them in short, and the figures over all.
//!
//! Data from records alone, and without a clock: whoever shows them (pages, tables, a summary) asks here.

mod at_rest;
mod counts;
mod factors;
mod figures;
mod follow_through;
mod glance;
mod incident;
mod quartiles;
mod recurrences;
mod response;
mod scope;
mod severities;

pub use counts::{Counts, Month};
pub use factors::Factors;
pub use figures::Figures;
pub use follow_through::{Ages, FollowThrough, Standing};
pub use glance::{Day, Glance};
pub use incident::{Action, Incident};
pub use quartiles::Summary;
pub use recurrences::{Recurrence, Recurrences};
pub use response::{Measure, Response};
pub use scope::{LeftOut, Scope};
pub use severities::{BySeverity, SERIES, Severities};

#[cfg(test)]
mod tests;
