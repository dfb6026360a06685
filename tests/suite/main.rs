//! The integration tests, in one binary.

mod catalogue;
mod missing;
mod one_defect;
mod rules;
