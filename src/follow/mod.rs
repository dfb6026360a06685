//! Following through: what was promised, and what of it is late.
//!
//! Data from records alone: whoever shows it (the list of actions, pages, a summary) asks here.

mod pending;

pub use pending::{Pending, most_pressing_first, pending, promised, urgency};
