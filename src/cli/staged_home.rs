//! The archive that a staged file belongs to, with the configuration that is staged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::context::Context;
use super::home::Home;
use crate::config::FILE_NAME;
use crate::document;
use crate::error::Result;
use crate::files;
use crate::git::{Blob, Changes, Repository};

/// The archives of staged files, each looked for once.
pub struct Homes<'a> {
    context: &'a Context,
    repository: &'a Repository,
    workdir: &'a Path,
    changes: &'a Changes,
    known: BTreeMap<PathBuf, Rc<Home>>,
}

impl<'a> Homes<'a> {
    pub fn new(context: &'a Context, repository: &'a Repository, workdir: &'a Path, changes: &'a Changes) -> Self {
        Self { context, repository, workdir, changes, known: BTreeMap::new() }
    }

    /// The archive around a folder of the work tree.
    pub fn of(&mut self, folder: &Path) -> Result<Rc<Home>> {
        if let Some(home) = self.known.get(folder) {
            return Ok(Rc::clone(home));
        }
        let home = Rc::new(self.find(folder)?);
        self.known.insert(folder.to_owned(), Rc::clone(&home));
        Ok(home)
    }

    fn find(&self, folder: &Path) -> Result<Home> {
        // With `--records` one archive is meant, whatever lies around.
        if self.context.config.records.is_absolute() {
            return self.context.home_of(folder);
        }
        let inside: Vec<&Path> = folder.ancestors().take_while(|folder| folder.starts_with(self.workdir)).collect();
        let paths: Vec<PathBuf> =
            inside.iter().map(|folder| folder.join(FILE_NAME)).filter_map(|file| self.relative(&file)).collect();
        let staged = self.repository.staged_files(&paths, document::MAX_BYTES as u64)?;
        for ((root, path), blob) in inside.iter().zip(&paths).zip(staged) {
            let file = root.join(FILE_NAME);
            match blob {
                Some(Blob::Bytes(bytes)) => return Ok(Home::configured(file, &bytes)),
                // One that is not committed holds too, as long as this commit does not take it away:
                // it is how its author means the archive.
                None if files::exists(&file) && !self.changes.taken_away.contains(path) => {
                    return Home::around(root);
                }
                Some(Blob::TooLarge) => return Home::around(root),
                None => {}
            }
        }
        match self.workdir.parent().and_then(|above| files::find_up(above, FILE_NAME)) {
            Some(file) => Home::around(file.parent().unwrap_or(self.workdir)),
            None => Ok(Home::plain(self.workdir.to_owned())),
        }
    }

    fn relative(&self, file: &Path) -> Option<PathBuf> {
        file.strip_prefix(self.workdir).ok().map(Path::to_owned)
    }
}
