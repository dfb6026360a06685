//! Hooks: where they are, and which would run on a commit.

use std::path::{Path, PathBuf};

use super::program::path_of;
use super::repository::Repository;
use crate::error::{Error, Result};

/// The hooks that a commit runs, in their order.
const OF_A_COMMIT: [&str; 6] =
    ["pre-commit", "prepare-commit-msg", "commit-msg", "reference-transaction", "post-index-change", "post-commit"];

impl Repository {
    /// The folder of hooks: `core.hooksPath`, else that of the repository (shared by its work trees).
    /// It need not be there yet.
    pub fn hooks_folder(&self) -> Result<PathBuf> {
        let top = self.work_tree.as_deref().unwrap_or(&self.git_folder);
        let Some(library) = self.library.as_ref().filter(|_| self.environment.only_git.is_none()) else {
            let answer = self.program().ask(&["rev-parse", "--git-path", "hooks"])?;
            return Ok(top.join(path_of(answer.strip_suffix(b"\n").unwrap_or(&answer))));
        };
        let config = library
            .config()
            .map_err(|why| Error::new("the git configuration cannot be read").because(why.message().to_owned()))?;
        // A relative one is relative to where hooks run.
        Ok(config.get_path("core.hooksPath").map_or_else(|_| library.commondir().join("hooks"), |path| top.join(path)))
    }

    /// The first hook that a commit would run.
    pub(super) fn hook_of_a_commit(&self) -> Result<Option<&'static str>> {
        let folder = self.hooks_folder()?;
        Ok(OF_A_COMMIT.into_iter().find(|name| is_executable(&folder.join(name))))
    }
}

/// git skips hooks that nobody made executable.
fn is_executable(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        path.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        path.is_file()
    }
}
