//! Which records a command is about.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::named::{self, Forms};
use crate::check::Content;
use crate::config::{Config, FILE_NAME};
use crate::document::{self, Document};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::shown_path;
use crate::record::Postmortem;

/// The files of all records of the archive, sorted.
pub fn all(context: &Context) -> Result<Vec<PathBuf>> {
    let folder = context.records_folder();
    if files::exists(&folder) {
        return records_of(&folder);
    }
    // Only `--records` makes it absolute: a young archive has no folder yet, but a name is a promise.
    if context.config.records.is_absolute() {
        return Err(Error::new(format!("{} does not exist", context.name(&folder)))
            .hint("`--records` takes the folder that holds the records"));
    }
    Ok(Vec::new())
}

/// The same, for a command that has nothing to do without records: a folder that the configuration names and that is
/// not there is an error.
pub fn all_of_archive(context: &Context) -> Result<Vec<PathBuf>> {
    let files = all(context)?;
    let folder = context.records_folder();
    if files.is_empty() && context.config.records != Config::default().records && !files::exists(&folder) {
        return Err(Error::new(format!("{} does not exist", context.name(&folder)))
            .hint(format!("`records` in {FILE_NAME} names the folder that holds the records")));
    }
    Ok(files)
}

/// The records below a folder: the configuration is YAML too, and none.
fn records_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files::records_below(folder)?;
    files.retain(|file| is_record(file));
    Ok(files)
}

/// The files that paths of the command line stand for: a file itself, the records below a folder.
pub fn below(context: &Context, paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for name in paths {
        let path = context.absolute(name);
        if !files::exists(&path) {
            // An id, or the beginning of one, will do wherever a record is meant.
            if !is_name(name) {
                let hint = format!("records live below {}", context.name(&context.records_folder()));
                return Err(Error::new(format!("{} does not exist", context.name(&path))).hint(hint));
            }
            found.push(named::find(context, &name.to_string_lossy(), Forms::ToChange)?.file);
            continue;
        }
        // What is neither file nor folder may be a pipe: `hotwash check <(program)`.
        if !path.is_dir() {
            found.push(named::record_beside(&path).unwrap_or(path));
            continue;
        }
        // An archive's root holds other YAML too: its records are meant.
        let records = path.join(&context.config.records);
        let folder = if records.is_dir() { records } else { path };
        found.extend(records_of(&folder)?);
    }
    // One file may be named in several ways.
    let real = |file: &PathBuf| file.canonicalize().unwrap_or_else(|_| file.clone());
    found.sort_by_cached_key(real);
    found.dedup_by_key(|file| real(file));
    Ok(found)
}

/// The archive's records as findings name them, where `files` lie among them: what another folder's
/// records name is not known here.
pub fn all_around(context: &Context, files: &[PathBuf], all: Vec<PathBuf>) -> Option<Vec<PathBuf>> {
    let folder = context.records_folder();
    let folder = folder.canonicalize().unwrap_or(folder);
    let is_around = files.iter().all(|file| file.starts_with(&folder));
    is_around.then(|| all.into_iter().map(|file| context.shown_path(&file)).collect())
}

/// Whether a file is a record by its name.
pub fn is_record(file: &Path) -> bool {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("yaml" | "yml")) && file.file_name().is_none_or(|name| name != FILE_NAME)
}

/// A file of the work tree, as the checker reads it; `file` is relative to `here`, or absolute.
pub fn content(here: &Path, file: &Path) -> Result<Content> {
    let bytes = files::read_if_small(&here.join(file), document::MAX_BYTES as u64)?;
    Ok(bytes.map_or(Content::TooLarge, Content::Bytes))
}

/// A record's text, byte for byte: what edits begin with.
pub fn text(file: &Path) -> Result<String> {
    String::from_utf8(files::read_limited(file, document::MAX_BYTES as u64)?)
        .map_err(|_| Error::new(format!("{} is not UTF-8 text", shown_path(file))).hint("save it as UTF-8"))
}

