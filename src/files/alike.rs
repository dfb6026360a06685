//! A folder that is to take another's place: whose it is, and who may do what.

use std::path::Path;

/// Gives a folder the mode of another, and says whether it then is as that one: owner, group, access lists
/// and labels are not for everybody to give.
#[cfg(unix)]
pub fn make_alike(folder: &Path, model: &Path) -> bool {
    use std::fs;
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(mine), Ok(wanted)) = (fs::symlink_metadata(folder), fs::symlink_metadata(model)) else { return false };
    let is_theirs = mine.uid() == wanted.uid() && mine.gid() == wanted.gid();
    let has_mode = mine.mode() == wanted.mode() || fs::set_permissions(folder, wanted.permissions()).is_ok();
    is_theirs && has_mode && labels(folder) == labels(model)
}

/// Elsewhere folders do not change places.
#[cfg(not(unix))]
pub const fn make_alike(_: &Path, _: &Path) -> bool {
    false
}

/// The extended attributes, sorted: access lists and labels are among them. None where there are no such.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn labels(folder: &Path) -> Vec<(Vec<u8>, Vec<u8>)> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    use rustix::fs::{lgetxattr, llistxattr};
    /// More than the kernel lists, and more than one of them has.
    const ROOM: usize = 1 << 16;
    let mut names = vec![0; ROOM];
    let length = llistxattr(folder, &mut names[..]).unwrap_or_default();
    let mut value = vec![0; if length == 0 { 0 } else { ROOM }];
    let mut labels: Vec<_> = names[..length]
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
        .map(|name| {
            let length = lgetxattr(folder, OsStr::from_bytes(name), &mut value[..]).unwrap_or_default();
            (name.to_owned(), value[..length].to_owned())
        })
        .collect();
    labels.sort_unstable();
    labels
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "macos"))))]
const fn labels(_: &Path) {}
