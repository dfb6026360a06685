//! The one integration binary: each room's tests are a module of it.

mod arbitrary;
mod document;
mod edit;
mod emit;
mod files;
mod schema;
