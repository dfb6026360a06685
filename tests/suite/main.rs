//! Everything that is tested from outside, in one binary: each room's tests are a module of it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod allow;
mod answers;
mod arbitrary;
mod archive_writer;
mod catalogue;
mod cli_actions;
mod cli_archive;
mod cli_check;
mod cli_digest;
mod cli_during;
mod cli_find;
mod cli_fix;
mod cli_harmless;
mod cli_hook;
mod cli_import;
mod cli_list;
mod cli_named;
mod cli_narrow;
mod cli_serve;
mod cli_similar;
mod cli_staged;
mod cli_stats;
mod cli_trace;
mod docs;
mod document;
mod durations;
mod edit;
mod emit;
mod examples;
mod files;
mod git;
mod goldens;
#[cfg(target_os = "linux")]
mod killed;
mod layers;
mod leak;
mod missing;
mod one_defect;
mod oracle;
mod own;
mod quick_look;
mod recurrence;
mod render;
mod report;
mod rule_examples;
mod rules;
mod sandbox;
mod schema;
mod search;
mod spoken;
mod terminal;
mod wizard;
