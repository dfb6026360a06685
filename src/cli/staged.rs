//! What git is about to commit, proofread as the index has it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::home::Home;
use super::picked::Picked;
use super::{records, repository};
use crate::check::{self, Beside, Content, Options, Outcome};
use crate::document;
use crate::error::Result;
use crate::git::Repository;
use crate::record::Status;

/// The staged records of one archive.
struct Archive {
    home: Home,
    /// By the name that findings give them.
    texts: BTreeMap<PathBuf, Vec<u8>>,
}

/// Proofreads the records that the next commit adds or changes. A repository may hold several
/// archives, each with its own configuration, and none of them at its root: hooks run at the root.
pub fn proofread(context: &Context, stage: Option<Status>, picked: &Picked) -> Result<Outcome> {
    let repository = repository::require(context)?;
    let workdir = repository::workdir(&repository)?;
    let mut outcome = Outcome::default();
    for mut archive in archives(context, &repository, workdir)?.into_values() {
        let files: Vec<PathBuf> = archive.texts.keys().cloned().collect();
        let tracked = tracked(context, &repository, workdir, &archive)?;
        let others = others(&repository, &tracked, &mut archive)?;
        picked.apply(&mut archive.home.config);
        let all: Vec<PathBuf> = tracked.into_keys().collect();
        let read = |file: &Path| Ok(Content::Bytes(archive.texts.get(file).cloned().unwrap_or_default()));
        let options = Options { config: &archive.home.config, now: context.now, stage };
        outcome.join(check::proofread_beside(&files, Beside { others: &others, archive: Some(&all) }, &read, options)?);
        if let Some((file, written)) = &archive.home.written {
            outcome.add_config(context.shown_path(file), written);
        }
    }
    Ok(outcome)
}

/// The archives that staged records belong to, by root.
fn archives(context: &Context, repository: &Repository, workdir: &Path) -> Result<BTreeMap<PathBuf, Archive>> {
    let mut archives: BTreeMap<PathBuf, Archive> = BTreeMap::new();
    for path in repository.staged()?.into_iter().filter(|path| records::is_record(path)) {
        let file = workdir.join(&path);
        let home = context.home_of(file.parent().unwrap_or(workdir))?;
        if file.starts_with(home.records()) {
            let archive = archives.entry(home.root.clone());
            let archive = archive.or_insert_with(|| Archive { home, texts: BTreeMap::new() });
            archive.texts.insert(context.shown_path(&file), text(repository, &path)?);
        }
    }
    Ok(archives)
}

/// The archive's records that are in the index, by the name that findings give them, with git's.
fn tracked(
    context: &Context,
    repository: &Repository,
    workdir: &Path,
    archive: &Archive,
) -> Result<BTreeMap<PathBuf, PathBuf>> {
    let folder = archive.home.records();
    let tracked = repository.tracked()?.into_iter().filter(|path| records::is_record(path));
    let of_archive = tracked.map(|path| (workdir.join(&path), path)).filter(|(file, _)| file.starts_with(&folder));
    Ok(of_archive.map(|(file, path)| (context.shown_path(&file), path)).collect())
}

/// Those of them that the staged ones are held against. Their texts are added to the archive's.
fn others(
    repository: &Repository,
    tracked: &BTreeMap<PathBuf, PathBuf>,
    archive: &mut Archive,
) -> Result<Vec<PathBuf>> {
    let files: Vec<PathBuf> = archive.texts.keys().cloned().collect();
    let others = records::namesakes(&files, &tracked.keys().cloned().collect::<Vec<_>>());
    for file in &others {
        archive.texts.insert(file.clone(), text(repository, &tracked[file])?);
    }
    Ok(others)
}

/// A file as it is in the index.
fn text(repository: &Repository, path: &Path) -> Result<Vec<u8>> {
    Ok(repository.staged_file(path, document::MAX_BYTES as u64)?.unwrap_or_default())
}
