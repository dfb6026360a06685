//! What the file system tells about a file without its being read.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::trouble::explain;
use crate::error::Result;

/// As many files as one thread looks at in a row.
const BATCH: usize = 512;

/// A regular file from outside. One whose look did not change holds what it held, unless somebody
/// took care that it looks so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    pub size: u64,
    /// When its content was last changed: seconds since 1970, and nanoseconds.
    modified: (i64, u32),
    /// Its number in its file system; 0 where there are none.
    inode: u64,
}

/// How a regular file looks; `None` where there is something else, or nothing. Links are not followed.
pub fn look(path: &Path) -> Option<Look> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|about| Look::of(&about))
}

impl Look {
    /// Whether it is the file with this number; never where files have none.
    pub fn is_file_number(&self, number: Option<u64>) -> bool {
        self.inode != 0 && number == Some(self.inode)
    }

    #[cfg(unix)]
    pub(super) fn of(about: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let nanoseconds = u32::try_from(about.mtime_nsec()).unwrap_or_default();
        Self { size: about.size(), modified: (about.mtime(), nanoseconds), inode: about.ino() }
    }

    #[cfg(not(unix))]
    pub(super) fn of(about: &fs::Metadata) -> Self {
        let since = about.modified().ok().and_then(|then| then.duration_since(std::time::UNIX_EPOCH).ok());
        let since = since.unwrap_or_default();
        let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
        Self { size: about.len(), modified: (seconds, since.subsec_nanos()), inode: 0 }
    }
}

/// The same for many files below a folder, in their order: quickest where those of a folder stand together.
pub fn look_at(folder: &Path, paths: &[&str]) -> Vec<Option<Look>> {
    paths
        .par_chunks(BATCH)
        .flat_map_iter(|paths| {
            let mut eye = Eye::new(folder);
            paths.iter().map(|path| eye.look(path)).collect::<Vec<_>>()
        })
        .collect()
}

/// Keeps the folder open that it looked into last: a name in it is found sooner than a long path.
#[cfg(target_os = "linux")]
struct Eye<'a> {
    root: &'a Path,
    open: Option<(&'a str, rustix::fd::OwnedFd)>,
}

#[cfg(target_os = "linux")]
impl<'a> Eye<'a> {
    const fn new(root: &'a Path) -> Self {
        Self { root, open: None }
    }

    fn look(&mut self, path: &'a str) -> Option<Look> {
        use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, StatxFlags, openat, statx};
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if self.open.as_ref().is_none_or(|(open, _)| *open != folder) {
            let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
            self.open = Some((folder, openat(CWD, &*self.root.join(folder), flags, Mode::empty()).ok()?));
        }
        let (_, folder) = self.open.as_ref()?;
        let about = statx(folder, name, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS).ok()?;
        let is_file = FileType::from_raw_mode(about.stx_mode.into()) == FileType::RegularFile;
        let modified = (about.stx_mtime.tv_sec, about.stx_mtime.tv_nsec);
        is_file.then_some(Look { size: about.stx_size, modified, inode: about.stx_ino })
    }
}

#[cfg(not(target_os = "linux"))]
struct Eye<'a>(&'a Path);

#[cfg(not(target_os = "linux"))]
impl<'a> Eye<'a> {
    const fn new(root: &'a Path) -> Self {
        Self(root)
    }

    fn look(&mut self, path: &str) -> Option<Look> {
        look(&self.0.join(path))
    }
}

/// The number that a folder keeps, whatever its name; 0 where folders have none. `None`: there is no such
/// folder, or a link in its place.
pub fn folder_number(path: &Path) -> Result<Option<u64>> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => Ok(Some(inode(&about))),
        Ok(_) => Ok(None),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(explain(path, "read", why)),
    }
}

#[cfg(unix)]
fn inode(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
const fn inode(_: &fs::Metadata) -> u64 {
    0
}

/// Whether another file system, or another part of this one, begins at a folder.
#[cfg(target_os = "linux")]
pub fn is_mount(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|about| about.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Whether another file system begins at a folder.
#[cfg(all(unix, not(target_os = "linux")))]
pub fn is_mount(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::symlink_metadata(path).map(|about| about.dev()).ok();
    folder.parent().is_some_and(|parent| device(parent) != device(folder))
}

/// Elsewhere nothing depends on it.
#[cfg(not(unix))]
pub const fn is_mount(_: &Path) -> bool {
    false
}
