//! What is kept for the next run, in the user's own cache folder: it can be thrown away at any time.

use std::path::PathBuf;

use super::context::{Context, variable};
use crate::archive::Key;
use crate::files;

/// A file that is larger was not written here.
const LARGEST: u64 = 1 << 28;

/// Something that is kept of one archive.
#[derive(Debug)]
pub struct Cache(PathBuf);

impl Cache {
    /// What is kept under a name of this archive; `None` where there is no place for it.
    pub fn of(context: &Context, name: &str) -> Option<Self> {
        let set = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let home = || set("HOME").map(|home| home.join(".cache"));
        let folder = set("XDG_CACHE_HOME").or_else(home).or_else(|| set("LOCALAPPDATA"))?.join("hotwash");
        let archive = folder.join(Key::of(context.records_folder().to_string_lossy().as_bytes()).short());
        files::create_folder(&folder).ok()?;
        files::create_private_folder(&archive).ok()?.then(|| Self(archive.join(name)))
    }

    pub fn read(&self) -> Option<Vec<u8>> {
        // Whatever else lies there, a pipe say, is not what was kept.
        self.0.is_file().then(|| files::read_limited(&self.0, LARGEST).ok())?
    }

    /// Without it the next run takes longer, and that is all.
    pub fn write(&self, bytes: &[u8]) {
        let _ = files::write_remakable(&self.0, bytes);
    }
}