/// The one record that `name` stands for; where that is told by words of its id, it is said which one it is.
pub fn find(context: &mut Context, name: &str) -> Result<PathBuf> {
    let found = named::find(context, name, Forms::ToChange)?;
    found.tell(context)
}

/// The same for a command that only reads: words of the id may have others between them.
pub fn find_to_read(context: &mut Context, name: &str) -> Result<PathBuf> {
    let found = named::find(context, name, Forms::ToRead)?;
    found.tell(context)
}

/// Says which records are meant by paths that are words of their ids.
pub fn tell_meant(context: &mut Context, paths: &[PathBuf]) -> Result<()> {
    for name in paths.iter().filter(|name| is_name(name)) {
        if !files::exists(&context.absolute(name)) {
            find(context, &name.to_string_lossy())?;
        }
    }
    Ok(())
}

/// Whether an id, or the beginning of one, may be meant, where there is no such file.
fn is_name(path: &Path) -> bool {
    !is_record(path) && path.components().count() == 1
}

/// Reads one record that has to be well-formed for what comes next.
pub fn load(here: &Path, file: &Path) -> Result<Document<Postmortem>> {
    match content(here, file)? {
        Content::Bytes(bytes) => parsed(here, file, &bytes),
        Content::Whole(text) => parsed(here, file, text.as_bytes()),
        Content::TooLarge => well_formed(here, file, document::too_large()),
    }
}

/// The same of a file that holds these bytes.
pub fn parsed(here: &Path, file: &Path, bytes: &[u8]) -> Result<Document<Postmortem>> {
    well_formed(here, file, document::read_bytes(bytes))
}

/// The same of what others write to this program, which no other command can be pointed at.
pub fn parsed_input(bytes: &[u8]) -> Result<Document<Postmortem>> {
    if bytes.trim_ascii().is_empty() {
        return Err(Error::new("standard input is empty: there is no record to read")
            .hint("write one to it, as in `hotwash similar - < draft.yaml`"));
    }
    let document = document::read_bytes(bytes);
    match mistake("standard input", &document) {
        None => Ok(document),
        Some(message) => {
            Err(Error::new(message).hint("`hotwash check FILE` tells all that is wrong, once it is a file"))
        }
    }
}

fn well_formed(here: &Path, file: &Path, document: Document<Postmortem>) -> Result<Document<Postmortem>> {
    let name = file.strip_prefix(here).unwrap_or(file).display().to_string();
    match mistake(&name, &document) {
        None => Ok(document),
        Some(message) => {
            Err(Error::new(message).hint(format!("`hotwash check {name}` tells all that is wrong with it")))
        }
    }
}

/// The first mistake, with its place.
fn mistake(name: &str, document: &Document<Postmortem>) -> Option<String> {
    let problem = document.problems.first()?;
    let at = document.source.position(&problem.span);
    Some(format!("{name}:{}:{}: {}", at.line, at.column, problem.mistake.message))
}

/// An error where neither a configuration nor a folder of records is there: a gate that looked in the wrong place is not
/// open.
pub fn require_archive(context: &Context) -> Result<()> {
    let folder = context.records_folder();
    if context.written_config.is_some() || files::exists(&folder) {
        return Ok(());
    }
    Err(Error::new(format!("there are no records: {} does not exist", context.name(&folder)))
        .hint("`-C DIR` takes the archive's folder, and `--records DIR` that of its records; `hotwash init` makes one"))
}

/// The same, told to whoever asked for less: whether there is an archive.
pub fn tell_no_archive(context: &mut Context) -> Result<bool> {
    let Err(why) = require_archive(context) else { return Ok(true) };
    context.tell(&format!("{why}\n"))?;
    Ok(false)
}

/// Says of an archive without records that it has none.
pub fn tell_none(context: &mut Context) -> Result<()> {
    if !tell_no_archive(context)? {
        return Ok(());
    }
    let name = context.name(&context.records_folder());
    context.tell(&format!("there is no record in {name} yet\n"))
}
