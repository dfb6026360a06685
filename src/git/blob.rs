//! What files hold that git has stored.

use git2::{ObjectFormat, Oid};

use super::program::not_started;
use super::repository::Repository;
use crate::error::{Error, Result};

/// What a file holds, by git's own name of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blob(Oid);

/// The empty file, by its name in the older and in the newer kind of repository.
const EMPTY: [&str; 2] =
    ["e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"];

impl Blob {
    pub(super) const fn of(id: Oid) -> Self {
        Self(id)
    }

    /// As the `git` program writes it.
    pub(super) fn named(name: &str) -> Result<Self> {
        let format = if name.len() == EMPTY[0].len() { ObjectFormat::Sha1 } else { ObjectFormat::Sha256 };
        Oid::from_str_ext(name, format).map(Self).map_err(|why| unreadable(&why))
    }

    pub(super) fn is_empty(self) -> bool {
        EMPTY.contains(&self.0.to_string().as_str())
    }
}

impl Repository {
    /// What a blob holds; `None` where that is more than `limit` bytes.
    pub fn content(&self, blob: Blob, limit: u64) -> Result<Option<Vec<u8>>> {
        Ok(self.contents(&[blob], limit)?.pop().flatten())
    }

    /// The same of many, in their order.
    pub fn contents(&self, blobs: &[Blob], limit: u64) -> Result<Vec<Option<Vec<u8>>>> {
        match &self.library {
            Some(library) => {
                let read = |blob: &Blob| read(library, blob.0, limit).map_err(|why| unreadable(&why));
                blobs.iter().map(read).collect()
            }
            None => self.contents_by_program(blobs, limit),
        }
    }

    /// Whether many files can be read one by one without starting a program for each.
    pub const fn reads_fast(&self) -> bool {
        self.library.is_some()
    }

    fn contents_by_program(&self, blobs: &[Blob], limit: u64) -> Result<Vec<Option<Vec<u8>>>> {
        let sizes = self.batch("--batch-check=%(objectsize)", blobs)?;
        let sizes = String::from_utf8_lossy(&sizes);
        let size = |line: &str| line.parse::<u64>().map_err(|_| missing(line));
        let fits: Vec<bool> = sizes.lines().map(|line| size(line).map(|size| size <= limit)).collect::<Result<_>>()?;
        let wanted: Vec<Blob> = blobs.iter().zip(&fits).filter(|(_, fits)| **fits).map(|(blob, _)| *blob).collect();
        let answer = self.batch("--batch=%(objectsize)", &wanted)?;
        let mut rest = answer.as_slice();
        fits.into_iter().map(|fits| if fits { next(&mut rest).map(Some) } else { Ok(None) }).collect()
    }

    /// The answer of `git cat-file` about blobs.
    fn batch(&self, how: &str, blobs: &[Blob]) -> Result<Vec<u8>> {
        if blobs.is_empty() {
            return Ok(Vec::new());
        }
        let asked: Vec<String> = blobs.iter().map(|blob| blob.0.to_string()).collect();
        let ran = self.program().run(&["cat-file", how], (asked.join("\n") + "\n").as_bytes()).map_err(not_started)?;
        if ran.success { Ok(ran.out) } else { Err(ran.failed()) }
    }
}

/// The next of an answer that gives each as its size, a line end, its bytes and a line end.
fn next(rest: &mut &[u8]) -> Result<Vec<u8>> {
    let taken = || {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let size: usize = std::str::from_utf8(&rest[..end]).ok()?.parse().ok()?;
        let bytes = rest.get(end + 1..)?.get(..size)?;
        Some((bytes.to_vec(), rest.get(end + 1 + size + 1..)?))
    };
    match taken() {
        Some((bytes, after)) => {
            *rest = after;
            Ok(bytes)
        }
        None => Err(missing("`git cat-file` broke off")),
    }
}

fn read(library: &git2::Repository, id: Oid, limit: u64) -> std::result::Result<Option<Vec<u8>>, git2::Error> {
    // The size alone first: a blob of a pull request may be of any size.
    let (size, _) = library.odb()?.read_header(id)?;
    if size as u64 > limit { Ok(None) } else { Ok(Some(library.find_blob(id)?.content().to_vec())) }
}

fn missing(said: &str) -> Error {
    unreadable(&git2::Error::from_str(said))
}

pub(super) fn unreadable(why: &git2::Error) -> Error {
    Error::new("the git repository cannot be read").because(why.message().to_owned()).hint("see what `git fsck` says")
}
