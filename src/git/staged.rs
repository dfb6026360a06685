//! Reading what git holds: what is about to be committed, and what was.

use std::path::{Path, PathBuf};

use git2::{Delta, DiffOptions, ErrorCode, IndexEntryExtendedFlag, Oid};

use super::program::path_of;
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// What the next commit does to files, by paths relative to the work tree, sorted. A renamed file is
/// taken away by its old name and written by its new one. Symbolic links and submodules are no files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Added, or changed in content or mode.
    pub written: Vec<PathBuf>,
    pub taken_away: Vec<PathBuf>,
}

/// A file's content, as far as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blob {
    Bytes(Vec<u8>),
    TooLarge,
}

impl Repository {
    /// What the next commit changes. The texts are [`Self::staged_files`].
    pub fn staged(&self) -> Result<Changes> {
        let mut changes = match self.with_index() {
            Some((library, index)) => staged(library, &index).map_err(|why| unreadable(&why))?,
            None => changes_of(&self.program().ask(&[
                "diff",
                "--cached",
                "--raw",
                "--no-abbrev",
                "--no-renames",
                "--ignore-submodules",
                "-z",
            ])?),
        };
        changes.written.sort_unstable();
        changes.taken_away.sort_unstable();
        Ok(changes)
    }

    /// Every file that the next commit holds, relative to the work tree, sorted.
    pub fn tracked(&self) -> Result<Vec<PathBuf>> {
        let mut paths = match self.with_index() {
            Some((_, index)) => {
                let files = index.iter().filter(|entry| is_regular(entry.mode) && !is_promised(entry));
                files.map(|entry| path_of(&entry.path)).collect()
            }
            None => tracked_of(&self.program().ask(&["ls-files", "-s", "-z"])?),
        };
        paths.sort_unstable();
        paths.dedup();
        Ok(paths)
    }

    /// Files as they are in the index, in their order, where each has at most `limit` bytes; the paths
    /// are relative to the work tree. None: it is not there.
    pub fn staged_files(&self, paths: &[PathBuf], limit: u64) -> Result<Vec<Option<Blob>>> {
        let Some((library, index)) = self.with_index() else {
            return paths.iter().map(|path| self.blob_by_program(":0", path, limit)).collect();
        };
        let file = |path: &PathBuf| index.get_path(path, 0).map(|entry| blob(library, entry.id, limit)).transpose();
        paths.iter().map(file).collect()
    }

    /// A file as it is in the last commit, where there are at most `limit` bytes of it; `path` is
    /// relative to the work tree. None: it is not there.
    pub fn head_file(&self, path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
        let whole = |blob| match blob {
            Blob::Bytes(bytes) => Ok(bytes),
            Blob::TooLarge => Err(too_large(path, limit)),
        };
        let Some(library) = &self.library else {
            return self.blob_by_program("HEAD", path, limit)?.map(whole).transpose();
        };
        let tree = match library.head().and_then(|head| head.peel_to_tree()) {
            Ok(tree) => tree,
            Err(why) if why.code() == ErrorCode::UnbornBranch => return Ok(None),
            Err(why) => return Err(unreadable(&why)),
        };
        match tree.get_path(path) {
            Ok(entry) => blob(library, entry.id(), limit).and_then(whole).map(Some),
            Err(why) if why.code() == ErrorCode::NotFound => Ok(None),
            Err(why) => Err(unreadable(&why)),
        }
    }

    fn blob_by_program(&self, of: &str, path: &Path, limit: u64) -> Result<Option<Blob>> {
        let mut name = std::ffi::OsString::from(format!("{of}:"));
        name.push(path);
        let found =
            self.program().run(&["rev-parse".as_ref(), "--verify".as_ref(), "--quiet".as_ref(), name.as_os_str()], b"");
        if !found.map_err(super::program::not_started)?.success {
            return Ok(None);
        }
        let size = self.program().ask(&["cat-file".as_ref(), "-s".as_ref(), name.as_os_str()])?;
        if String::from_utf8_lossy(&size).trim().parse().is_ok_and(|size: u64| size > limit) {
            return Ok(Some(Blob::TooLarge));
        }
        let bytes = self.program().ask(&["cat-file".as_ref(), "blob".as_ref(), name.as_os_str()])?;
        Ok(Some(Blob::Bytes(bytes)))
    }
}

