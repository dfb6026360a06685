//! One binary for all integration tests: one link, one start.
#![expect(clippy::unwrap_used, reason = "tests")]

mod arbitrary;
mod emit;
//! Everything that is tested from outside, in one binary.

mod document;
//! The integration tests, in one binary.

mod schema;
//! The one integration binary: each room's tests are a module of it.

mod files;
