//! What the next commit holds.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::check::Content;
use crate::cli::context::{Context, without_steps_up};
use crate::cli::home::Home;
use crate::cli::press::LONGEST_RENDER;
use crate::cli::records;
use crate::document;
use crate::error::{Error, Result};
use crate::finding::shown_path;
use crate::git::{Blob, Repository};

/// The largest record or configuration that is read.
const LIMIT: u64 = document::MAX_BYTES as u64;

/// The index, read once.
pub struct Index<'a> {
    context: &'a Context,
    /// Checks are made on all cores, and libgit2 reads on one.
    repository: Mutex<Repository>,
    workdir: PathBuf,
    /// By the path below the work tree.
    files: BTreeMap<PathBuf, Blob>,
}

impl<'a> Index<'a> {
    pub fn read(context: &'a Context, repository: Repository) -> Result<Self> {
        let files = repository.tracked(Path::new(""))?;
        let workdir = repository.workdir().map(Path::to_owned).unwrap_or_default();
        Ok(Self { context, repository: Mutex::new(repository), workdir, files })
    }

    pub fn workdir(&self) -> &Path {
        &self.workdir
    }

    /// A configuration, by its absolute path; `None` where it is not in the index.
    pub fn config(&self, file: &Path) -> Result<Option<Content>> {
        let blob = file.strip_prefix(&self.workdir).ok().and_then(|path| self.files.get(path));
        blob.map(|blob| self.content(*blob)).transpose()
    }

    /// The files of one archive's folder of records.
    pub fn held(&self, home: &Home) -> Held<'_> {
        let of_archive = |(path, blob): (&PathBuf, &Blob)| {
            let file = self.workdir.join(path);
            is_in(home, &file).then(|| (self.context.shown_path(&file), *blob))
        };
        let files: BTreeMap<PathBuf, Blob> = self.files.iter().filter_map(of_archive).collect();
        let records = files.keys().filter(|file| records::is_record(file)).cloned().collect();
        Held { index: self, files, records }
    }

    fn content(&self, blob: Blob) -> Result<Content> {
        Ok(self.git().content(blob, LIMIT)?.map_or(Content::TooLarge, Content::Bytes))
    }

    fn git(&self) -> MutexGuard<'_, Repository> {
        self.repository.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the index holds of one archive, by the names that findings give its files.
pub struct Held<'a> {
    index: &'a Index<'a>,
    files: BTreeMap<PathBuf, Blob>,
    records: Vec<PathBuf>,
}

impl Held<'_> {
    /// All records, sorted.
    pub fn records(&self) -> &[PathBuf] {
        &self.records
    }

    /// Whether all of them can be read for one that is judged. A program for each would take minutes.
    pub fn reads_fast(&self) -> bool {
        self.index.git().reads_fast()
    }

    /// One record.
    pub fn text(&self, file: &Path) -> Result<Content> {
        self.files.get(file).map_or(Ok(Content::Bytes(Vec::new())), |blob| self.index.content(*blob))
    }

    /// Several, in their order, as far as they are not too large.
    pub fn texts(&self, files: &[&PathBuf]) -> Result<Vec<Option<Vec<u8>>>> {
        let blobs: Vec<Blob> = files.iter().filter_map(|file| self.files.get(*file).copied()).collect();
        self.index.git().contents(&blobs, LIMIT)
    }

    /// Whether a file, or a folder with files, is there, in the records folder or elsewhere.
    pub fn is_there(&self, file: &Path) -> bool {
        let path = without_steps_up(&self.index.context.here.join(file));
        let Ok(path) = path.strip_prefix(&self.index.workdir) else { return false };
        self.index.files.range(path.to_owned()..).next().is_some_and(|(next, _)| next.starts_with(path))
    }

    /// A document; `None` where there is none.
    pub fn document(&self, file: &Path) -> Result<Option<Vec<u8>>> {
        let Some(&blob) = self.files.get(file) else { return Ok(None) };
        let bytes = self.index.git().content(blob, LONGEST_RENDER)?;
        let too_large = || Error::new(format!("{} is larger than {} MiB", shown_path(file), LONGEST_RENDER >> 20));
        bytes.ok_or_else(too_large).map(Some)
    }
}

/// Whether a file is where an archive has its records: hidden files are none, as in the work tree.
pub fn is_in(home: &Home, file: &Path) -> bool {
    let is_hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
    file.strip_prefix(home.records()).is_ok_and(|below| !below.components().any(is_hidden))
}
