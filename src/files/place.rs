//! Folders that are found or made for a purpose.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{create_folder, folder_of};
use super::trouble::explain;
use super::write::target;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// The absolute path of a folder, without links on the way, whether it is there or not; the folder above it is.
pub fn real_folder(path: &Path) -> Result<PathBuf> {
    // Without the dots and slashes at its end.
    let path = target(&path.components().collect::<PathBuf>())?;
    let failed = |why| explain(&path, "read", why);
    match fs::metadata(&path) {
        Ok(about) if about.is_dir() => return path.canonicalize().map_err(failed),
        Ok(_) => return Err(Error::new(format!("{} is a file, not a folder", shown_path(&path)))),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {}
        Err(why) => return Err(failed(why)),
    }
    let Some(name) = path.file_name() else {
        // It ends with `..`, behind something that is not there.
        create_folder(&path)?;
        return path.canonicalize().map_err(failed);
    };
    let parent = folder_of(&path);
    create_folder(parent)?;
    Ok(parent.canonicalize().map_err(failed)?.join(name))
}

/// Makes a folder that its owner alone can look into, where none is; `false` where there can be none, or
/// where what is there is not ours alone to write in.
pub fn create_private_folder(path: &Path) -> Result<bool> {
    use io::ErrorKind::{AlreadyExists, PermissionDenied, ReadOnlyFilesystem};
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Ok(()) => Ok(true),
        Err(why) if why.kind() == AlreadyExists => Ok(is_ours(path)),
        Err(why) if matches!(why.kind(), PermissionDenied | ReadOnlyFilesystem) => Ok(false),
        Err(why) => Err(explain(path, "made", why)),
    }
}

#[cfg(unix)]
fn is_ours(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;

    use rustix::fs::{Access, access};
    let is_private =
        fs::symlink_metadata(path).is_ok_and(|about| about.is_dir() && about.permissions().mode() & 0o022 == 0);
    is_private && access(path, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn is_ours(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

/// Whether the program was started in a folder, or below it.
pub fn is_stood_in(folder: &Path) -> bool {
    Path::new(".").canonicalize().is_ok_and(|here| here.starts_with(folder))
}

/// The regular files right in a folder, sorted.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = folder.read_dir().map_err(|why| explain(folder, "read", why))?;
    let is_file = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file());
    let mut files: Vec<PathBuf> = entries.flatten().filter(is_file).map(|entry| entry.path()).collect();
    files.sort_unstable();
    Ok(files)
}
