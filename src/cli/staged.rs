//! What git is about to commit, proofread as the index has it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::home::Home;
use super::{records, repository};
use crate::check::{self, Content, Options, Outcome};
use crate::document;
use crate::error::Result;
use crate::record::Status;

/// The staged records of one archive.
struct Archive {
    home: Home,
    /// By the name that findings give them.
    texts: BTreeMap<PathBuf, Vec<u8>>,
}

/// Proofreads the records that the next commit adds or changes. A repository may hold several
/// archives, each with its own configuration, and none of them at its root: hooks run at the root.
pub fn proofread(context: &Context, stage: Option<Status>) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for archive in archives(context)?.into_values() {
        let files: Vec<PathBuf> = archive.texts.keys().cloned().collect();
        let read = |file: &Path| Ok(Content::Bytes(archive.texts.get(file).cloned().unwrap_or_default()));
        let options = Options { config: &archive.home.config, now: context.now, stage };
        outcome.join(check::proofread(&files, &read, options)?);
        if let Some((file, written)) = &archive.home.written {
            outcome.add_config(context.shown_path(file), written);
        }
    }
    Ok(outcome)
}

/// The archives that staged records belong to, by root.
fn archives(context: &Context) -> Result<BTreeMap<PathBuf, Archive>> {
    let repository = repository::require(context)?;
    let workdir = repository::workdir(&repository)?;
    let mut archives: BTreeMap<PathBuf, Archive> = BTreeMap::new();
    for path in repository.staged()?.into_iter().filter(|path| records::is_record(path)) {
        let file = workdir.join(&path);
        let home = context.home_of(file.parent().unwrap_or(workdir))?;
        if file.starts_with(home.records()) {
            let bytes = repository.staged_file(&path, document::MAX_BYTES as u64)?.unwrap_or_default();
            let archive = archives.entry(home.root.clone());
            let archive = archive.or_insert_with(|| Archive { home, texts: BTreeMap::new() });
            archive.texts.insert(context.shown_path(&file), bytes);
        }
    }
    Ok(archives)
}
