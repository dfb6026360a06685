//! The paths of a commit, as git names them: below the work tree.

use std::path::{Component, Path, PathBuf};

use super::program::{not_started, path_of};
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// `paths` relative to the work tree, each once.
pub(super) fn relative(work_tree: &Path, paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut relative = paths.iter().map(|path| below(work_tree, path)).collect::<Result<Vec<_>>>()?;
    relative.sort_unstable();
    relative.dedup();
    Ok(relative)
}

impl Repository {
    /// An error for a new file that git is told to ignore: to commit it all the same is to
    /// override somebody.
    pub(super) fn refuse_ignored(&self, paths: &[PathBuf]) -> Result<()> {
        let Some((library, index)) = self.with_index() else {
            return paths.iter().try_for_each(|path| match self.ignored_by(path)? {
                Some(by) => Err(ignored(path, Some(by))),
                None => Ok(()),
            });
        };
        let is_ignored = |path: &&PathBuf| {
            index.get_path(path, 0).is_none() && library.is_path_ignored(path.as_path()).unwrap_or(false)
        };
        match paths.iter().find(is_ignored) {
            // Without a git program, nobody can tell the line.
            Some(path) => Err(ignored(path, self.ignored_by(path).ok().flatten())),
            None => Ok(()),
        }
    }

    /// The file, line and pattern that make the `git` program ignore a new file, if one does.
    fn ignored_by(&self, path: &Path) -> Result<Option<String>> {
        // `./`, because a name may look like a pattern.
        let mut input = Path::new(".").join(path).into_os_string().into_encoded_bytes();
        input.push(0);
        let ran = self.program().run(&["check-ignore", "-v", "-z", "--stdin"], &input).map_err(not_started)?;
        if ran.no {
            return Ok(None);
        }
        if !ran.success {
            return Err(ran.failed());
        }
        let mut fields = ran.out.split(|byte| *byte == 0);
        let (Some(source), Some(line), Some(pattern)) = (fields.next(), fields.next(), fields.next()) else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy;
        // A pattern with `!` takes a file out again.
        Ok((!pattern.starts_with(b"!"))
            .then(|| format!("line {} of {}: {}", text(line), shown_path(&path_of(source)), text(pattern))))
    }
}

fn ignored(path: &Path, by: Option<String>) -> Error {
    let error = Error::new(format!("{} is ignored by git", shown_path(path)));
    match by {
        Some(by) => error.because(by).hint("change that line, or put the file elsewhere"),
        None => error.hint("see `git check-ignore -v`, and change the ignore file or put the file elsewhere"),
    }
}

/// The path from the work tree, through the real folders. The file may be gone, and its folder too.
fn below(work_tree: &Path, path: &Path) -> Result<PathBuf> {
    let outside = || Error::new(format!("{} is not in the repository {}", shown_path(path), shown_path(work_tree)));
    let whole = std::path::absolute(path).map_err(|why| outside().because(why))?;
    if whole.is_dir() && !whole.is_symlink() {
        return Err(Error::new(format!("{} is a folder: commits are made of files", shown_path(path))));
    }
    let folder = whole.ancestors().skip(1).find(|folder| folder.is_dir()).ok_or_else(outside)?;
    let rest = whole.strip_prefix(folder).map_err(|why| outside().because(why))?;
    let real = folder.canonicalize().map_err(|why| outside().because(why))?.join(rest);
    let relative = real.strip_prefix(work_tree).map_err(|_| outside())?.to_owned();
    let plain = relative.components().all(|part| matches!(part, Component::Normal(name) if name != ".git"));
    if plain && relative.file_name().is_some() { Ok(relative) } else { Err(outside()) }
}
