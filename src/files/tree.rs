//! All that lies below a folder.

use std::fs::{self, DirEntry};
use std::io;
use std::iter::once;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;

use super::look::is_mount;
use super::trouble::explain;
use crate::error::Result;

/// A regular file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// Its number in its file system; 0 where there are none.
    pub inode: u64,
}

/// What lies below a folder, in no order. Links are not followed.
#[derive(Debug, Default)]
pub struct Tree {
    pub files: Vec<Found>,
    /// Each after the one it is in.
    pub folders: Vec<String>,
    /// When an entry of each folder last changed, the root's first; as far as anybody knows.
    times: Vec<Option<SystemTime>>,
    /// What is neither: links, sockets, other file systems, names that are not UTF-8 (as far as they are).
    pub odd: Vec<String>,
}

impl Tree {
    /// Looks into a folder and all that are in it.
    pub fn below(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        let mut level = vec![String::new()];
        while !level.is_empty() {
            let parts: Vec<Self> = level.par_iter().map(|folder| one(root, folder)).collect::<Result<_>>()?;
            level.clear();
            for mut part in parts {
                tree.files.append(&mut part.files);
                tree.odd.append(&mut part.odd);
                level.append(&mut part.folders);
                tree.times.append(&mut part.times);
            }
            tree.folders.extend_from_slice(&level);
        }
        Ok(tree)
    }

    /// Whether no name was added to the folders since, nor taken from them; they may lie elsewhere by now.
    pub fn is_still(&self, root: &Path) -> bool {
        let root = once(root.to_owned()).chain(self.folders.iter().map(|folder| root.join(folder)));
        root.zip(&self.times).all(|(folder, then)| time(&folder) == *then)
    }
}

fn time(folder: &Path) -> Option<SystemTime> {
    fs::symlink_metadata(folder).and_then(|about| about.modified()).ok()
}

/// What lies in one folder.
fn one(root: &Path, folder: &str) -> Result<Tree> {
    let path = root.join(folder);
    let mut part = Tree { times: vec![time(&path)], ..Tree::default() };
    let failed = |why: io::Error| explain(&path, "read", why);
    for entry in fs::read_dir(&path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            part.odd.push(below(folder, &name.to_string_lossy()));
            continue;
        };
        let name = below(folder, name);
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_file() {
            part.files.push(Found { path: name, inode: inode(&entry) });
        } else if kind.is_dir() && !is_mount(&entry.path()) {
            part.folders.push(name);
        } else {
            part.odd.push(name);
        }
    }
    Ok(part)
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { [folder, "/", name].concat() }
}

#[cfg(unix)]
fn inode(entry: &DirEntry) -> u64 {
    std::os::unix::fs::DirEntryExt::ino(entry)
}

#[cfg(not(unix))]
const fn inode(_: &DirEntry) -> u64 {
    0
}
