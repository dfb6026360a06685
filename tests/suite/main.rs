//! The integration tests, in one binary.

mod catalogue;
mod rules;
