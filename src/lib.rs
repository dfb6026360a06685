//! hotwash: write, proofread, publish and follow through incident postmortems.
//!
//! Rooms stand on floors, and use rooms on lower floors only (a test holds this):
//! `error`, `finding`, `examples` and `words`; `record` and `table`; `config` and `recurrence`; then `document`,
//! `report`, `render`, `wizard`, `files`, `follow`, `insight`, `search`, `serve` and `git`, which do not know each other;
//! `check` and `tracker`; `archive` and `import`; `cli`.

#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod archive;
pub mod check;
pub mod cli;
pub mod config;
pub mod document;
pub mod error;
pub mod examples;
pub mod files;
pub mod finding;
pub mod follow;
pub mod git;
pub mod import;
pub mod insight;
pub mod record;
pub mod recurrence;
pub mod render;
pub mod report;
pub mod search;
pub mod serve;
pub mod table;
pub mod tracker;
pub mod wizard;
pub mod words;
