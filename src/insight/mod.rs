//! What many incidents tell together: each of them in short, and the figures over all.
//!
//! Data from records alone, and without a clock: whoever shows them (pages, tables, a summary) asks here.

mod at_rest;
mod incident;

pub use incident::{Action, Incident};
