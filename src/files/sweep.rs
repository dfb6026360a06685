//! What a write leaves behind when the machine dies in it, or the program is killed.

use std::fs::{self, DirEntry, File, TryLockError};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Names of files that are being written: hidden, so that no walk takes one for a record.
pub(super) const PREFIX: &str = ".hotwash-";
pub(super) const SUFFIX: &str = ".tmp";

/// Nobody writes for so long.
const OLD: Duration = Duration::from_secs(60);

/// Removes unfinished files of programs that are gone, from a folder and those right below it.
///
/// A file that is being written is locked by its writer, until it has its name. What cannot be
/// looked at or removed stays: it is in nobody's way.
pub fn sweep(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    for entry in entries.filter_map(Result::ok) {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep_files(&entry.path());
        } else {
            remove_if_left(&entry);
        }
    }
}

fn sweep_files(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    entries.filter_map(Result::ok).for_each(|entry| remove_if_left(&entry));
}

fn remove_if_left(entry: &DirEntry) {
    let name = entry.file_name();
    let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
    if is_ours && entry.file_type().is_ok_and(|kind| kind.is_file()) && is_left(&entry.path()) {
        let _ = fs::remove_file(entry.path());
    }
}

/// Whether a file is old, and nobody holds it. Between making and locking it, a file is young.
fn is_left(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let age = file
        .metadata()
        .and_then(|about| about.modified())
        .ok()
        .and_then(|then| SystemTime::now().duration_since(then).ok());
    match file.try_lock() {
        Ok(()) => age.is_some_and(|age| age > OLD),
        Err(TryLockError::WouldBlock) => false,
        // A file system without locks: a day is long enough for everybody.
        Err(TryLockError::Error(_)) => age.is_some_and(|age| age > OLD * 60 * 24),
    }
}
