//! Everything that is tested from outside, in one binary.

mod document;
//! The integration tests, in one binary.

mod schema;
