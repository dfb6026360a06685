//! Everything that is tested from outside, in one binary.

mod document;
mod examples;
mod files;
mod report;
mod schema;
