//! Writing: a file is there completely or not at all, also after a crash.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::folder::{create_folder, folder_of};
use super::sweep::{PREFIX, SUFFIX, take};
use super::trouble::explain;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// As many symbolic links in a row as the kernel follows.
const LINKS: usize = 40;

/// Makes `bytes` the content of the file at `path`, and says whether that changed anything.
///
/// The new content is complete before it takes the old one's place, and it keeps the old one's mode.
/// A symbolic link stays one: its target is written. Missing folders are made. A file that already
/// has this content is not touched, so that its time does not lie to build tools.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<bool> {
    write(path, bytes, Care::Lasting)
}

/// The same for what can be made again, such as the pages of a site: complete or not at all, but
/// when it reaches the disk is left to the system. Ten thousand pages are written in the time that
/// making sure of a hundred takes.
pub fn write_remakable(path: &Path, bytes: &[u8]) -> Result<bool> {
    write(path, bytes, Care::Remakable)
}

/// How sure a write is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// It survives a power failure right after.
    Lasting,
    /// It may be gone after one.
    Remakable,
}

fn write(path: &Path, bytes: &[u8], care: Care) -> Result<bool> {
    if is_stream(path) {
        return pour(path, bytes).map(|()| true).map_err(|why| explain(path, "written", why));
    }
    let target = target(path)?;
    let old = match fs::metadata(&target) {
        Ok(about) if about.is_dir() => {
            return Err(Error::new(format!("{} is a folder, not a file", shown_path(&target))));
        }
        Ok(about) if has_content(&target, about.len(), bytes) => return Ok(false),
        // Replacing it would succeed: only its folder is written. But somebody locked it on purpose.
        Ok(about) if about.permissions().readonly() => {
            return Err(Error::new(format!("{} is read-only", shown_path(&target))).hint("make it writable first"));
        }
        Ok(about) => Some(about.permissions()),
        Err(why) if why.kind() == io::ErrorKind::NotFound => None,
        Err(why) => return Err(explain(&target, "written", why)),
    };
    let folder = folder_of(&target);
    create_folder(folder)?;
    replace(folder, &target, bytes, old, care).map_err(|why| explain(&target, "written", why))?;
    if care == Care::Lasting {
        sync_folder(folder).map_err(|why| unsure(&target, why))?;
    }
    Ok(true)
}

/// Whether what is written there runs off: a device, a pipe, `/dev/stdout`. A file in its place would break it for
/// everybody, which root could do to `/dev/null`.
fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

fn pour(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut stream = File::options().write(true).open(path)?;
    stream.write_all(bytes)?;
    stream.flush()
}

/// The new text is there; whether it stays, the disk does not say.
fn unsure(path: &Path, why: io::Error) -> Error {
    let name = shown_path(path);
    let full = if why.kind() == io::ErrorKind::StorageFull { ", and the disk is full" } else { "" };
    Error::new(format!("{name} is written, but may not outlive a power failure{full}"))
        .because(why)
        .hint("see that the disk has room and is well, and do it again")
}

/// Lets whoever may read the file run it: a hook that is not executable is skipped by git.
pub fn make_executable(path: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let failed = |why| explain(path, "made executable", why);
        let mode = fs::metadata(path).map_err(failed)?.permissions().mode();
        // Each `r` grants the `x` beside it.
        let executable = mode | ((mode & 0o444) >> 2);
        fs::set_permissions(path, Permissions::from_mode(executable)).map_err(failed)?;
    }
    // Elsewhere every file can be run.
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Writes beside the target, makes sure of it, and only then gives it the name.
fn replace(folder: &Path, target: &Path, bytes: &[u8], mode: Option<Permissions>, care: Care) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // Without this the file would be readable by its owner alone. The umask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = loop {
        let file = builder.tempfile_in(folder)?;
        if take(file.as_file()) {
            break file;
        }
    };
    file.write_all(bytes)?;
    if let Some(mode) = mode {
        file.as_file().set_permissions(mode)?;
    }
    if care == Care::Lasting {
        file.as_file().sync_all()?;
    }
    file.persist(target).map_err(|failed| failed.error)?;
    Ok(())
}

/// Makes the new name itself last. Only Unix can open a folder.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Whether the file has this content already; when in doubt, no.
fn has_content(path: &Path, length: u64, bytes: &[u8]) -> bool {
    length == bytes.len() as u64 && fs::read(path).is_ok_and(|old| old == bytes)
}

/// Where a chain of symbolic links ends, whether or not a file is there.
pub(super) fn target(path: &Path) -> Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            // Not a link, or not there.
            Err(_) => return Ok(target),
        }
    }
    Err(Error::new(format!("{} is a symbolic link that leads in a circle", shown_path(path))))
}
