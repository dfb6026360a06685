//! A repository whose commits are on the disk when they are told of.

use git2::{ConfigLevel, RepositoryOpenFlags};

use super::lock::IndexLock;
use super::repository::Repository;

/// In the language of git's configuration: objects and branches are made sure of (fsync) when they are
/// written. Without it, a power failure soon after a commit leaves empty files, and git reads none of
/// its history.
pub(super) const SETTING: &str = "[core]\n\tfsyncObjectFiles = true\n";

impl Repository {
    /// libgit2 anew: it looks at the setting when the first object is asked for, and `lock` has it.
    pub(super) fn lasting(&self, lock: &IndexLock) -> Result<git2::Repository, git2::Error> {
        let mut flags = RepositoryOpenFlags::NO_SEARCH;
        flags.set(RepositoryOpenFlags::FROM_ENV, self.environment.configuration);
        let library = git2::Repository::open_ext(&self.git_folder, flags, std::iter::empty::<&str>())?;
        if let Some(work_tree) = &self.environment.work_tree {
            library.set_workdir(work_tree, false)?;
        }
        // Where what is locked cannot be read (Windows), a commit is as safe as git's own.
        let _ = library.config()?.add_file(lock.path(), ConfigLevel::App, false);
        Ok(library)
    }
}
