//! A commit that a program was making when it died: which locks it can have left.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use git2::Oid;

use super::held::short_text;
use super::repository::Repository;

/// What a note begins with.
const COMMIT: &str = "# commit ";
/// The branch is locked right after this is noted: a lock from later is somebody else's.
const SOON: Duration = Duration::from_secs(10);
/// Files may be dated by clocks of different coarseness.
const SLACK: Duration = Duration::from_secs(1);

/// What a program noted right before it made a commit the newest of its branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfinished {
    commit: String,
    noted: SystemTime,
}

impl Unfinished {
    pub(super) fn written(commit: Oid) -> String {
        format!("{COMMIT}{commit}\n")
    }

    /// The last that was noted, in a file that holds `journal` and was written then.
    pub(super) fn read(journal: &str, noted: SystemTime) -> Option<Self> {
        let commit = journal.lines().filter_map(|line| line.strip_prefix(COMMIT)).next_back()?;
        Some(Self { commit: commit.to_owned(), noted })
    }

    /// Whether a lock with this content, written at this time, is that of the same program.
    ///
    /// libgit2 fills the lock only at the end. An empty one is ours where it was made in the moments
    /// after the note: no other program leaves its own empty for longer than an instant.
    fn made(&self, text: &str, written: SystemTime) -> bool {
        match text.trim_end() {
            "" => written
                .duration_since(self.noted)
                .map_or_else(|earlier| earlier.duration() <= SLACK, |later| later <= SOON),
            text => text == self.commit,
        }
    }
}

impl Repository {
    /// The file by which a program says that it is moving the branch that HEAD is on.
    pub(super) fn head_lock(&self) -> Option<PathBuf> {
        let library = self.library.as_ref()?;
        let head = library.find_reference("HEAD").ok()?;
        let mut lock = match head.symbolic_target() {
            Ok(Some(branch)) => library.commondir().join(branch),
            _ => self.git_folder.join("HEAD"),
        }
        .into_os_string();
        lock.push(".lock");
        Some(lock.into())
    }

    /// Takes away the lock of the branch that a program has left which died in the middle of a commit.
    pub(super) fn clear(&self, left: Option<&Unfinished>) {
        let Some((left, path)) = left.zip(self.head_lock()) else { return };
        if short_text(&path).is_some_and(|(text, written)| left.made(&text, written)) {
            // Where that fails, the lock is met again, and told.
            drop(tempfile::TempPath::try_from_path(path));
        }
    }
}
