//! The clerk of the file system: the only one that reads, writes, finds and removes files.
//!
//! Reading is bounded, writing is whole or not at all, and a walk never leaves the folder it was
//! started in. Every error names the path and what to do about it.

#![expect(clippy::disallowed_methods, reason = "the clerk of the file system")]

mod find;
mod folder;
mod inside;
mod lock;
mod read;
mod sheet;
mod stamp;
mod sweep;
mod trouble;
mod watch;
mod write;

pub use find::{find_up, records_below, templates_below};
pub use folder::{create_folder, exists, is_empty_folder, modified, remove, rename};
pub use inside::inside;
pub use lock::Lock;
pub use read::{LONGEST_TEXT, read_if_small, read_limited, read_text};
pub use sheet::Sheet;
pub use stamp::Stamp;
pub use sweep::sweep;
pub use watch::{Depth, Watcher};
pub use write::{make_executable, write_atomic, write_remakable};
