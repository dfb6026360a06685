//! Which archives the next commit touches, and what it does to each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::home::Homes;
use super::index::{Index, is_in};
use crate::cli::context::Context;
use crate::cli::home::Home;
use crate::cli::records;
use crate::config::{Config, FILE_NAME};
use crate::error::Result;
use crate::git::Changes;

/// What the next commit does to one archive. Files are called as findings call them.
pub struct Archive {
    pub home: Rc<Home>,
    /// With what this run alone asks for.
    pub config: Config,
    /// The records that are added or changed.
    pub written: BTreeSet<PathBuf>,
    /// The names of those that are taken away.
    pub gone: BTreeSet<String>,
    /// Files beside records that are added or changed: documents, perhaps.
    pub beside: BTreeSet<PathBuf>,
    is_config_written: bool,
}

impl Archive {
    fn of(home: &Rc<Home>) -> Self {
        Self {
            home: Rc::clone(home),
            config: home.config.clone(),
            written: BTreeSet::new(),
            gone: BTreeSet::new(),
            beside: BTreeSet::new(),
            is_config_written: false,
        }
    }

    /// Whether the configuration is judged: where it is changed, with records or without, and where
    /// records are. Who commits a document alone did not ask for it.
    pub fn asks_for_config(&self) -> bool {
        self.is_config_written || !self.written.is_empty() || !self.gone.is_empty()
    }
}

/// What a file may be to an archive, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Record,
    Config,
    Document,
}

impl Kind {
    fn of(path: &Path) -> Option<Self> {
        if records::is_record(path) {
            return Some(Self::Record);
        }
        if path.file_name().is_some_and(|name| name == FILE_NAME) {
            return Some(Self::Config);
        }
        path.extension().is_some_and(|extension| extension == "md" || extension == "html").then_some(Self::Document)
    }
}

/// Whether any of what changes could belong to an archive: most commits of most repositories have
/// nothing of the kind, and are not to wait.
pub fn could_touch(changes: &Changes) -> bool {
    changes.written.iter().chain(&changes.taken_away).any(|path| Kind::of(path).is_some())
}

/// The archives that the next commit changes, by root.
pub fn archives(context: &Context, index: &Index<'_>, changes: &Changes) -> Result<BTreeMap<PathBuf, Archive>> {
    let mut archives: BTreeMap<PathBuf, Archive> = BTreeMap::new();
    let mut homes = Homes::new(context, index, changes);
    let written = changes.written.iter().map(|path| (path, true));
    for (path, is_there) in written.chain(changes.taken_away.iter().map(|path| (path, false))) {
        // Nobody needs a document or a configuration that is gone.
        let Some(kind) = Kind::of(path).filter(|kind| is_there || *kind == Kind::Record) else { continue };
        let file = index.workdir().join(path);
        let home = homes.of(file.parent().unwrap_or(index.workdir()))?;
        let is_ours = match kind {
            Kind::Config => home.written.as_ref().is_some_and(|(config, _)| *config == file),
            Kind::Record | Kind::Document => is_in(&home, &file),
        };
        if !is_ours {
            continue;
        }
        let archive = archives.entry(home.root.clone()).or_insert_with(|| Archive::of(&home));
        match kind {
            Kind::Config => archive.is_config_written = true,
            Kind::Document => drop(archive.beside.insert(context.shown_path(&file))),
            Kind::Record if is_there => drop(archive.written.insert(context.shown_path(&file))),
            Kind::Record => archive.gone.extend(file.file_stem().map(|stem| stem.to_string_lossy().into_owned())),
        }
    }
    Ok(archives)
}
