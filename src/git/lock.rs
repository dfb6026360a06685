//! The lock of the index: that of other programs is waited for, named, never broken. That of a hotwash
//! that died is taken over.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, UNIX_EPOCH};

use git2::{ErrorClass, ErrorCode, Index, Oid};
use tempfile::TempPath;

use super::held::{Held, make_sure};
use super::lasting::SETTING;
use super::repository::Repository;
use super::unfinished::Unfinished;
use crate::error::Error;
use crate::finding::shown_path;

/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(50);

/// What the name of a lock has after that of the file.
const LOCK: &str = ".lock";
/// What a lock of ours begins with: those of git never hold this.
const MARK: &str = "# locked by hotwash\n";

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
///
/// The file of the lock is itself locked, which ends with the program however it ends: one with our
/// mark that can be locked was left by a program that is dead.
pub(super) struct IndexLock {
    file: PathBuf,
    /// Goes away when this does, and before it can be locked by others.
    path: TempPath,
    held: Held,
    /// What the program that died was at.
    pub left: Option<Unfinished>,
}

impl IndexLock {
    /// Locks the index at `file`, as git does. [`ErrorCode::Locked`]: somebody else has.
    pub(super) fn take(file: &Path) -> Result<Self, git2::Error> {
        let path = beside(file, LOCK);
        if let Some(lock) = Self::of_the_dead(file, &path) {
            return Ok(lock);
        }
        let held = Held::made(&path, &[MARK, SETTING].concat()).map_err(|why| {
            let code = if why.kind() == ErrorKind::AlreadyExists { ErrorCode::Locked } else { ErrorCode::GenericError };
            git2::Error::new(code, ErrorClass::Index, format!("the index cannot be locked: {why}"))
        })?;
        Ok(Self { file: file.to_owned(), path: whole(path)?, held, left: None })
    }

    /// The lock at `path`, where a hotwash left it that did not live to take it away.
    fn of_the_dead(file: &Path, path: &Path) -> Option<Self> {
        let (held, text, written) = Held::taken(path)?;
        let left = Unfinished::read(text.strip_prefix(MARK)?, written);
        Some(Self { file: file.to_owned(), path: whole(path.to_owned()).ok()?, held, left })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Notes which commit is about to be made the newest, for whoever comes after a crash.
    pub(super) fn note(&mut self, commit: Oid) -> Result<(), git2::Error> {
        self.held.note(&Unfinished::written(commit)).map_err(|why| failed(&why))
    }

    /// Makes `index` the content of the file, all of it or nothing.
    pub(super) fn write(&self, library: &git2::Repository, index: &Index) -> Result<(), git2::Error> {
        let path = beside(&self.file, ".hotwash");
        // Who holds the lock is the only one who writes these: any that are there were left half.
        for left in [beside(&path, LOCK), path.clone()] {
            drop(whole(left)?);
        }
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
        let written = whole(path)?;
        // An index that a power failure has emptied would stop all of git.
        make_sure(&written).map_err(|why| failed(&why))?;
        written.persist(&self.file).map_err(|why| failed(&why.error))
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

/// A file that goes away when this does.
fn whole(path: PathBuf) -> Result<TempPath, git2::Error> {
    TempPath::try_from_path(path).map_err(|why| failed(&why))
}

fn failed(why: &std::io::Error) -> git2::Error {
    git2::Error::new(ErrorCode::GenericError, ErrorClass::Index, format!("the index cannot be written: {why}"))
}

/// The file beside another with a longer name.
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    file.with_file_name(name)
}

impl Repository {
    /// The file by which a program says that it is writing the index.
    pub(super) fn index_lock(&self) -> PathBuf {
        beside(&self.index_file(), LOCK)
    }

    /// Waits for the index to be free. Whether it is.
    pub(super) fn wait_for_index(&self, patience: Duration) -> bool {
        let lock = self.index_lock();
        for attempt in 1..=attempts(patience) {
            if let Some(dead) = IndexLock::of_the_dead(&self.index_file(), &lock) {
                self.clear(dead.left.as_ref());
            }
            if !lock.exists() {
                return true;
            }
            if attempt < attempts(patience) {
                pause();
            }
        }
        false
    }
}

/// The error of a lock that did not go away.
pub(super) fn locked(lock: &Path) -> Error {
    Error::new(format!("another program has the repository locked: {} is there", shown_path(lock)))
        .hint("wait for it to end; if no git is running, it has crashed: remove that file, and run the command again")
}
