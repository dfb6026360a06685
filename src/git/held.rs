//! Files of git's own folder that are opened to be held, noted in, or made sure of. Only here does this
//! room name the file system: what lies in `.git` is nobody's but git's.

use std::fs::File;
use std::io::{Read as _, Result, Write as _};
use std::path::Path;
use std::time::SystemTime;

use tempfile::Builder;

/// More than any lock holds.
const LONGEST: u64 = 4096;

/// A file that is locked as long as this lives, however the program ends.
pub(super) struct Held(File);

impl Held {
    /// A new file that holds `text`, complete from the first moment: by this name there is never a half
    /// of it, nor one that nobody holds. An error where something has the name.
    ///
    /// Where files cannot be locked, nobody could tell whether the holder lives: then it is empty.
    pub(super) fn made(path: &Path, text: &str) -> Result<Self> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut file = Builder::new().prefix("index-").suffix(".new").tempfile_in(folder)?;
        if file.as_file().try_lock().is_ok() {
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
        }
        file.persist_noclobber(path).map(Self).map_err(|why| why.error)
    }

    /// A file that is there and that nobody holds, with its text and when that was written.
    pub(super) fn taken(path: &Path) -> Option<(Self, String, SystemTime)> {
        let mut file = File::options().read(true).append(true).open(path).ok()?;
        file.try_lock().ok()?;
        let mut text = String::new();
        (&mut file).take(LONGEST).read_to_string(&mut text).ok()?;
        let written = file.metadata().ok()?.modified().ok()?;
        // Meanwhile it may have been taken over and away, and this be another one.
        is_at(&file, path).then_some((Self(file), text, written))
    }

    /// Adds to the text, for good.
    pub(super) fn note(&mut self, text: &str) -> Result<()> {
        self.0.write_all(text.as_bytes())?;
        self.0.sync_all()
    }
}

/// Makes sure that what was written to a file survives a power failure.
pub(super) fn make_sure(path: &Path) -> Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// What a lock of git holds, and when it was written.
pub(super) fn short_text(path: &Path) -> Option<(String, SystemTime)> {
    let file = File::open(path).ok()?;
    let written = file.metadata().ok()?.modified().ok()?;
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Some((text, written))
}

/// Whether this open file is the one at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(one), Ok(other)) = (file.metadata(), path.symlink_metadata()) else { return false };
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere it cannot be told.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    false
}
