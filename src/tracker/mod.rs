//! Action items to and from where teams keep them, by files: nothing here asks a server.
//!
//! Out: a script for GitHub's own program, tables for the importers of GitLab and Jira, a checklist. Back: what those
//! export. Each issue bears a line that names its action (`marker`), by which it is found again.

mod body;
mod checklist;
mod day;
mod escape;
mod export;
mod marker;
mod news;
mod read;
mod task;
mod ticket;

pub use checklist::{Part, checklist};
pub use day::Day;
pub use export::{Logins, github, gitlab, jira};
pub use marker::Marker;
pub use news::{Around, News, news};
pub use read::{Reading, read};
pub use task::Task;
pub use ticket::{State, Ticket};
