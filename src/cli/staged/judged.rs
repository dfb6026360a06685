//! What is judged of what the next commit brings: records, and documents that come without theirs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::index::Held;
use super::touched::Archive;
use crate::check::rules::CATALOGUE;
use crate::check::{self, Beside, Keep, Options, Outcome};
use crate::cli::context::Context;
use crate::cli::history::History;
use crate::cli::home::Home;
use crate::cli::press::Press;
use crate::config::{Config, RuleLevel};
use crate::error::Result;
use crate::record::Postmortem;

/// The rule about documents, which judges records that are not staged too.
const OF_RENDERS: &str = "stale-render";

/// Proofreads the records that are added or changed.
pub fn written(context: &Context, archive: &Archive, held: &Held<'_>, options: Options<'_>) -> Result<Outcome> {
    if archive.written.is_empty() {
        return Ok(Outcome::default());
    }
    let files: Vec<PathBuf> = archive.written.iter().cloned().collect();
    // Where reading takes long, only those are read that lie near.
    let reads_fast = held.reads_fast();
    let others: Vec<PathBuf> =
        held.records().iter().filter(|file| reads_fast && !archive.written.contains(*file)).cloned().collect();
    let history = History::of_staged(context, &archive.home.records())?;
    let committed = |file: &Path, bytes: &[u8]| match &history {
        Some(history) => history.former(file, bytes, true),
        None => Ok(None),
    };
    let renders = renders(&archive.home, held);
    let beside = Beside {
        others: &others,
        archive: Some(held.records()),
        committed: Some(&committed),
        renders: Some(&renders),
        files: Some(&|file: &Path| held.is_there(file)),
        keep: Keep::Texts,
    };
    check::proofread_beside(&files, beside, &|file| held.text(file), options)
}

/// Looks at the documents that are staged without their records.
pub fn rendered(archive: &Archive, held: &Held<'_>, options: Options<'_>) -> Result<Outcome> {
    let stems: BTreeSet<PathBuf> = archive.beside.iter().flat_map(|file| stems(file)).collect();
    let is_meant = |file: &&PathBuf| stems.contains(&file.with_extension("")) && !archive.written.contains(*file);
    let files: Vec<PathBuf> = held.records().iter().filter(is_meant).cloned().collect();
    if files.is_empty() {
        return Ok(Outcome::default());
    }
    let renders = renders(&archive.home, held);
    let beside = Beside { renders: Some(&renders), ..Beside::default() };
    let config = about_renders(options.config);
    check::proofread_beside(&files, beside, &|file| held.text(file), Options { config: &config, ..options })
}

/// What tells the documents of a record that are left behind, as the index has both.
fn renders<'a>(
    home: &'a Home,
    held: &'a Held<'_>,
) -> impl Fn(&Path, &str, &Postmortem) -> Result<Vec<check::StaleRender>> + Sync + 'a {
    let press = Press::of_home(home);
    move |file, text, record| press.stale(file, text, record, |path| held.document(path))
}

/// The records, without extension, that a document may lie beside: `a.md` and `a.short.md` are `a`'s.
fn stems(document: &Path) -> [PathBuf; 2] {
    let stem = document.with_extension("");
    [stem.with_extension(""), stem]
}

/// The configuration with no rule but that about documents, as loud as it is.
fn about_renders(config: &Config) -> Config {
    let mut config = config.clone();
    for rule in CATALOGUE.iter().filter(|rule| rule.id != OF_RENDERS) {
        config.rules.entry(rule.id.to_owned()).or_default().level = Some(RuleLevel::Off);
    }
    config
}
