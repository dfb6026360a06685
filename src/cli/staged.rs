//! What git is about to commit, proofread as the index has it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::context::Context;
use super::history::History;
use super::home::Home;
use super::picked::Picked;
use super::press::{LONGEST_RENDER, Press};
use super::{records, repository};
use crate::check::rules::CATALOGUE;
use crate::check::{self, Beside, Content, Keep, Options, Outcome};
use crate::config::{Config, RuleLevel};
use crate::document;
use crate::error::Result;
use crate::git::{Blob, Repository};
use crate::record::{Postmortem, Status};

/// The rule about documents, which judges records that are not staged too.
const OF_RENDERS: &str = "stale-render";

/// What is staged of one archive.
struct Archive {
    home: Home,
    /// The records that the next commit adds or changes.
    staged: BTreeSet<PathBuf>,
    /// Files beside records that it adds or changes: documents, perhaps.
    beside: BTreeSet<PathBuf>,
}

/// Proofreads the records that the next commit adds or changes, and looks at the documents of those
/// whose document it changes. A repository may hold several archives, each with its own
/// configuration, and none of them at its root: hooks run at the root.
pub fn proofread(context: &Context, stage: Option<Status>, picked: &Picked) -> Result<Outcome> {
    let repository = repository::require(context)?;
    let workdir = repository::workdir(&repository)?.to_owned();
    let archives = archives(context, &repository, &workdir)?;
    let repository = Mutex::new(repository);
    let mut outcome = Outcome::default();
    for mut archive in archives.into_values() {
        picked.apply(&mut archive.home.config);
        outcome.join(proofread_archive(context, &repository, &workdir, &archive, stage)?);
        if let Some((file, written)) = archive.home.written.as_ref().filter(|_| !archive.staged.is_empty()) {
            outcome.add_config(context.shown_path(file), written);
        }
    }
    Ok(outcome)
}

/// The archives that staged files belong to, by root.
fn archives(context: &Context, repository: &Repository, workdir: &Path) -> Result<BTreeMap<PathBuf, Archive>> {
    let mut archives: BTreeMap<PathBuf, Archive> = BTreeMap::new();
    for path in repository.staged()? {
        let is_record = records::is_record(&path);
        if !is_record && !path.extension().is_some_and(|extension| extension == "md" || extension == "html") {
            continue;
        }
        let file = workdir.join(&path);
        let home = context.home_of(file.parent().unwrap_or(workdir))?;
        if file.starts_with(home.records()) {
            let archive = archives.entry(home.root.clone());
            let archive = archive.or_insert_with(|| Archive { home, staged: BTreeSet::new(), beside: BTreeSet::new() });
            if is_record { &mut archive.staged } else { &mut archive.beside }.insert(context.shown_path(&file));
        }
    }
    Ok(archives)
}

fn proofread_archive(
    context: &Context,
    repository: &Mutex<Repository>,
    workdir: &Path,
    archive: &Archive,
    stage: Option<Status>,
) -> Result<Outcome> {
    let git = || repository.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = archive.home.records();
    let tracked = git().tracked(folder.strip_prefix(workdir).unwrap_or(Path::new("")))?;
    let named = |(path, blob): (PathBuf, Blob)| (context.shown_path(&workdir.join(&path)), (path, blob));
    let index: BTreeMap<PathBuf, (PathBuf, Blob)> = tracked.into_iter().map(named).collect();
    let held = |file: &Path, limit: u64| {
        let read = |(path, blob): &(PathBuf, Blob)| git().content(*blob, path, limit);
        index.get(file).map(read).transpose()
    };

    let all: Vec<PathBuf> = index.keys().filter(|file| records::is_record(file)).cloned().collect();
    let staged: Vec<PathBuf> = archive.staged.iter().cloned().collect();
    // A program for each record would take minutes: then only those are read that lie near.
    let reads_fast = git().reads_fast();
    let others: Vec<PathBuf> =
        all.iter().filter(|file| reads_fast && !archive.staged.contains(*file)).cloned().collect();
    let read = |file: &Path| Ok(Content::Bytes(held(file, document::MAX_BYTES as u64)?.unwrap_or_default()));
    let history = History::of_staged(context, &folder)?;
    let committed = |file: &Path, bytes: &[u8]| match &history {
        Some(history) => history.former(file, bytes, true),
        None => Ok(None),
    };
    let press = Press::of_home(&archive.home);
    let document = |path: &Path| held(path, LONGEST_RENDER);
    let renders = |file: &Path, text: &str, record: &Postmortem| press.stale(file, text, record, document);

    let options = Options { config: &archive.home.config, now: context.now, stage };
    let beside = Beside {
        others: &others,
        archive: Some(&all),
        committed: Some(&committed),
        renders: Some(&renders),
        files: None,
        keep: Keep::Texts,
    };
    let mut outcome =
        if staged.is_empty() { Outcome::default() } else { check::proofread_beside(&staged, beside, &read, options)? };
    // A document may be staged without its record.
    let rendered: Vec<PathBuf> =
        others_with_documents(&all, archive).filter(|file| !archive.staged.contains(file)).collect();
    if !rendered.is_empty() {
        let config = about_renders(&archive.home.config);
        let beside = Beside { renders: Some(&renders), ..Beside::default() };
        outcome.join(check::proofread_beside(&rendered, beside, &read, Options { config: &config, ..options })?);
    }
    Ok(outcome)
}

/// The records beside which a document is staged: `a.md` and `a.short.md` lie beside `a.yaml`.
fn others_with_documents<'a>(all: &'a [PathBuf], archive: &'a Archive) -> impl Iterator<Item = PathBuf> + 'a {
    let stems: BTreeSet<PathBuf> = archive
        .beside
        .iter()
        .flat_map(|file| {
            let stem = file.with_extension("");
            [stem.with_extension(""), stem]
        })
        .collect();
    all.iter().filter(move |file| stems.contains(&file.with_extension(""))).cloned()
}

/// The configuration with no rule but that about documents, as loud as it is.
fn about_renders(config: &Config) -> Config {
    let mut config = config.clone();
    for rule in CATALOGUE.iter().filter(|rule| rule.id != OF_RENDERS) {
        config.rules.entry(rule.id.to_owned()).or_default().level = Some(RuleLevel::Off);
    }
    config
}
