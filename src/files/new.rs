//! New names: for new files, and for files and folders that are there.
//!
//! What is made here is not looked at by anybody yet, so that it needs no other name while it grows.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::look::Look;
use super::trouble::explain;
use crate::error::Result;

/// Writes a file that is not there yet, and says how it looks. One that is there is an error, also where it is
/// a link.
///
/// `like`: a file whose mode the new one is given, where it has another than a new file's.
pub fn create_new(path: &Path, bytes: &[u8], like: Option<&Path>) -> Result<Look> {
    let failed = |why| explain(path, "written", why);
    let mut file = File::create_new(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Some(about) = like.and_then(|like| fs::symlink_metadata(like).ok()).filter(fs::Metadata::is_file) {
        let mode = about.permissions();
        if file.metadata().map_err(failed)?.permissions() != mode {
            file.set_permissions(mode).map_err(failed)?;
        }
    }
    Ok(Look::of(&file.metadata().map_err(failed)?))
}

/// Whether a file has a second name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    Yes,
    /// Nothing was done: the file system, or the rights to the file, do not allow it, or the name is taken.
    Impossible,
}

/// Gives a file a second name. A link is not followed.
pub fn link(from: &Path, to: &Path) -> Result<Linked> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(Linked::Yes),
        Err(why) if why.kind() == io::ErrorKind::StorageFull => Err(explain(to, "written", why)),
        Err(_) => Ok(Linked::Impossible),
    }
}

/// Gives a file or a folder another name. A file that has that name is gone then.
pub fn move_to(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|why| explain(from, "renamed", why))
}

/// Gives a folder a name that nothing has, or an empty folder, whose place it takes at once. `false`: there
/// is something by now.
pub fn take_place(folder: &Path, name: &Path) -> Result<bool> {
    match fs::rename(folder, name) {
        Ok(()) => Ok(true),
        Err(why)
            if matches!(
                why.kind(),
                io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(false)
        }
        Err(why) => Err(explain(name, "made", why)),
    }
}

/// Makes a folder, whose own folder is there. One that is there already is fine.
pub fn create_one_folder(path: &Path) -> Result<()> {
    match fs::create_dir(path) {
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made.map_err(|why| explain(path, "made", why)),
    }
}

/// Removes a folder, if there is nothing in it.
pub fn remove_empty_folder(path: &Path) {
    let _ = fs::remove_dir(path);
}

/// Removes a folder and all that is in it. One that is gone already is fine; links are not followed.
pub fn remove_tree(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(explain(path, "removed", why)),
        _ => Ok(()),
    }
}
