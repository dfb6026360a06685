//! The archive that a staged file belongs to, with the configuration that is staged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::index::Index;
use crate::check::Content;
use crate::cli::context::Context;
use crate::cli::home::Home;
use crate::config::FILE_NAME;
use crate::error::Result;
use crate::files;
use crate::git::Changes;

/// The archives of staged files, each looked for once.
pub struct Homes<'a> {
    context: &'a Context,
    index: &'a Index<'a>,
    changes: &'a Changes,
    known: BTreeMap<PathBuf, Rc<Home>>,
}

impl<'a> Homes<'a> {
    pub fn new(context: &'a Context, index: &'a Index<'a>, changes: &'a Changes) -> Self {
        Self { context, index, changes, known: BTreeMap::new() }
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
        if let Some(home) = self.context.named_home() {
            return Ok(home);
        }
        let workdir = self.index.workdir();
        for root in folder.ancestors().take_while(|folder| folder.starts_with(workdir)) {
            let file = root.join(FILE_NAME);
            match self.index.config(&file)? {
                Some(Content::Bytes(bytes)) => return Ok(Home::configured(file, &bytes)),
                Some(_) => return Home::around(root),
                // One that is not committed holds too, as long as this commit does not take it away:
                // it is how its author means the archive.
                None if files::exists(&file) && !self.is_taken_away(&file) => return Home::around(root),
                None => {}
            }
        }
        match workdir.parent().and_then(|above| files::find_up(above, FILE_NAME)) {
            Some(file) => Home::around(file.parent().unwrap_or(workdir)),
            None => Ok(Home::plain(workdir.to_owned())),
        }
    }

    fn is_taken_away(&self, file: &Path) -> bool {
        let gone = &self.changes.taken_away;
        file.strip_prefix(self.index.workdir()).is_ok_and(|path| gone.iter().any(|gone| gone == path))
    }
}
