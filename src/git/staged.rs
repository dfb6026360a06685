//! Reading what git holds: what is about to be committed, and what was.

use std::path::{Path, PathBuf};

use git2::{Delta, DiffOptions, ErrorCode, FileMode, IndexEntryExtendedFlag, Oid};

use super::program::{path_of, paths_of};
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::finding::shown_path;

impl Repository {
    /// The files that the next commit adds or changes (a renamed one by its new name), relative to
    /// the work tree, sorted. Their text is [`Self::staged_file`].
    pub fn staged(&self) -> Result<Vec<PathBuf>> {
        let mut paths = match self.with_index() {
            Some((library, index)) => staged(library, &index).map_err(|why| unreadable(&why))?,
            None => paths_of(&self.program().ask(&[
                "diff",
                "--cached",
                "--name-only",
                "--no-renames",
                "--diff-filter=AMT",
                "--ignore-submodules",
                "-z",
            ])?),
        };
        paths.sort_unstable();
        Ok(paths)
    }

    /// Every file in the index, relative to the work tree, sorted.
    pub fn tracked(&self) -> Result<Vec<PathBuf>> {
        let mut paths = match self.with_index() {
            Some((_, index)) => index.iter().map(|entry| path_of(&entry.path)).collect(),
            None => paths_of(&self.program().ask(&["ls-files", "-z"])?),
        };
        paths.sort_unstable();
        paths.dedup();
        Ok(paths)
    }

    /// A file as it is in the index, where there are at most `limit` bytes of it; `path` is relative
    /// to the work tree. None: it is not there.
    pub fn staged_file(&self, path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
        match self.with_index() {
            Some((library, index)) => match index.get_path(path, 0) {
                Some(entry) => blob(library, entry.id, path, limit).map(Some),
                None => Ok(None),
            },
            None => self.blob_by_program(":0", path, limit),
        }
    }

    /// A file as it is in the last commit, where there are at most `limit` bytes of it; `path` is
    /// relative to the work tree. None: it is not there.
    pub fn head_file(&self, path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
        let Some(library) = &self.library else { return self.blob_by_program("HEAD", path, limit) };
        let tree = match library.head().and_then(|head| head.peel_to_tree()) {
            Ok(tree) => tree,
            Err(why) if why.code() == ErrorCode::UnbornBranch => return Ok(None),
            Err(why) => return Err(unreadable(&why)),
        };
        match tree.get_path(path) {
            Ok(entry) => blob(library, entry.id(), path, limit).map(Some),
            Err(why) if why.code() == ErrorCode::NotFound => Ok(None),
            Err(why) => Err(unreadable(&why)),
        }
    }

    fn blob_by_program(&self, of: &str, path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
        let mut name = std::ffi::OsString::from(format!("{of}:"));
        name.push(path);
        let found =
            self.program().run(&["rev-parse".as_ref(), "--verify".as_ref(), "--quiet".as_ref(), name.as_os_str()], b"");
        if !found.map_err(super::program::not_started)?.success {
            return Ok(None);
        }
        let size = self.program().ask(&["cat-file".as_ref(), "-s".as_ref(), name.as_os_str()])?;
        if String::from_utf8_lossy(&size).trim().parse().is_ok_and(|size: u64| size > limit) {
            return Err(too_large(path, limit));
        }
        self.program().ask(&["cat-file".as_ref(), "blob".as_ref(), name.as_os_str()]).map(Some)
    }
}

fn staged(library: &git2::Repository, index: &git2::Index) -> Result<Vec<PathBuf>, git2::Error> {
    let head = match library.head() {
        Ok(head) => Some(head.peel_to_tree()?),
        Err(why) if why.code() == ErrorCode::UnbornBranch => None,
        Err(why) => return Err(why),
    };
    let mut options = DiffOptions::new();
    options.ignore_submodules(true);
    let diff = library.diff_tree_to_index(head.as_ref(), Some(index), Some(&mut options))?;
    let is_file = |mode| matches!(mode, FileMode::Blob | FileMode::BlobExecutable | FileMode::Link);
    let found = diff.deltas().filter_map(|delta| {
        let file = delta.new_file();
        let counts = matches!(delta.status(), Delta::Added | Delta::Modified | Delta::Typechange);
        (counts && is_file(file.mode())).then(|| file.path().map(Path::to_owned)).flatten()
    });
    // `git add -N` promises a file; it is not part of the next commit.
    let promised = |path: &PathBuf| {
        index
            .get_path(path, 0)
            .is_some_and(|entry| IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended).is_intent_to_add())
    };
    Ok(found.filter(|path| !promised(path)).collect())
}

fn blob(library: &git2::Repository, id: Oid, path: &Path, limit: u64) -> Result<Vec<u8>> {
    // The size alone first: a blob of a pull request may be of any size.
    let (size, _) = library.odb().and_then(|odb| odb.read_header(id)).map_err(|why| unreadable(&why))?;
    if size as u64 > limit {
        return Err(too_large(path, limit));
    }
    library.find_blob(id).map(|blob| blob.content().to_vec()).map_err(|why| unreadable(&why))
}

fn too_large(path: &Path, limit: u64) -> Error {
    Error::new(format!("{} is larger than {} KiB", shown_path(path), limit >> 10))
}

fn unreadable(why: &git2::Error) -> Error {
    Error::new("the git repository cannot be read").because(why.message().to_owned()).hint("see what `git fsck` says")
}
