//! Everything that is tested from outside, in one binary: each room's tests are a module of it.

mod document;
mod files;
mod examples;
mod files;
mod report;
mod schema;
