//! What is about to be committed: the files of the index, and which of them change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use git2::{Delta, DiffOptions, IndexEntryExtendedFlag};

use super::blob::{Blob, unreadable};
use super::head;
use super::program::{path_of, paths_of};
use super::repository::Repository;
use crate::error::Result;

/// The bits of an index entry's flags that tell the side of a conflict, and how far up they are.
const SIDE: u16 = 0x3000;
const SIDE_AT: u16 = 12;
/// The side of a conflict that is neither ours nor theirs, but what both began with.
const ANCESTOR: u16 = 1;

/// What the next commit does to files, by paths relative to the work tree, sorted. A renamed file is
/// taken away by its old name and written by its new one. Symbolic links and submodules are no files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Added, or changed in content or mode.
    pub written: Vec<PathBuf>,
    pub taken_away: Vec<PathBuf>,
}

impl Repository {
    /// What the next commit changes. What the files hold tells [`Self::tracked`].
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

    /// Every file in the index below `folder`, with what it holds there; both paths are relative to
    /// the work tree. Symbolic links, submodules and files that are only promised are none. One that
    /// is in conflict holds what it held before the merge, if it was there.
    pub fn tracked(&self, folder: &Path) -> Result<BTreeMap<PathBuf, Blob>> {
        let Some((_, index)) = self.with_index() else { return self.tracked_by_program(folder) };
        let mut tracked = BTreeMap::new();
        for entry in index.iter() {
            let side = (entry.flags & SIDE) >> SIDE_AT;
            if is_regular(entry.mode) && !is_promised(&entry) && side != ANCESTOR {
                add(&mut tracked, folder, path_of(&entry.path), Blob::of(entry.id));
            }
        }
        Ok(tracked)
    }

    fn tracked_by_program(&self, folder: &Path) -> Result<BTreeMap<PathBuf, Blob>> {
        let answer = self.program().ask(&["ls-files", "--stage", "-z"])?;
        let mut tracked = BTreeMap::new();
        for line in answer.split(|byte| *byte == 0) {
            // `<mode> <id> <side>\t<path>`
            let Some(tab) = line.iter().position(|byte| *byte == b'\t') else { continue };
            let about = String::from_utf8_lossy(&line[..tab]);
            let words: Vec<&str> = about.split(' ').collect();
            let [mode, id, side] = words.as_slice() else { continue };
            if is_regular_text(mode) && *side != ANCESTOR.to_string() {
                add(&mut tracked, folder, path_of(&line[tab + 1..]), Blob::named(id)?);
            }
        }
        // A promised file looks like an empty one.
        if tracked.values().any(|blob| blob.is_empty()) {
            let promised = self.program().ask(&["diff-files", "--name-only", "--diff-filter=A", "-z"])?;
            for path in paths_of(&promised) {
                tracked.remove(&path);
            }
        }
        Ok(tracked)
    }
}

/// Adds a file that lies below `folder`. Of the sides of a conflict, ours comes first.
fn add(tracked: &mut BTreeMap<PathBuf, Blob>, folder: &Path, path: PathBuf, blob: Blob) {
    if path.starts_with(folder) {
        tracked.entry(path).or_insert(blob);
    }
}

fn staged(library: &git2::Repository, index: &git2::Index) -> std::result::Result<Changes, git2::Error> {
    let head = head::tree(library)?;
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
