//! What the operating system says, as a user can use it.

use std::io;
use std::path::Path;

use crate::error::Error;
use crate::finding::{nearest, shown_path};

/// The error of `verb` (`read`, `written`, …: a past participle) done to `path`.
pub(super) fn explain(path: &Path, verb: &str, why: io::Error) -> Error {
    let name = shown_path(path);
    match why.kind() {
        io::ErrorKind::NotFound => missing(path),
        io::ErrorKind::PermissionDenied => Error::new(format!("{name} cannot be {verb}: permission denied"))
            .hint("check who owns it, and its mode (`ls -l`)"),
        io::ErrorKind::IsADirectory => Error::new(format!("{name} is a folder, not a file")),
        io::ErrorKind::NotADirectory => Error::new(format!("{name} cannot be {verb}: a part of its path is a file")),
        io::ErrorKind::StorageFull => Error::new(format!("{name} cannot be {verb}: the disk is full"))
            .hint("nothing was changed: free some space"),
        _ => Error::new(format!("{name} cannot be {verb}")).because(why),
    }
}

/// Not there; with the neighbour that was probably meant.
fn missing(path: &Path) -> Error {
    let error = Error::new(format!("{} does not exist", shown_path(path)));
    match neighbour(path) {
        Some(name) => error.hint(format!("did you mean {}?", shown_path(&path.with_file_name(name)))),
        None => error.hint("check the spelling, and the folder you are in (or `-C DIR`)"),
    }
}

/// The entry of the same folder with the nearest name.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let names: Vec<String> =
        folder.read_dir().ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    nearest(wanted, names.iter().map(String::as_str)).map(str::to_owned)
}
