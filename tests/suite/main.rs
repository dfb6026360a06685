//! The one integration binary.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod spoken;
mod wizard;
