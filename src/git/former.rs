//! What became of files since the last commit: which changed, and what they were called there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use git2::{Delta, Diff, DiffFindOptions, DiffOptions, ObjectType, Oid, Tree};

use super::blob::{Blob, unreadable};
use super::head;
use super::program::path_of;
use super::repository::Repository;
use crate::error::Result;

/// Which files are held against the last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Those that lie in the folder, whether git knows them or not.
    WorkTree,
    /// Those of the next commit.
    Index,
}

/// By the path that a file has now, the one that it has in the last commit.
pub type Origins = BTreeMap<PathBuf, PathBuf>;

impl Repository {
    /// The files below `folder` that are not as the last commit has them, each with its path there:
    /// its own, or the one from which it was renamed. Files that are new are not among them, and
    /// none are where nothing was committed yet. All paths are relative to the work tree.
    pub fn changed(&self, folder: &Path, side: Side) -> Result<Origins> {
        let Some((library, _)) = self.with_index() else { return self.changed_by_program(folder, side) };
        changed(library, folder, side).map_err(|why| unreadable(&why))
    }

    /// Whether the last commit has exactly these bytes at `path`, which is relative to the work tree.
    /// None: it has nothing there.
    pub fn is_committed(&self, path: &Path, bytes: &[u8]) -> Result<Option<bool>> {
        let Some(library) = &self.library else {
            let committed = self.head_file(path, u64::MAX)?;
            return Ok(committed.map(|committed| committed == bytes));
        };
        let Some(committed) = self.head_blob(path)? else { return Ok(None) };
        let own = Oid::hash_object_ext(ObjectType::Blob, bytes, library.object_format());
        Ok(Some(committed == Blob::of(own.map_err(|why| unreadable(&why))?)))
    }

    fn changed_by_program(&self, folder: &Path, side: Side) -> Result<Origins> {
        let asked = self.program().run(&["rev-parse", "--verify", "--quiet", "HEAD"], b"");
        if !asked.map_err(super::program::not_started)?.success {
            return Ok(Origins::new());
        }
        let state: &[&str] = if side == Side::Index { &["--cached"] } else { &[] };
        let first = ["--literal-pathspecs", "diff", "--name-status", "-z", "--find-renames"];
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut args: Vec<_> = first.iter().chain(state).chain(&["HEAD", "--"]).map(std::ffi::OsString::from).collect();
        args.push(folder.into());
        let answer = self.program().ask(&args)?;
        let mut words = answer.split(|byte| *byte == 0);
        let mut origins = Origins::new();
        while let (Some(status), Some(path)) = (words.next(), words.next()) {
            let path = path_of(path);
            match status.first() {
                Some(b'R') => drop(words.next().map(|new| origins.insert(path_of(new), path))),
                Some(b'M' | b'T') => drop(origins.insert(path.clone(), path)),
                _ => {}
            }
        }
        Ok(origins)
    }
}

fn changed(library: &git2::Repository, folder: &Path, side: Side) -> std::result::Result<Origins, git2::Error> {
    let Some(tree) = head::tree(library)? else { return Ok(Origins::new()) };
    let mut diff = compare(library, &tree, folder, side, false)?;
    // Nothing was renamed where nothing is gone, and looking for files that git does not know takes
    // its time.
    if diff.deltas().any(|delta| delta.status() == Delta::Deleted) {
        diff = compare(library, &tree, folder, side, true)?;
        diff.find_similar(Some(DiffFindOptions::new().renames(true).for_untracked(true)))?;
    }
    let origin = |delta: git2::DiffDelta<'_>| {
        let (new, old) = (delta.new_file().path()?.to_owned(), delta.old_file().path()?.to_owned());
        matches!(delta.status(), Delta::Modified | Delta::Renamed | Delta::Typechange).then_some((new, old))
    };
    Ok(diff.deltas().filter_map(origin).collect())
}

fn compare<'a>(
    library: &'a git2::Repository,
    tree: &Tree<'_>,
    folder: &Path,
    side: Side,
    untracked: bool,
) -> std::result::Result<Diff<'a>, git2::Error> {
    let mut options = DiffOptions::new();
    options.ignore_submodules(true).include_untracked(untracked).recurse_untracked_dirs(untracked);
    if !folder.as_os_str().is_empty() {
        options.disable_pathspec_match(true).pathspec(folder);
    }
    match side {
        Side::WorkTree => library.diff_tree_to_workdir_with_index(Some(tree), Some(&mut options)),
        Side::Index => library.diff_tree_to_index(Some(tree), None, Some(&mut options)),
    }
}
