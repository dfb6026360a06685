//! Which documents are imported: those that are named, and what people would expect of folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::left_out::{LeftOut, is_render, leave_out};
use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::files;

/// How standard input is called on the command line.
const STANDARD_INPUT: &str = "-";

/// A document, before it is read.
#[derive(Debug, Clone)]
pub struct Source {
    /// As it was given, or below a folder that was.
    pub name: PathBuf,
    /// Where it lies; `None` for standard input.
    pub file: Option<PathBuf>,
}

/// What the command line stands for.
#[derive(Debug, Default)]
pub struct Sources {
    /// In the order in which they were given, those of a folder by their names.
    pub documents: Vec<Source>,
    /// What lies in the folders and is no postmortem, and why.
    pub left_out: Vec<(PathBuf, LeftOut)>,
    /// What cannot be looked into.
    pub failed: Vec<(PathBuf, Error)>,
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("yaml") || kind.eq_ignore_ascii_case("yml"))
}

fn no_document() -> Error {
    Error::new("it is YAML, as records are, and no document").hint(
        "`hotwash check` reads a record; Markdown and plain text are imported, and other text from standard input: `-`",
    )
}

impl Sources {
    /// `name` is that of standard input.
    pub fn of(context: &Context, paths: &[PathBuf], name: Option<&str>) -> Result<Self> {
        let is_input = |path: &&PathBuf| path.as_path() == Path::new(STANDARD_INPUT);
        if name.is_some() && !paths.iter().any(|path| is_input(&path)) {
            return Err(Error::new("`--name` is the name of standard input, which is not read")
                .hint("give `-` as the document, or leave `--name` out"));
        }
        let mut sources = Self::default();
        let mut seen = BTreeSet::new();
        for path in paths {
            let file = if is_input(&path) { None } else { Some(context.absolute(path)) };
            let Some(file) = file.filter(|file| file.is_dir()) else {
                let name = if is_input(&path) { PathBuf::from(name.unwrap_or(STANDARD_INPUT)) } else { path.clone() };
                let file = (!is_input(&path)).then(|| context.absolute(path));
                if file.is_some() && is_yaml(path) {
                    sources.failed.push((path.clone(), no_document()));
                    continue;
                }
                sources.add(Source { name, file }, &mut seen);
                continue;
            };
            sources.folder(context, path, &file, &mut seen);
        }
        Ok(sources)
    }

    /// One file may be reached in several ways, and is one document.
    fn add(&mut self, source: Source, seen: &mut BTreeSet<Option<PathBuf>>) {
        let real = source.file.as_ref().map(|file| file.canonicalize().unwrap_or_else(|_| file.clone()));
        if seen.insert(real) {
            self.documents.push(source);
        }
    }

    /// The documents below a folder that was given as `name`.
    fn folder(&mut self, context: &Context, name: &Path, folder: &Path, seen: &mut BTreeSet<Option<PathBuf>>) {
        let files::Documents { files: found, links, failed } = files::documents_below(folder);
        let above = if name == Path::new(".") { Path::new("") } else { name };
        let below = |file: &Path| above.join(file.strip_prefix(folder).unwrap_or(file));
        self.failed.extend(failed.into_iter().map(|why| (name.to_owned(), why)));
        let records = context.records_folder();
        let is_ours = |file: &Path| file.starts_with(&records) && is_render(file);
        let parts: Vec<&Path> = found.iter().filter_map(|file| file.strip_prefix(folder).ok()).collect();
        let why = leave_out(&parts);
        // One that leads to a document of the folder is no other document.
        let real = |file: &PathBuf| file.canonicalize().ok();
        let known: BTreeSet<PathBuf> =
            if links.is_empty() { BTreeSet::new() } else { found.iter().filter_map(real).collect() };
        let others = links.iter().filter(|link| real(link).is_none_or(|file| !known.contains(&file)));
        self.left_out.extend(others.map(|link| (below(link), LeftOut::Link)));
        let mut is_any = false;
        for (file, why) in found.iter().zip(why) {
            let why = if is_ours(file) { Some(LeftOut::Render) } else { why };
            // What is imported already is no reason to complain.
            is_any |= matches!(why, None | Some(LeftOut::Render));
            if let Some(why) = why {
                self.left_out.push((below(file), why));
            } else {
                self.add(Source { name: below(file), file: Some(file.clone()) }, seen);
            }
        }
        if !is_any && self.failed.iter().all(|(failed, _)| failed != name) {
            let (what, hint) = if found.is_empty() {
                ("has no Markdown and no text in it", "name the documents themselves, whatever their names end in")
            } else {
                ("has no postmortem in it, by the names of its documents", "name those that are")
            };
            self.failed.push((name.to_owned(), Error::new(format!("it {what}")).hint(hint)));
        }
    }
}
