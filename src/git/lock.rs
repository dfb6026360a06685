//! Locks of other programs: waited for, named, never broken.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::repository::Repository;
use crate::error::Error;
use crate::finding::shown_path;

/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(50);

/// How often something may be tried within `patience`: at least once.
pub(super) fn attempts(patience: Duration) -> u128 {
    patience.as_millis() / PAUSE.as_millis() + 1
}

/// Waits before the next attempt.
pub(super) fn pause() {
    sleep(PAUSE);
}

impl Repository {
    /// The file by which a program says that it is writing the index.
    pub(super) fn index_lock(&self) -> PathBuf {
        let mut name = self.index_file().into_os_string();
        name.push(".lock");
        PathBuf::from(name)
    }

    /// Waits for the index to be free. Whether it is.
    pub(super) fn wait_for_index(&self, patience: Duration) -> bool {
        let lock = self.index_lock();
        for _ in 1..attempts(patience) {
            if !lock.exists() {
                return true;
            }
            pause();
        }
        !lock.exists()
    }
}

/// The error of a lock that did not go away.
pub(super) fn locked(lock: &Path) -> Error {
    Error::new(format!("another program has the repository locked: {} is there", shown_path(lock)))
        .hint("wait for it to end; if no git is running, it has crashed: remove that file, and run the command again")
}