fn staged(library: &git2::Repository, index: &git2::Index) -> Result<Changes, git2::Error> {
    let head = match library.head() {
        Ok(head) => Some(head.peel_to_tree()?),
        Err(why) if why.code() == ErrorCode::UnbornBranch => None,
        Err(why) => return Err(why),
    };
    let mut options = DiffOptions::new();
    options.ignore_submodules(true);
    let diff = library.diff_tree_to_index(head.as_ref(), Some(index), Some(&mut options))?;
    let mut changes = Changes::default();
    for delta in diff.deltas() {
        let (old, new) = (delta.old_file(), delta.new_file());
        let written = matches!(delta.status(), Delta::Added | Delta::Modified | Delta::Typechange);
        if written && is_regular(new.mode().into()) {
            let path = new.path().filter(|path| !index.get_path(path, 0).is_some_and(|entry| is_promised(&entry)));
            changes.written.extend(path.map(Path::to_owned));
        } else if (written || delta.status() == Delta::Deleted) && is_regular(old.mode().into()) {
            changes.taken_away.extend(old.path().map(Path::to_owned));
        }
    }
    Ok(changes)
}

/// The answer of `git diff --raw -z`: `:100644 100644 ID ID M`, then the path.
fn changes_of(answer: &[u8]) -> Changes {
    let mut changes = Changes::default();
    let mut parts = answer.split(|byte| *byte == 0);
    while let (Some(about), Some(path)) = (parts.next(), parts.next()) {
        let about = String::from_utf8_lossy(about);
        let words: Vec<&str> = about.trim_start_matches(':').split(' ').collect();
        let [old, new, .., kind] = words.as_slice() else { continue };
        if matches!(*kind, "A" | "M" | "T") && is_regular_text(new) {
            changes.written.push(path_of(path));
        } else if matches!(*kind, "D" | "M" | "T") && is_regular_text(old) {
            changes.taken_away.push(path_of(path));
        }
    }
    changes
}

/// The answer of `git ls-files -s -z`: `100644 ID 0`, a tab, the path.
fn tracked_of(answer: &[u8]) -> Vec<PathBuf> {
    let path = |line: &[u8]| {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let mode = line.split(|byte| *byte == b' ').next()?;
        is_regular_text(&String::from_utf8_lossy(mode)).then(|| path_of(&line[tab + 1..]))
    };
    answer.split(|byte| *byte == 0).filter_map(path).collect()
}

const fn is_regular(mode: u32) -> bool {
    mode & 0o170_000 == 0o100_000
}

fn is_regular_text(mode: &str) -> bool {
    u32::from_str_radix(mode, 8).is_ok_and(is_regular)
}

/// `git add -N` promises a file; it is not part of the next commit.
fn is_promised(entry: &git2::IndexEntry) -> bool {
    IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended).is_intent_to_add()
}

fn blob(library: &git2::Repository, id: Oid, limit: u64) -> Result<Blob> {
    // The size alone first: a blob of a pull request may be of any size.
    let (size, _) = library.odb().and_then(|odb| odb.read_header(id)).map_err(|why| unreadable(&why))?;
    if size as u64 > limit {
        return Ok(Blob::TooLarge);
    }
    library.find_blob(id).map(|blob| Blob::Bytes(blob.content().to_vec())).map_err(|why| unreadable(&why))
}

fn too_large(path: &Path, limit: u64) -> Error {
    Error::new(format!("{} is larger than {} KiB", shown_path(path), limit >> 10))
}

fn unreadable(why: &git2::Error) -> Error {
    Error::new("the git repository cannot be read").because(why.message().to_owned()).hint("see what `git fsck` says")
}
