//! The clerk of git: commits of exactly the paths it is given, what is staged, where hooks live.
//!
//! Plain work is done by libgit2, which needs no `git` program. Where libgit2 would lose something
//! that git keeps (hooks, signatures, filters, index formats it does not know), the `git` program
//! does it; where that is missing, the work is refused with the command to type. Never half a thing.

mod blob;
mod commit;
mod delegate;
mod diff;
mod environment;
mod former;
mod head;
mod held;
mod hooks;
mod identity;
mod lasting;
mod lock;
mod log;
mod needs;
mod paths;
mod plain;
mod program;
mod repository;
mod staged;
mod state;
mod unfinished;

pub use blob::Blob;
pub use commit::{Committed, Options};
pub use diff::unified_diff;
pub use environment::Environment;
pub use former::{Origins, Side};
pub use hooks::is_run;
pub use log::{Logged, Range};
pub use repository::Repository;
pub use staged::Changes;
