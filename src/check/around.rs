//! What lies around a record's file, as those tell it who know git and templates.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::record::{Milestone, Milestoned, Postmortem};

/// What the last commit holds of a record.
#[derive(Debug, Clone, Default)]
pub struct Former {
    /// The file's name there: another one where it was renamed since.
    pub file: PathBuf,
    pub record: Postmortem,
    /// Whether all of it could be read. Where not, nobody knows all that it said.
    pub is_whole: bool,
}

impl Former {
    /// Whether the record that lies in `file` now is this one. That a file was renamed is git's guess,
    /// by how much two files have in common: a record that was begun as a copy of one that is gone has
    /// much of it.
    pub(super) fn is_of(&self, file: &Path, now: &Postmortem) -> bool {
        fn began(record: &Postmortem) -> Option<String> {
            Milestoned::new(record).get(Milestone::Started).map(|(time, _)| time.to_string())
        }
        let then = &self.record;
        self.file == file
            || (now.title.is_some() && now.title == then.title)
            || began(now).is_some_and(|now| Some(now) == began(then))
    }
}

/// A document beside a record that hotwash wrote, and that is not what the record renders to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleRender {
    pub file: PathBuf,
    /// Whether somebody wrote in it; otherwise the record went on without it.
    pub is_edited: bool,
}

/// Tells what the last commit holds of a record, given its file and what that holds now. `None`: the
/// same, or nothing.
pub type AskCommitted<'a> = &'a (dyn Fn(&Path, &[u8]) -> Result<Option<Former>> + Sync);

/// Tells which documents beside a record are not what it renders to, given its file, its text, and
/// what it says.
pub type AskRenders<'a> = &'a (dyn Fn(&Path, &str, &Postmortem) -> Result<Vec<StaleRender>> + Sync);

/// Tells whether there is a file: one that a record links to, named as the record's own file is.
pub type AskFile<'a> = &'a (dyn Fn(&Path) -> bool + Sync);

/// What lies around the files that are proofread.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Records that are read too: nothing is told of them, but they count where records are held
    /// against each other.
    pub others: &'a [PathBuf],
    /// All records of the archive, by their files; `None` where they are not known.
    pub archive: Option<&'a [PathBuf]>,
    /// Where git holds the archive.
    pub committed: Option<AskCommitted<'a>>,
    /// Where documents are kept beside the records.
    pub renders: Option<AskRenders<'a>>,
    /// Where the files are known to which records link.
    pub files: Option<AskFile<'a>>,
    /// What is kept of the texts in which something is found.
    pub keep: Keep,
}

/// How much of a text is kept, for showing: that of ten thousand records would fill the memory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keep {
    Nothing,
    /// Those in which the first so many findings are: nobody is shown more of them.
    First(usize),
    #[default]
    Texts,
}

impl fmt::Debug for Beside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { others, archive, committed, renders, files, keep } = self;
        f.debug_struct("Beside")
            .field("others", others)
            .field("archive", archive)
            .field("committed", &committed.is_some())
            .field("renders", &renders.is_some())
            .field("files", &files.is_some())
            .field("keep", keep)
            .finish()
    }
}

/// What lies around one record.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// What the last commit holds of it, where that is not what the file holds.
    pub former: Option<Former>,
    /// Its documents that are not what it renders to.
    pub stale: Vec<StaleRender>,
    /// The files that it links to, relative to its folder, and that are not there.
    pub gone: Vec<PathBuf>,
}
