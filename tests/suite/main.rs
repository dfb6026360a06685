//! The integration tests, in one binary.

mod catalogue;
mod one_defect;
mod rules;
