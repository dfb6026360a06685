//! What a write leaves behind when the machine dies in it, or the program is killed.

use std::fs::{self, DirEntry, File, TryLockError};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Names of files that are being written: hidden, so that no walk takes one for a record.
pub(super) const PREFIX: &str = ".hotwash-";
pub(super) const SUFFIX: &str = ".tmp";

/// Where no lock says who is alive: nobody writes for so long.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

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

/// Whether a file of this name was being written, or is.
pub fn is_unfinished(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

fn sweep_files(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    entries.filter_map(Result::ok).for_each(|entry| remove_if_left(&entry));
}

fn remove_if_left(entry: &DirEntry) {
    let name = entry.file_name();
    if !name.to_str().is_some_and(is_unfinished) || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
        return;
    }
    if let Some(_held) = is_left(&entry.path()) {
        let _ = fs::remove_file(entry.path());
    }
}

/// Whether nobody holds a file. The lock stays until it is removed: who has just made it sees that, and
/// makes another.
fn is_left(path: &Path) -> Option<File> {
    let file = File::open(path).ok()?;
    let is_old = || {
        let then = file.metadata().and_then(|about| about.modified()).ok()?;
        SystemTime::now().duration_since(then).ok().filter(|age| *age > OLD)
    };
    match file.try_lock() {
        Ok(()) => Some(file),
        Err(TryLockError::WouldBlock) => None,
        // A file system without locks.
        Err(TryLockError::Error(_)) => is_old().map(|_| file),
    }
}

/// Takes a file that was just made for this program: others see that it is alive. `false`: somebody
/// took it for a leftover meanwhile.
pub(super) fn take(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => is_there(file),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => true,
    }
}

/// Whether a file that is open still has a name.
#[cfg(unix)]
fn is_there(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.metadata().is_ok_and(|about| about.nlink() > 0)
}

/// Elsewhere what is open cannot be removed.
#[cfg(not(unix))]
const fn is_there(_: &File) -> bool {
    true
}
