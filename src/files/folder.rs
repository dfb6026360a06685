//! Folders, and files as a whole: whether they are there, making, moving and removing them.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::trouble::explain;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// Whether a file or a folder is there. A dangling symbolic link is not.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether something can be made at `path` without meeting anything: an empty folder, or nothing yet.
pub fn is_empty_folder(path: &Path) -> Result<bool> {
    match path.read_dir() {
        Ok(mut entries) => Ok(entries.next().is_none()),
        // A dangling link is something, although nothing is behind it.
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(!path.is_symlink()),
        Err(why) if why.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(why) => Err(explain(path, "read", why)),
    }
}

/// Makes a folder, and those above it. One that is there already is fine.
pub fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            Error::new(format!("the folder {} cannot be made: a file has that name", shown_path(path)))
        }
        _ => explain(path, "made", why),
    })
}

/// Gives a file or a folder another name, in a folder that is made where it is missing.
///
/// An error, and nothing changed, where something has that name already.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    if to.symlink_metadata().is_ok() {
        return Err(Error::new(format!("{} exists already", shown_path(to))).hint("move it away first"));
    }
    create_folder(folder_of(to))?;
    fs::rename(from, to).map_err(|why| explain(from, "renamed", why))
}

/// When a file was last written.
pub fn changed(path: &Path) -> Result<DateTime<Utc>> {
    let about = path.metadata().and_then(|about| about.modified());
    about.map(DateTime::from).map_err(|why| explain(path, "read", why))
}

/// Removes a file. One that is gone already is fine.
pub fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(explain(path, "removed", why)),
        _ => Ok(()),
    }
}

/// The folder a file is in: `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}
