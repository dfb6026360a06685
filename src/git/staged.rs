//! Reading what git holds: what is about to be committed, and what was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use git2::{Delta, DiffOptions, ErrorCode, FileMode, IndexEntryExtendedFlag, Oid};

use super::program::{path_of, paths_of};
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// The bits of an index entry's flags that tell the side of a conflict.
const STAGE: u16 = 0x3000;

/// What a file holds, by git's own name of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blob(Oid);

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

    /// Every file in the index below `folder`, with what it holds there; both paths are relative to
    /// the work tree.
    pub fn tracked(&self, folder: &Path) -> Result<BTreeMap<PathBuf, Blob>> {
        let Some((_, index)) = self.with_index() else { return self.tracked_by_program(folder) };
        let of_entry = |entry: git2::IndexEntry| {
            let is_settled = entry.flags & STAGE == 0;
            let path = path_of(&entry.path);
            (is_settled && path.starts_with(folder)).then_some((path, Blob(entry.id)))
        };
        Ok(index.iter().filter_map(of_entry).collect())
    }

    fn tracked_by_program(&self, folder: &Path) -> Result<BTreeMap<PathBuf, Blob>> {
        let answer = self.program().ask(&["ls-files", "--stage", "-z"])?;
        let of_line = |line: &[u8]| {
            // `<mode> <id> <stage>\t<path>`
            let tab = line.iter().position(|byte| *byte == b'\t')?;
            let about = std::str::from_utf8(&line[..tab]).ok()?;
            let mut words = about.split(' ').skip(1);
            let (id, stage) = (words.next()?, words.next()?);
            let path = path_of(&line[tab + 1..]);
            (stage == "0" && path.starts_with(folder)).then_some((path, Blob(Oid::from_str(id).ok()?)))
        };
        Ok(answer.split(|byte| *byte == 0).filter_map(of_line).collect())
    }

    /// What a file of the index holds, where it is at most `limit` bytes. Fast for many files, unless
    /// only the `git` program can read the repository.
    pub fn content(&self, blob: Blob, path: &Path, limit: u64) -> Result<Vec<u8>> {
        match &self.library {
            Some(library) => read_blob(library, blob.0, path, limit),
            None => self.program().ask(&["cat-file", "blob", &blob.0.to_string()]),
        }
    }

    /// Whether many files can be read without starting a program for each.
    pub const fn reads_fast(&self) -> bool {
        self.library.is_some()
    }

    /// A file as it is in the index, where there are at most `limit` bytes of it; `path` is relative
    /// to the work tree. None: it is not there.
    pub fn staged_file(&self, path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
        match self.with_index() {
            Some((library, index)) => match index.get_path(path, 0) {
                Some(entry) => read_blob(library, entry.id, path, limit).map(Some),
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
            Ok(entry) => read_blob(library, entry.id(), path, limit).map(Some),
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

fn read_blob(library: &git2::Repository, id: Oid, path: &Path, limit: u64) -> Result<Vec<u8>> {
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

pub(super) fn unreadable(why: &git2::Error) -> Error {
    Error::new("the git repository cannot be read").because(why.message().to_owned()).hint("see what `git fsck` says")
}
