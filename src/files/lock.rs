//! One writer at a time, so that what several terminals write at once adds up.
//!
//! A record is replaced by renaming, so that a lock on the file itself would hold the old one. The
//! folder is locked instead: that leaves nothing behind, and ends with the program however it ends.

use std::fs::{File, TryLockError};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::trouble::explain;
use crate::error::Result;

/// The pause between two attempts: shorter than a record takes to be written.
const PAUSE: Duration = Duration::from_millis(5);

/// The right to change the files in a folder, as long as this lives.
#[derive(Debug)]
pub struct Lock {
    _held: File,
}

impl Lock {
    /// Locks a folder that is there. `None`: others had it all the time.
    ///
    /// Whoever writes without asking is not kept from it.
    pub fn take(folder: &Path, patience: Duration) -> Result<Option<Self>> {
        let failed = |why| explain(folder, "locked", why);
        // Not every system opens folders, nor every file system locks them.
        let held = match File::open(folder) {
            Ok(file) if is_lockable(&file) => file,
            _ => stand_in(folder).map_err(failed)?,
        };
        for _ in 0..=patience.as_millis() / PAUSE.as_millis() {
            match held.try_lock() {
                Ok(()) => return Ok(Some(Self { _held: held })),
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                Err(TryLockError::Error(why)) => return Err(failed(why)),
            }
        }
        Ok(None)
    }
}

/// Whether this can be locked at all, by us or by somebody else.
fn is_lockable(file: &File) -> bool {
    match file.try_lock_shared() {
        Ok(()) => file.unlock().is_ok(),
        Err(TryLockError::WouldBlock) => true,
        Err(TryLockError::Error(_)) => false,
    }
}

/// A file that is locked for a folder: among those that the system throws away.
fn stand_in(folder: &Path) -> io::Result<File> {
    let mut hasher = DefaultHasher::new();
    folder.canonicalize()?.hash(&mut hasher);
    let file: PathBuf = std::env::temp_dir().join(format!("hotwash-{:016x}.lock", hasher.finish()));
    // Somebody else's may be one that we only may read, which is enough.
    File::open(&file).or_else(|_| File::options().read(true).append(true).create(true).open(&file))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_holder_at_a_time_and_stays_empty() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::take(folder.path(), Duration::ZERO).unwrap().unwrap();
        assert!(Lock::take(folder.path(), Duration::from_millis(20)).unwrap().is_none());
        drop(held);
        assert!(Lock::take(folder.path(), Duration::ZERO).unwrap().is_some());
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }

    #[test]
    fn the_stand_in_is_one_file_by_whatever_way_a_folder_is_reached() {
        let folder = tempfile::tempdir().unwrap();
        let held = stand_in(folder.path()).unwrap();
        held.try_lock().unwrap();
        let other = stand_in(&folder.path().join(".")).unwrap();
        assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
    }
}
