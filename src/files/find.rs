//! Finding files: downwards by walking, upwards by name. The order never depends on the disk.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::read::read_text;
use super::trouble::explain;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// Every `*.yaml` and `*.yml` below `folder`, sorted.
///
/// What the repository's `.gitignore` files name is left out, and hidden files are. Symbolic links
/// are not followed: what they point at is either below the folder anyway, or not part of the archive.
pub fn records_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut walk = walk(folder);
    // Not the user's own ignore files (global, `info/exclude`): an archive has the same records for everybody.
    walk.git_ignore(true).parents(true);
    let is_record = |path: &Path| {
        path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("yaml") || kind.eq_ignore_ascii_case("yml"))
    };
    let mut found = files(folder, &walk)?;
    found.retain(|path| is_record(path));
    Ok(found)
}

/// What [`documents_below`] finds in a folder.
#[derive(Debug, Default)]
pub struct Documents {
    /// Sorted.
    pub files: Vec<PathBuf>,
    /// Symbolic links that are called as documents are.
    pub links: Vec<PathBuf>,
    /// What could not be looked into: the others are found all the same.
    pub failed: Vec<Error>,
}

/// The documents below a folder, by their names: Markdown and plain text.
///
/// Hidden files are left out, and what a `.gitignore` in the folder or below it names: one above it may well name what
/// somebody wants read. Symbolic links are not followed.
pub fn documents_below(folder: &Path) -> Documents {
    let mut walk = walk(folder);
    walk.git_ignore(true).require_git(false);
    let mut found = Documents::default();
    for entry in walk.build() {
        match entry {
            Ok(entry) if is_document(entry.path()) => match entry.file_type() {
                Some(kind) if kind.is_file() => found.files.push(entry.into_path()),
                Some(kind) if kind.is_symlink() => found.links.push(entry.into_path()),
                _ => {}
            },
            Ok(_) => {}
            Err(why) => found.failed.push(trouble(folder, why)),
        }
    }
    found.files.sort_unstable();
    found.links.sort_unstable();
    found
}

/// Whether a name is that of a document, also of one that a site is made from: `outage.html.md.erb`.
fn is_document(path: &Path) -> bool {
    const KINDS: [&str; 6] = ["md", "markdown", "mdx", "qmd", "rmd", "txt"];
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".erb").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(stem, kind)| !stem.is_empty() && KINDS.contains(&kind))
}

/// The files of JSON below a folder, sorted: the days of an export. Hidden files are left out.
pub fn json_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files(folder, &walk(folder))?;
    found.retain(|path| path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("json")));
    Ok(found)
}

/// Every file below `folder` with its text, by its name relative to it, written with `/`; sorted.
///
/// A folder that is not there holds none. Hidden files and symbolic links are left out.
pub fn templates_below(folder: &Path) -> Result<Vec<(String, String)>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    files(folder, &walk(folder))?.into_iter().map(|path| Ok((name_below(folder, &path)?, read_text(&path)?))).collect()
}

/// The nearest file or folder of this name in `start` or a folder above it.
pub fn find_up(start: &Path, name: &str) -> Option<PathBuf> {
    // `a/b` has the ancestors `a` and nothing; the folders above those matter as well.
    let start = std::path::absolute(start).ok()?;
    start.ancestors().map(|folder| folder.join(name)).find(|path| path.exists())
}

/// A walk that skips hidden files, and knows no ignore files yet.
fn walk(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).hidden(true).follow_links(false);
    walk
}

/// The regular files of a walk, sorted by path. A folder that cannot be read is an error: a check
/// that silently skips records is worse than none.
fn files(folder: &Path, walk: &WalkBuilder) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in walk.build() {
        let entry = entry.map_err(|why| trouble(folder, why))?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            found.push(entry.into_path());
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn trouble(folder: &Path, why: ignore::Error) -> Error {
    let path = match &why {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } => match err.as_ref() {
            ignore::Error::WithPath { path, .. } => Some(path.clone()),
            _ => None,
        },
        _ => None,
    };
    let path = path.unwrap_or_else(|| folder.to_owned());
    let text = why.to_string();
    match why.into_io_error() {
        Some(why) => explain(&path, "read", why),
        None => Error::new(format!("{} cannot be read", shown_path(&path))).because(text),
    }
}

fn name_below(folder: &Path, path: &Path) -> Result<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(folder).unwrap_or(path).components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/")).ok_or_else(|| {
        Error::new(format!("the name of {} is not UTF-8", shown_path(path))).hint("give it a name in plain letters")
    })
}
