//! The integration tests, in one binary.

mod catalogue;
mod durations;
mod missing;
mod one_defect;
mod rules;
