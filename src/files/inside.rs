//! Names that come from records and configurations, kept below a folder.

use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Result};
use crate::finding::shown_path;

/// `root/relative`, where that is below `root`: no `..`, no absolute path, and no symbolic link on
/// the way that leads out of it.
///
/// The file itself need not be there yet.
pub fn inside(root: &Path, relative: &Path) -> Result<PathBuf> {
    let outside = || {
        Error::new(format!("{} is not below {}", shown_path(relative), shown_path(root)))
            .hint("write a relative path without `..`")
    };
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let path = root.join(relative);
    if !plain || relative.as_os_str().is_empty() {
        return Err(outside());
    }
    // What is there may be a link; what is not there cannot be.
    let Ok(real_root) = root.canonicalize() else { return Ok(path) };
    let there = path.ancestors().find(|part| part.symlink_metadata().is_ok());
    let real = there.and_then(|part| part.canonicalize().ok());
    match real {
        Some(real) if real.starts_with(&real_root) => Ok(path),
        // A dangling link has no target that could be looked at: writing through it would make one.
        _ => Err(outside().hint("a symbolic link leads out of the folder")),
    }
}
