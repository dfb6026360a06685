//! The lock of the index: that of other programs is waited for, named, never broken.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, UNIX_EPOCH};

use git2::{ErrorClass, ErrorCode, Index};
use tempfile::{Builder, NamedTempFile, TempPath};

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

/// The index of a repository, which nobody else writes as long as this lives.
///
/// libgit2 locks it for the time of writing alone, so that a change between its reading and its
/// writing is undone.
pub(super) struct IndexLock {
    file: PathBuf,
    /// Goes away when this does.
    _lock: NamedTempFile,
}

impl IndexLock {
    /// Locks the index at `file`, as git does. [`ErrorCode::Locked`]: somebody else has.
    pub(super) fn take(file: &Path) -> Result<Self, git2::Error> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let lock = Builder::new().prefix(&lock_of(file)).rand_bytes(0).tempfile_in(folder).map_err(|why| {
            let code = if why.kind() == ErrorKind::AlreadyExists { ErrorCode::Locked } else { ErrorCode::GenericError };
            git2::Error::new(code, ErrorClass::Index, format!("the index cannot be locked: {why}"))
        })?;
        Ok(Self { file: file.to_owned(), _lock: lock })
    }

    /// Makes `index` the content of the file, all of it or nothing.
    pub(super) fn write(&self, library: &git2::Repository, index: &Index) -> Result<(), git2::Error> {
        let failed = |why: std::io::Error| {
            git2::Error::new(ErrorCode::GenericError, ErrorClass::Index, format!("the index cannot be written: {why}"))
        };
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let beside = Builder::new().prefix("index-").tempfile_in(folder).map_err(failed)?.into_temp_path();
        let path = beside.to_path_buf();
        // An empty file is no index: only its name is wanted.
        beside.close().map_err(failed)?;
        let mut copy = Index::open_ext(&path, library.object_format())?;
        let written = self.written();
        for mut entry in index.iter() {
            // A file that changed in the second in which the index was written looks unchanged once
            // the index is newer. Without a size, git looks at what the file holds.
            if i64::from(entry.mtime.seconds()) >= written {
                entry.file_size = 0;
            }
            copy.add(&entry)?;
        }
        copy.write()?;
        TempPath::try_from_path(path).map_err(failed)?.persist(&self.file).map_err(|why| failed(why.error))
    }
}

impl IndexLock {
    /// When the index was last written, in seconds; 0 where that is not known.
    fn written(&self) -> i64 {
        let time = self.file.metadata().and_then(|about| about.modified()).ok();
        let since = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        since.and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0)
    }
}

/// The name of the file by which a program says that it is writing the index.
fn lock_of(index: &Path) -> OsString {
    let mut name = index.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    name
}

impl Repository {
    /// The file by which a program says that it is writing the index.
    pub(super) fn index_lock(&self) -> PathBuf {
        let index = self.index_file();
        index.with_file_name(lock_of(&index))
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
