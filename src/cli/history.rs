//! What the last commit says of the records that are checked.

use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::context::{Context, variable};
use super::repository;
use crate::check::{Former, asks_for_history};
use crate::document::{self, Document};
use crate::error::Result;
use crate::files;
use crate::git::{Origins, Repository, Side};
use crate::record::Postmortem;

/// From as many files on, git is asked which of them changed. Fewer are held against the last commit
/// one by one, which needs neither the index nor a look at the other files.
const MANY: usize = 32;

/// The most bytes that are read of a former record: what is larger is none.
const LONGEST_FORMER: u64 = 64 << 20;

/// The last commit, beside the records of one archive.
pub struct History<'a> {
    context: &'a Context,
    /// Checks are made on all cores, and libgit2 reads on one.
    repository: Mutex<Repository>,
    workdir: PathBuf,
    /// The folder of records, relative to the work tree.
    folder: PathBuf,
    side: Side,
    changed: OnceLock<Origins>,
    /// Whether what git says of a file is right: not where it is checked with another text.
    is_many: bool,
}

impl<'a> History<'a> {
    /// The history of the files that lie there; `None` where there is no repository. One that cannot
    /// be read is told, and the check goes on without: a record can be proofread by itself.
    pub fn around(context: &'a Context, count: usize) -> (Option<Self>, Option<String>) {
        // Where no repository is near, libgit2 is not woken.
        let is_near = files::find_up(&context.root, ".git").is_some() || variable("GIT_DIR").is_some();
        if !is_near || !asks_for_history(&context.config) {
            return (None, None);
        }
        let folder = context.records_folder();
        let found = repository::find(context).map(|repository| {
            repository.and_then(|repository| Self::new(context, repository, &folder, Side::WorkTree))
        });
        match found {
            Ok(found) => (found.map(|history| Self { is_many: count >= MANY, ..history }), None),
            Err(why) => {
                use std::error::Error as _;
                let cause = why.source().map_or_else(String::new, |cause| format!(": {cause}"));
                (None, Some(format!("nothing is held against the last commit: {why}{cause}\n")))
            }
        }
    }

    /// The same of what git is about to commit. `folder` is that of the records.
    pub fn of_staged(context: &'a Context, folder: &Path) -> Result<Option<Self>> {
        let history = Self::new(context, repository::require(context)?, folder, Side::Index);
        Ok(history.map(|history| Self { is_many: true, ..history }))
    }

    fn new(context: &'a Context, repository: Repository, folder: &Path, side: Side) -> Option<Self> {
        let workdir = repository.workdir()?.to_owned();
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let folder = folder.strip_prefix(&workdir).map(Path::to_owned).unwrap_or_default();
        let repository = Mutex::new(repository);
        Some(Self { context, repository, workdir, folder, side, changed: OnceLock::new(), is_many: false })
    }

    /// What the last commit holds of a record that now holds `bytes`.
    pub fn former(&self, file: &Path, bytes: &[u8], is_on_disk: bool) -> Result<Option<Former>> {
        let has_way_up = file.components().any(|part| part == Component::ParentDir);
        let here = if has_way_up { self.context.absolute(file) } else { self.context.here.join(file) };
        let Ok(path) = here.strip_prefix(&self.workdir) else { return Ok(None) };
        if !(self.is_many && is_on_disk) {
            // The lock is given back before the next question.
            let is_committed = self.git().is_committed(path, bytes)?;
            match is_committed {
                Some(true) => return Ok(None),
                Some(false) => return self.read(path),
                None => {}
            }
        }
        match self.changed()?.get(path) {
            Some(origin) => self.read(origin),
            None => Ok(None),
        }
    }

    fn read(&self, origin: &Path) -> Result<Option<Former>> {
        let Some(bytes) = self.git().head_file(origin, LONGEST_FORMER)? else { return Ok(None) };
        let document: Document<Postmortem> = document::read_bytes(&bytes);
        let is_whole = document.problems.is_empty();
        let file = self.context.shown_path(&self.workdir.join(origin));
        Ok(document.is_read().then_some(Former { file, record: document.value, is_whole }))
    }

    fn changed(&self) -> Result<&Origins> {
        if let Some(changed) = self.changed.get() {
            return Ok(changed);
        }
        let changed = self.git().changed(&self.folder, self.side)?;
        Ok(self.changed.get_or_init(|| changed))
    }

    fn git(&self) -> MutexGuard<'_, Repository> {
        self.repository.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
