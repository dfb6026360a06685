//! A commit by libgit2, where that is the same commit that git would make.

use std::path::{Path, PathBuf};

use git2::{Commit, ErrorCode, Index, IndexEntry, ObjectType, Oid, message_prettify};

use super::commit::{Committed, Options};
use super::lock::{IndexLock, attempts, locked, pause};
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// The mode of an index entry that stands for another repository.
const SUBMODULE: u32 = 0o160_000;

impl Repository {
    /// Commits `paths` (below the work tree). Everything is done anew in each attempt: who held the
    /// lock may have moved HEAD.
    pub(super) fn commit_plainly(
        &self,
        paths: &[PathBuf],
        message: &str,
        options: Options,
    ) -> Result<Option<Committed>> {
        let mut left = attempts(options.patience);
        loop {
            left -= 1;
            match self.attempt(paths, message) {
                Ok(committed) => return Ok(committed),
                Err(Trouble::Git(why)) if left > 0 && is_passing(&why) => pause(),
                Err(Trouble::Git(why)) => return Err(self.explain(&why)),
                Err(Trouble::Refused(error)) => return Err(error),
            }
        }
    }

    fn attempt(&self, paths: &[PathBuf], message: &str) -> Result<Option<Committed>, Trouble> {
        // From before it is read: what another program writes to it in between would be lost.
        let mut lock = IndexLock::take(&self.index_file())?;
        self.clear(lock.left.as_ref());
        let library = &self.lasting(&lock)?;
        let mut index =
            self.index_of(library).ok_or_else(|| Trouble::Refused(Error::new("the index cannot be read")))?;
        let head = match library.head() {
            Ok(head) => Some(head.peel_to_commit()?),
            Err(why) if why.code() == ErrorCode::UnbornBranch => None,
            Err(why) => return Err(why.into()),
        };
        let old_tree = head.as_ref().map(Commit::tree).transpose()?;
        // The last commit with the paths on top: what is staged besides never comes near it.
        let mut next = Index::new_ext(library.object_format())?;
        if let Some(tree) = &old_tree {
            next.read_tree(tree)?;
        }
        let before: Vec<_> = paths.iter().map(|path| index.get_path(path, 0)).collect();
        for path in paths {
            take(self.work_tree.as_deref(), &mut index, &mut next, path)?;
        }
        let tree = library.find_tree(next.write_tree_to(library)?)?;
        if old_tree.as_ref().is_some_and(|old| old.id() == tree.id()) {
            return Ok(None);
        }
        let parents: Vec<&Commit<'_>> = head.iter().collect();
        let (who, message) = (library.signature()?, message_prettify(message, None)?);
        let text = library.commit_create_buffer(&who, &who, &message, &tree, &parents)?;
        lock.note(library.odb()?.write(ObjectType::Commit, &text)?)?;
        // The index first: whoever is stopped between the two finds the files staged. The other way
        // round their next commit would take them back.
        lock.write(library, &index)?;
        let id = library.commit(Some("HEAD"), &who, &who, &message, &tree, &parents);
        match id.and_then(|id| committed(library, id)) {
            Ok(committed) => Ok(Some(committed)),
            Err(why) => {
                // On a full disk this fails as well: then the files stay staged, and the first error counts.
                let _ = restore(&mut index, paths, before).and_then(|()| lock.write(library, &index));
                Err(why.into())
            }
        }
    }

    fn explain(&self, why: &git2::Error) -> Error {
        match why.code() {
            ErrorCode::Locked if self.index_lock().exists() => locked(&self.index_lock()),
            ErrorCode::Locked if self.head_lock().is_some_and(|lock| lock.exists()) => {
                locked(&self.head_lock().unwrap_or_default())
            }
            ErrorCode::Modified => {
                Error::new("another program committed at the same time").hint("run the command again")
            }
            _ if why.message().contains("No space left on device") => {
                Error::new("git could not make the commit: the disk is full")
                    .because(why.message().to_owned())
                    .hint("free some space, and run the command again")
            }
            _ => Error::new("git could not make the commit")
                .because(why.message().to_owned())
                .hint("mend what it says, and run the command again"),
        }
    }
}

/// Puts one file as it is in the work tree, or its absence, into both indexes.
fn take(work_tree: Option<&Path>, index: &mut Index, next: &mut Index, path: &Path) -> Result<(), Trouble> {
    let refused = |why: &str| Trouble::Refused(Error::new(format!("{} {why}", shown_path(path))));
    if (1..=3).any(|stage| index.get_path(path, stage).is_some()) {
        return Err(refused("has a merge conflict"));
    }
    let is_submodule = |folder: &Path| index.get_path(folder, 0).is_some_and(|entry| entry.mode == SUBMODULE);
    if path.ancestors().skip(1).filter(|folder| *folder != Path::new("")).any(is_submodule) {
        // Adding it would replace the submodule by a folder.
        return Err(refused("is in a submodule, which is a repository of its own"));
    }
    let (staged, committed) = (index.get_path(path, 0).is_some(), next.get_path(path, 0).is_some());
    // Not `exists`: a symbolic link to nothing is a file to git.
    if work_tree.is_some_and(|folder| folder.join(path).symlink_metadata().is_ok()) {
        index.add_path(path)?;
        let entry = index.get_path(path, 0).ok_or_else(|| refused("cannot be staged"))?;
        next.add(&entry)?;
        return Ok(());
    }
    if !staged && !committed {
        return Err(refused("does not exist, and git does not know it"));
    }
    if staged {
        index.remove_path(path)?;
    }
    if committed {
        next.remove_path(path)?;
    }
    Ok(())
}

fn committed(library: &git2::Repository, id: Oid) -> Result<Committed, git2::Error> {
    let short_id = library.find_object(id, None)?.short_id()?.as_str().unwrap_or_default().to_owned();
    let branch = if library.head_detached()? { None } else { library.head()?.shorthand().ok().map(str::to_owned) };
    Ok(Committed { short_id, branch, output: String::new() })
}

/// Puts the entries back that were there before.
fn restore(index: &mut Index, paths: &[PathBuf], before: Vec<Option<IndexEntry>>) -> Result<(), git2::Error> {
    for (path, entry) in paths.iter().zip(before) {
        match entry {
            Some(entry) => index.add(&entry)?,
            None => index.remove_path(path)?,
        }
    }
    Ok(())
}

/// What another attempt may find gone.
fn is_passing(why: &git2::Error) -> bool {
    matches!(why.code(), ErrorCode::Locked | ErrorCode::Modified)
}

/// What went wrong in an attempt: of git, which may pass, or for good.
enum Trouble {
    Git(git2::Error),
    Refused(Error),
}

impl From<git2::Error> for Trouble {
    fn from(why: git2::Error) -> Self {
        Self::Git(why)
    }
}
