//! Where git looks for hooks, and who else gets what is put there.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::git::Repository;

/// The hooks of a repository, as far as they matter here.
#[derive(Debug)]
pub struct Place {
    /// The file that git runs before a commit, whether or not it is there.
    pub hook: PathBuf,
    pub whose: Whose,
    /// `core.hooksPath`, where it is set.
    pub setting: Option<String>,
    /// Where git would look without it.
    pub usual: PathBuf,
    pub work_tree: Option<PathBuf>,
}

/// Who gets what is put into a folder of hooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// This repository and its linked work trees.
    Repository,
    /// The folder is in the work tree: everybody who has the repository, on their own machines.
    Everybody,
    /// husky, which writes its folder anew at every installation.
    Husky,
    /// Every repository of this user: the folder lies outside.
    Shared,
    /// Nobody: what `core.hooksPath` names is no folder, by which hooks are switched off.
    Nobody,
}

impl Place {
    pub fn of(repository: &Repository) -> Result<Self> {
        let (folder, common) = (repository.hooks_folder()?, repository.common_folder()?);
        let (setting, work_tree) = (repository.hooks_setting()?, repository.workdir().map(Path::to_owned));
        let whose = match &setting {
            Some(value) if value.is_empty() || is_no_folder(&folder) => Whose::Nobody,
            _ => whose(&folder, &common, work_tree.as_deref()),
        };
        Ok(Self { hook: folder.join("pre-commit"), whose, setting, usual: common.join("hooks/pre-commit"), work_tree })
    }

    /// The name that a hook gets which was here before: in the same folder, as it may look beside itself.
    pub fn before(&self) -> PathBuf {
        self.hook.with_file_name("pre-commit.before-hotwash")
    }

    /// The name that the pre-commit framework gives a hook which was there before its own.
    pub fn legacy(&self) -> PathBuf {
        self.hook.with_file_name("pre-commit.legacy")
    }
}

fn is_no_folder(path: &Path) -> bool {
    path.metadata().is_ok_and(|about| !about.is_dir())
}

fn whose(folder: &Path, common: &Path, work_tree: Option<&Path>) -> Whose {
    // The folder may be a link into the work tree: an old way of sharing hooks.
    let (folder, common) = (real(folder), real(common));
    if folder.starts_with(&common) {
        Whose::Repository
    } else if folder.ends_with(".husky/_") {
        Whose::Husky
    } else if work_tree.is_some_and(|top| folder.starts_with(real(top))) {
        Whose::Everybody
    } else {
        Whose::Shared
    }
}

/// Without links and `..`, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let there = path.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    let Some((part, real)) = there else { return path.to_owned() };
    path.strip_prefix(part).map_or_else(|_| path.to_owned(), |rest| real.join(rest))
}
