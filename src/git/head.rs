//! The last commit: which files it holds.

use std::ffi::OsString;
use std::path::Path;

use git2::{ErrorCode, Tree};

use super::blob::{Blob, unreadable};
use super::program::not_started;
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::finding::shown_path;
use crate::record::Instant;

impl Repository {
    /// A file as it is in the last commit, where there are at most `limit` bytes of it; `path` is
    /// relative to the work tree. None: it is not there.
    pub fn head_file(&self, path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
        let Some(blob) = self.head_blob(path)? else { return Ok(None) };
        match self.content(blob, limit)? {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(Error::new(format!("{} is larger than {} KiB", shown_path(path), limit >> 10))),
        }
    }

    /// When the last commit was made; `None` where there is none yet.
    pub fn head_time(&self) -> Result<Option<Instant>> {
        let seconds = if let Some(library) = &self.library {
            match library.head().and_then(|head| head.peel_to_commit()) {
                Ok(commit) => Some(commit.time().seconds()),
                Err(why) if why.code() == ErrorCode::UnbornBranch => None,
                Err(why) => return Err(unreadable(&why)),
            }
        } else {
            let args = ["show", "--no-patch", "--format=%ct", "HEAD"].map(std::ffi::OsStr::new);
            let found = self.program().run(&args, b"").map_err(not_started)?;
            String::from_utf8_lossy(&found.out).trim().parse().ok()
        };
        Ok(seconds.and_then(|seconds| Instant::from_timestamp(seconds, 0)))
    }

    /// What the last commit holds at `path`. None: nothing.
    pub(super) fn head_blob(&self, path: &Path) -> Result<Option<Blob>> {
        let Some(library) = &self.library else { return self.head_blob_by_program(path) };
        let found = || {
            let Some(tree) = tree(library)? else { return Ok(None) };
            match tree.get_path(path) {
                Ok(entry) => Ok(Some(Blob::of(entry.id()))),
                Err(why) if why.code() == ErrorCode::NotFound => Ok(None),
                Err(why) => Err(why),
            }
        };
        found().map_err(|why| unreadable(&why))
    }

    fn head_blob_by_program(&self, path: &Path) -> Result<Option<Blob>> {
        let mut name = OsString::from("HEAD:");
        name.push(path);
        let args = ["rev-parse".as_ref(), "--verify".as_ref(), "--quiet".as_ref(), name.as_os_str()];
        let found = self.program().run(&args, b"").map_err(not_started)?;
        if found.success { Blob::named(String::from_utf8_lossy(&found.out).trim()).map(Some) } else { Ok(None) }
    }
}

/// The files of the last commit; `None` where there is none yet.
pub(super) fn tree(library: &git2::Repository) -> std::result::Result<Option<Tree<'_>>, git2::Error> {
    match library.head().and_then(|head| head.peel_to_tree()) {
        Ok(tree) => Ok(Some(tree)),
        Err(why) if why.code() == ErrorCode::UnbornBranch => Ok(None),
        Err(why) => Err(why),
    }
}
