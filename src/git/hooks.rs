//! Hooks: where they are, and which would run on a commit.

use std::path::{Path, PathBuf};

use git2::ErrorCode;

use super::program::{not_started, path_of};
use super::repository::Repository;
use crate::error::Result;

const HOOKS_PATH: &str = "core.hooksPath";

/// The hooks that a commit runs, in their order.
const OF_A_COMMIT: [&str; 6] =
    ["pre-commit", "prepare-commit-msg", "commit-msg", "reference-transaction", "post-index-change", "post-commit"];

impl Repository {
    /// The folder of hooks: `core.hooksPath`, else that of the repository (shared by its work trees).
    /// It need not be there yet.
    pub fn hooks_folder(&self) -> Result<PathBuf> {
        let top = self.work_tree.as_deref().unwrap_or(&self.git_folder);
        let plain = self.library.as_ref().filter(|_| self.environment.only_git.is_none());
        match plain.map(|library| (library, library.config().and_then(|config| config.get_path(HOOKS_PATH)))) {
            // A relative one is relative to where hooks run.
            Some((_, Ok(folder))) => Ok(top.join(folder)),
            Some((library, Err(why))) if why.code() == ErrorCode::NotFound => Ok(library.commondir().join("hooks")),
            // Such as `~somebody/hooks`, which only the program looks up.
            Some((_, Err(_))) | None => self.folder_by_program("--git-path=hooks"),
        }
    }

    /// `core.hooksPath` as it is written, where it is set.
    pub fn hooks_setting(&self) -> Result<Option<String>> {
        let plain = self.library.as_ref().filter(|_| self.environment.only_git.is_none());
        match plain.map(|library| library.config().and_then(|config| config.get_string(HOOKS_PATH))) {
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(why)) if why.code() == ErrorCode::NotFound => Ok(None),
            _ => {
                let ran = self.program().run(&["config", "--get", HOOKS_PATH], b"").map_err(not_started)?;
                let value = String::from_utf8_lossy(&ran.out).trim_end_matches('\n').to_owned();
                Ok(ran.success.then_some(value))
            }
        }
    }

    /// The folder that all work trees of the repository share: `.git` of the first of them.
    pub fn common_folder(&self) -> Result<PathBuf> {
        match &self.library {
            Some(library) => Ok(library.commondir().to_owned()),
            None => self.folder_by_program("--git-common-dir"),
        }
    }

    fn folder_by_program(&self, which: &str) -> Result<PathBuf> {
        let top = self.work_tree.as_deref().unwrap_or(&self.git_folder);
        let mut asked = vec!["rev-parse"];
        asked.extend(which.split('='));
        let answer = self.program().ask(&asked)?;
        Ok(top.join(path_of(answer.strip_suffix(b"\n").unwrap_or(&answer))))
    }

    /// The first hook that a commit would run.
    pub(super) fn hook_of_a_commit(&self) -> Result<Option<&'static str>> {
        let folder = self.hooks_folder()?;
        Ok(OF_A_COMMIT.into_iter().find(|name| is_run(&folder.join(name))))
    }
}

/// Whether git runs the file as a hook: it skips what nobody made executable.
pub fn is_run(path: &Path) -> bool {
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
