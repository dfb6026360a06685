//! Whether a file may have changed, without reading it.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// A file's length and the time of its last change, in nanoseconds of the Unix epoch; and, where a system has them, its
/// number and the time when anything about it changed: a file that another one took the place of may have the same
/// length and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    changed: u64,
    place: (u64, i64, i64),
}

impl Stamp {
    /// The stamp of a file; `None` where the system does not tell.
    pub fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { length: about.len(), changed: changed.as_nanos().try_into().ok()?, place: place(&about) })
    }

    /// Whether the file had been left alone for so long at `now` that a later change shows: clocks of file systems
    /// tick slowly, and two changes within one tick look like one.
    pub fn is_settled(self, now: chrono::DateTime<chrono::Utc>) -> bool {
        const TICK: i64 = 2_000_000_000;
        let now = now.timestamp_nanos_opt().unwrap_or(i64::MAX);
        i64::try_from(self.changed).is_ok_and(|changed| changed < now - TICK)
    }
}

#[cfg(unix)]
fn place(about: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (about.ino(), about.ctime(), about.ctime_nsec())
}

#[cfg(not(unix))]
const fn place(_: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}
