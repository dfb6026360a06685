//! The clerk of the file system: the only one that reads, writes, finds and removes files.
//!
//! Reading is bounded, writing is whole or not at all, and a walk never leaves the folder it was
//! started in. Every error names the path and what to do about it.

#![expect(clippy::disallowed_methods, reason = "the clerk of the file system")]

mod alike;
mod exchange;
mod find;
mod folder;
mod inside;
mod lock;
mod look;
mod many;
mod new;
mod place;
mod read;
mod sheet;
mod stamp;
mod sweep;
mod tree;
mod trouble;
mod watch;
mod write;

pub use alike::make_alike;
pub use exchange::{Exchanged, exchange};
pub use find::{Documents, documents_below, find_up, json_below, records_below, templates_below};
pub use folder::{create_folder, exists, is_empty_folder, modified, remove, rename};
pub use inside::inside;
pub use lock::Lock;
pub use look::{Look, folder_number, is_mount, look, look_at};
pub use many::write_many;
pub use new::{Linked, create_new, create_one_folder, link, move_to, remove_empty_folder, remove_tree, take_place};
pub use place::{create_private_folder, files_in, is_stood_in, real_folder};
pub use read::{LONGEST_TEXT, read_if_small, read_limited, read_text};
pub use sheet::Sheet;
pub use stamp::Stamp;
pub use sweep::{is_unfinished, sweep};
pub use tree::{Found, Tree};
pub use watch::{Depth, Watcher};
pub use write::{make_executable, write_atomic, write_remakable};
