//! Events from what other programs write: tables (CSV), JSON, exports of Slack, commits of git.
//!
//! Each reader hands back a [`Feed`]: what may become an event of one record, with its time in that record's form, and
//! what could not be read, by its place in the source. Nothing is guessed: a row whose time can mean two is told, and
//! kept out. Which column or key is which follows from common names, and a [`Mapping`] says it where they do not.

mod clean;
mod commits;
mod csv;
mod ground;
mod guess;
mod json;
mod mapping;
mod marks;
mod offered;
mod raw;
mod slack;
mod table;
mod times;

pub use commits::commits;
pub use csv::csv;
pub use ground::Ground;
pub use json::{Rows, json, rows};
pub use mapping::{Field, Mapping};
pub use offered::{Feed, Offered, Unread};
pub use slack::{People, is_slack, slack};

#[cfg(test)]
mod tests;
