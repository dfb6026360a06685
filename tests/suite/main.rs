//! One binary for all integration tests: one link, one start.
#![expect(clippy::unwrap_used, reason = "tests")]

mod arbitrary;
mod emit;
