//! What several commands do with a finished record: proofread it, render it, commit both.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::history::History;
use super::press::{LONGEST_RENDER, Press};
use super::records;
use super::repository;
use crate::check::{self, AskCommitted, Beside, Content, Options, Outcome, Read};
use crate::document::{Document, MAX_BYTES};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::Level;
use crate::git::{Committed, Repository};
use crate::record::Postmortem;
use crate::render::Renderer;
use crate::report;

/// The layout that is meant where none is named.
pub const LAYOUT: &str = "issue-summary";

/// The archive's own templates, by their names below `templates/`.
pub fn templates(context: &Context) -> Result<Vec<(String, String)>> {
    files::templates_below(&context.root.join("templates"))
}

/// The templates: built in, with the archive's own in their place.
pub fn renderer(context: &Context) -> Result<Renderer> {
    Renderer::with_words(&templates(context)?, &context.config)
}

/// Proofreads files as `check` does, beside the archive's other records and the last commit. Renders
/// are left out: they are made anew.
pub fn proofread(context: &Context, files: &[PathBuf]) -> Result<Outcome> {
    proofread_with(context, files, &|file| records::content(&context.here, file))
}

/// The same of one file that is not written yet: it would hold `bytes`.
pub fn proofread_instead(context: &Context, file: &Path, bytes: &[u8]) -> Result<Outcome> {
    let shown = context.shown_path(file);
    let read = |other: &Path| match other == shown {
        true if bytes.len() <= MAX_BYTES => Ok(Content::Bytes(bytes.to_owned())),
        true => Ok(Content::TooLarge),
        false => records::content(&context.here, other),
    };
    proofread_with(context, &[file.to_owned()], &read)
}

