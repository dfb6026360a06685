//! Findings as text: one format a file. Nothing here prints, and nothing looks at a file.
//!
//! Findings come in their order (`Finding::order`); every format keeps it.

mod human;
mod json;
mod short;
mod source_line;
mod totals;

pub use human::human;
pub use json::json;
pub use short::short;

pub use totals::{Totals, counted};
