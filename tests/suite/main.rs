//! Everything that is tested from outside, in one binary: each room's tests are a module of it.
//! One binary for all integration tests: one link, one start.
#![expect(clippy::unwrap_used, reason = "tests")]

mod arbitrary;
mod emit;
//! Everything that is tested from outside, in one binary.

mod document;
mod files;
mod examples;
mod files;
mod report;
mod schema;
//! The one integration binary.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod spoken;
//! The integration tests, in one binary.

mod catalogue;
mod rules;
