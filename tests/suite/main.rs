//! The one integration binary: each room's tests are a module of it.

mod files;
mod git;
