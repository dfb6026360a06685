//! Commits of exactly the paths that are given: what else is staged or changed stays as it was.

use std::path::PathBuf;
use std::time::Duration;

use super::paths::relative;
use super::repository::Repository;
use crate::error::{Error, Result};

/// How a commit is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How long to wait for another program's lock.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { patience: Duration::from_secs(2) }
    }
}

/// A commit that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// As `git log --oneline` shows it.
    pub short_id: String,
    /// The branch it is on. None: HEAD is detached, and the commit is on no branch.
    pub branch: Option<String>,
    /// What hooks said; mostly empty.
    pub output: String,
}

impl Committed {
    /// Whether the commit is on no branch, and is lost when another is checked out.
    pub const fn detached(&self) -> bool {
        self.branch.is_none()
    }
}

impl Repository {
    /// Commits the files at `paths` as they are in the work tree (added, changed or deleted), and
    /// nothing else. None: they are as in the last commit.
    ///
    /// # Errors
    /// Whatever fails, HEAD, the index and the files are as they were. Refused: a bare repository; a
    /// merge, rebase or the like under way; no identity; an ignored path; a lock that outlasts the
    /// patience; a hook that says no (its output is the cause); a commit that needs the `git`
    /// program where there is none.
    pub fn commit(&self, paths: &[PathBuf], message: &str, options: Options) -> Result<Option<Committed>> {
        let work_tree = self.fit_to_commit()?;
        let paths = relative(work_tree, paths)?;
        if paths.is_empty() {
            return Ok(None);
        }
        if message.trim().is_empty() {
            return Err(Error::new("a commit needs a message"));
        }
        let reason = self.needs_git(&paths)?;
        if let Some(reason) = &reason {
            self.require_program(&paths, reason)?;
        }
        self.identity_check()?;
        self.refuse_ignored(&paths)?;
        match reason {
            Some(reason) => self.commit_by_program(&paths, message, &reason, options),
            None => self.commit_plainly(&paths, message, options),
        }
    }
}
