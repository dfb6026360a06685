//! What git is about to commit, proofread as the index has it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use super::context::Context;
use super::home::Home;
use super::picked::Picked;
use super::staged_home::Homes;
use super::{records, repository};
use crate::check::{self, Beside, Content, Options, Outcome};
use crate::config::{Config, FILE_NAME};
use crate::document;
use crate::error::Result;
use crate::finding::shown;
use crate::git::{Blob, Repository};
use crate::record::Status;

/// The changed records of one archive.
struct Archive {
    home: Rc<Home>,
    /// With what this run alone asks for.
    config: Config,
    /// Those that are added or changed, by the name that findings give them, with git's.
    written: BTreeMap<PathBuf, PathBuf>,
    /// The names of those that are taken away.
    gone: BTreeSet<String>,
}

/// Texts, by the name that findings give them.
type Texts = BTreeMap<PathBuf, Content>;

/// As many texts are held while an archive is searched for a name.
const AT_ONCE: usize = 1000;

/// Proofreads the records that the next commit adds or changes. A repository may hold several
/// archives, each with its own configuration, and none of them at its root: hooks run at the root.
pub fn proofread(context: &Context, stage: Option<Status>, picked: &Picked) -> Result<Outcome> {
    let repository = repository::require(context)?;
    let workdir = repository::workdir(&repository)?;
    let archives = archives(context, &repository, workdir)?;
    let mut outcome = Outcome::default();
    if archives.is_empty() {
        return Ok(outcome);
    }
    let tracked: Vec<PathBuf> = repository.tracked()?.into_iter().filter(|path| records::is_record(path)).collect();
    for mut archive in archives.into_values() {
        picked.apply(&mut archive.config);
        let options = Options { config: &archive.config, now: context.now, stage };
        let of_archive = tracked.iter().filter(|path| is_in(&archive.home, &workdir.join(path)));
        let all: BTreeMap<PathBuf, PathBuf> =
            of_archive.map(|path| (context.shown_path(&workdir.join(path)), path.clone())).collect();
        let names: Vec<PathBuf> = all.keys().cloned().collect();

        let files: Vec<PathBuf> = archive.written.keys().cloned().collect();
        let others = records::namesakes(&files, &names);
        let paths = files.iter().chain(&others).filter_map(|file| Some((file.clone(), all.get(file)?.clone())));
        let texts = texts_of(&repository, paths.collect())?;
        let beside = Beside { others: &others, archive: Some(&names) };
        outcome.join(check::proofread_beside(&files, beside, &|file| Ok(content(&texts, file)), options)?);
        outcome.join(left_alone(&repository, &archive, &all, options)?);
        if let Some((file, written)) = &archive.home.written {
            outcome.add_config(context.shown_path(file), written);
        }
    }
    Ok(outcome)
}

/// What is wrong with records that the commit does not touch, because of one that it takes away.
fn left_alone(
    repository: &Repository,
    archive: &Archive,
    all: &BTreeMap<PathBuf, PathBuf>,
    options: Options<'_>,
) -> Result<Outcome> {
    let names: Vec<PathBuf> = all.keys().cloned().collect();
    let there: BTreeSet<String> = names.iter().filter_map(|file| stem(file)).collect();
    let gone: Vec<&String> = archive.gone.difference(&there).collect();
    if gone.is_empty() {
        return Ok(Outcome::default());
    }
    let names_one = |text: &Content| match text {
        Content::Bytes(bytes) => gone.iter().any(|name| contains(bytes, name.as_bytes())),
        Content::TooLarge => false,
    };
    let others: Vec<_> = all.clone().into_iter().filter(|(file, _)| !archive.written.contains_key(file)).collect();
    // Few name it: only they are kept, and read as records.
    let mut texts = Texts::new();
    for some in others.chunks(AT_ONCE) {
        texts.extend(texts_of(repository, some.to_vec())?.into_iter().filter(|(_, text)| names_one(text)));
    }
    let files: Vec<PathBuf> = texts.keys().cloned().collect();
    let beside = Beside { others: &[], archive: Some(&names) };
    let mut outcome = check::proofread_beside(&files, beside, &|file| Ok(content(&texts, file)), options)?;
    // Whatever else is wrong with them was there before.
    let of_gone = |message: &str| gone.iter().any(|name| message.contains(&shown(name)));
    outcome.findings.retain(|finding| finding.rule == "unknown-related" && of_gone(&finding.message));
    let touched: BTreeSet<&PathBuf> = outcome.findings.iter().map(|finding| &finding.file).collect();
    outcome.files.retain(|file| touched.contains(file));
    Ok(outcome)
}

/// The archives that the next commit changes, by root.
fn archives(context: &Context, repository: &Repository, workdir: &Path) -> Result<BTreeMap<PathBuf, Archive>> {
    let changes = repository.staged()?;
    let mut archives: BTreeMap<PathBuf, Archive> = BTreeMap::new();
    let mut homes = Homes::new(context, repository, workdir, &changes);
    let is_ours = |path: &PathBuf| records::is_record(path) || path.file_name().is_some_and(|name| name == FILE_NAME);
    let both = [(&changes.written, true), (&changes.taken_away, false)];
    for (path, is_there) in
        both.into_iter().flat_map(|(paths, is_there)| paths.iter().map(move |path| (path, is_there)))
    {
        if !is_ours(path) {
            continue;
        }
        let file = workdir.join(path);
        let home = homes.of(file.parent().unwrap_or(workdir))?;
        // A configuration is judged where it is changed, with records or without.
        let is_config = is_there && home.written.as_ref().is_some_and(|(config, _)| *config == file);
        let is_record = records::is_record(path) && is_in(&home, &file);
        if !(is_config || is_record) {
            continue;
        }
        let archive = archives.entry(home.root.clone()).or_insert_with(|| Archive {
            home: Rc::clone(&home),
            config: home.config.clone(),
            written: BTreeMap::new(),
            gone: BTreeSet::new(),
        });
        if is_record && is_there {
            archive.written.insert(context.shown_path(&file), path.clone());
        } else if is_record {
            archive.gone.extend(stem(path));
        }
    }
    Ok(archives)
}

/// Whether a file is where an archive has its records: hidden files are none, as in the work tree.
fn is_in(home: &Home, file: &Path) -> bool {
    let is_hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
    file.strip_prefix(home.records()).is_ok_and(|below| !below.components().any(is_hidden))
}

/// Files as they are in the index; what is not there is left out.
fn texts_of(repository: &Repository, files: Vec<(PathBuf, PathBuf)>) -> Result<Texts> {
    let (names, paths): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().unzip();
    let found = repository.staged_files(&paths, document::MAX_BYTES as u64)?;
    let content = |(name, blob): (PathBuf, Option<Blob>)| {
        Some(match blob? {
            Blob::Bytes(bytes) => (name, Content::Bytes(bytes)),
            Blob::TooLarge => (name, Content::TooLarge),
        })
    };
    Ok(names.into_iter().zip(found).filter_map(content).collect())
}

fn content(texts: &Texts, file: &Path) -> Content {
    texts.get(file).cloned().unwrap_or(Content::Bytes(Vec::new()))
}

fn stem(file: &Path) -> Option<String> {
    Some(file.file_stem()?.to_string_lossy().into_owned())
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    part.is_empty() || text.windows(part.len()).any(|window| window == part)
}