fn proofread_with(context: &Context, files: &[PathBuf], read: Read<'_>) -> Result<Outcome> {
    let shown: Vec<PathBuf> = files.iter().map(|file| context.shown_path(file)).collect();
    let options = Options { config: &context.config, now: context.now, stage: None };
    let archive = records::all_around(context, files, records::all(context)?);
    let archive = archive.as_deref();
    let others: Vec<PathBuf> = archive.unwrap_or_default().iter().filter(|it| !shown.contains(it)).cloned().collect();
    let (history, _) = History::around(context, shown.len());
    let committed = history.map(|history| move |file: &Path, bytes: &[u8]| history.former(file, bytes, true));
    let committed = committed.as_ref().map(|ask| ask as AskCommitted<'_>);
    check::proofread_beside(&shown, Beside { others: &others, archive, committed, ..Beside::default() }, read, options)
}

/// The findings as people read them.
pub fn human(outcome: &Outcome) -> String {
    report::human(&outcome.findings(), &|file| outcome.text(file), outcome.files.len())
}

/// Proofreads files and prints what is found; whether nothing is at error level.
pub fn require_clean(context: &mut Context, files: &[PathBuf]) -> Result<bool> {
    let outcome = proofread(context, files)?;
    if !outcome.is_empty() {
        let text = human(&outcome);
        context.print(&text)?;
    }
    Ok(outcome.count(Level::Error) == 0)
}

/// An error where somebody's own document lies where a render of the record would: it is not written over.
pub fn require_own_renders(context: &Context, record: &Path) -> Result<()> {
    let Some(other) = Press::of(context).foreign(record) else { return Ok(()) };
    Err(Error::new(format!(
        "{} bears no mark of hotwash: somebody wrote it, and it is not written over",
        context.name(&other)
    ))
    .hint("move it away, or give it another name: the record's render has its place there"))
}

/// Whether the last commit has a record as it is; `None` where it has none, or cannot have one.
pub fn is_committed(repository: &Repository, file: &Path, text: &str) -> Result<Option<bool>> {
    let Some(below) = repository.workdir().and_then(|workdir| file.strip_prefix(workdir).ok()) else { return Ok(None) };
    let committed = repository.head_file(below, MAX_BYTES as u64)?;
    // Git may give lines other ends.
    let plain = |text: &str| text.replace("\r\n", "\n");
    Ok(committed.map(|committed| plain(&String::from_utf8_lossy(&committed)) == plain(text)))
}

/// The error of a commit that was refused after others were made: it is not so that nothing was changed.
pub fn only_that_one(why: Error, name: &str) -> Error {
    why.saying(|text| match text.strip_suffix("; nothing was changed") {
        Some(what) => format!("{what}; {name} is as it was, and those before it are committed"),
        None => text,
    })
}

/// Renders a record and commits it with its renders, and nothing else. `None`: all of it is
/// committed already.
///
/// The repository is asked first whether it takes commits: nothing is written if it does not. Where
/// the commit fails (a hook or the signing refuses, the disk is full), the renders are put back as they
/// were.
pub fn commit(
    context: &Context,
    repository: &Repository,
    file: &Path,
    document: &Document<Postmortem>,
    message: Option<&str>,
) -> Result<Option<Committed>> {
    repository.identity_check()?;
    require_own_renders(context, file)?;
    // What an earlier try left, that was killed in it.
    file.parent().into_iter().for_each(files::sweep);
    let renders = Press::of(context).renders(file, document.source.text(), &document.value)?;
    let workdir = repository::workdir(repository)?;
    let is_new = repository.head_file(&relative(workdir, file)?, MAX_BYTES as u64)?.is_none();
    let message = match message {
        Some(message) => message.to_owned(),
        None => usual_message(file, &document.value, is_new),
    };
    commit_pressed(repository, vec![(file.to_owned(), renders)], &message)
}

/// Commits records with the renders that were made of them, in one commit. Where it fails, the renders are put back as
/// they were.
pub fn commit_pressed(
    repository: &Repository,
    records: Vec<(PathBuf, Vec<(PathBuf, String)>)>,
    message: &str,
) -> Result<Option<Committed>> {
    let (mut paths, mut renders) = (Vec::new(), Vec::new());
    for (record, its) in records {
        paths.push(record);
        renders.extend(its);
    }
    let mut before = Vec::new();
    let committed = written(renders, &mut before).and_then(|renders| {
        paths.extend(renders);
        repository.commit(&paths, message, crate::git::Options::default())
    });
    if committed.is_err() {
        for (path, former) in before {
            // What stopped the commit may stop this as well, and is what has to be told.
            let _ = match former {
                Some(bytes) => files::write_atomic(&path, &bytes).map(|_| ()),
                None => files::remove(&path),
            };
        }
    }
    committed
}

/// Writes renders, and keeps what was `before` at each path: where they lie.
fn written(renders: Vec<(PathBuf, String)>, before: &mut Vec<(PathBuf, Option<Vec<u8>>)>) -> Result<Vec<PathBuf>> {
    for (path, _) in &renders {
        before.push((path.clone(), former(path)?));
    }
    let texts: Vec<(&Path, &[u8])> = renders.iter().map(|(path, text)| (path.as_path(), text.as_bytes())).collect();
    files::write_many(&texts, || false).into_iter().flatten().try_for_each(|written| written.map(drop))?;
    Ok(renders.into_iter().map(|(path, _)| path).collect())
}

/// What a render was before it is written anew; `None` where there was none.
fn former(path: &Path) -> Result<Option<Vec<u8>>> {
    if files::exists(path) { files::read_limited(path, LONGEST_RENDER).map(Some) } else { Ok(None) }
}

/// Commits one record and says so.
pub fn commit_and_tell(context: &mut Context, file: &Path, document: &Document<Postmortem>) -> Result<()> {
    let repository = repository::require(context)?;
    let committed = commit(context, &repository, file, document, None)?;
    let text = told(context, file, committed.as_ref());
    context.print(&text)
}

/// What happened, in a line.
pub fn told(context: &Context, file: &Path, committed: Option<&Committed>) -> String {
    let name = context.name(file);
    match committed {
        None => format!("{name}: nothing to commit, all of it is committed already\n"),
        Some(Committed { short_id, branch: Some(branch), .. }) => {
            format!("{name}: committed with its render as {short_id} on {branch}\n")
        }
        Some(Committed { short_id, .. }) => {
            format!("{name}: committed with its render as {short_id}; HEAD is detached, so no branch holds it\n")
        }
    }
}

fn usual_message(file: &Path, record: &Postmortem, is_new: bool) -> String {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let title = record.title.as_deref().unwrap_or(&stem);
    let verb = if is_new { "Add" } else { "Update" };
    format!("{verb} postmortem: {title}\n\n{stem} ({})\n", record.stage())
}

/// A file's path as git names it.
fn relative(workdir: &Path, file: &Path) -> Result<PathBuf> {
    file.strip_prefix(workdir).map(Path::to_owned).map_err(|_| {
        Error::new(format!("{} is outside the repository {}", file.display(), workdir.display()))
            .hint("commit it where it lies")
    })
}
