//! The records that are there, by the names that imported ones may have.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::kinship::Words;
use super::naming::Name;
use crate::cli::context::Context;
use crate::cli::{records, shelf};
use crate::document::{self, MAX_BYTES, emit};
use crate::error::Result;
use crate::files;
use crate::record::Postmortem;

/// The files of all records, by their stems: somebody may have moved one to another folder.
#[derive(Debug, Default)]
pub struct Listing(BTreeMap<String, Vec<PathBuf>>);

/// The files that have one of the names that a record may have: the plain one, or with a number.
#[derive(Default)]
pub struct Shelf {
    pub there: Vec<There>,
    /// How many of the names are known to be taken.
    pub taken: usize,
}

pub struct There {
    pub path: PathBuf,
    pub text: String,
    /// What it says, in the one form of a record without a name; `None` where it is no record.
    pub says: Option<String>,
    pub words: Words,
}

impl Listing {
    /// One look at the records, and at the places of the new ones: what git ignores lies there as well.
    pub fn of(context: &Context, names: &BTreeSet<&Name>) -> Result<Self> {
        let all = context.records_folder();
        let mut found = BTreeSet::new();
        if files::exists(&all) {
            found.extend(files::records_below(&all)?);
        }
        let folders = names.iter().filter_map(|name| shelf::place(context, name.as_str()).parent().map(Path::to_owned));
        for folder in folders.collect::<BTreeSet<_>>().into_iter().filter(|folder| files::exists(folder)) {
            found.extend(files::files_in(&folder)?);
        }
        let mut listing = Self::default();
        for file in found.into_iter().filter(|file| records::is_record(file)) {
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            listing.0.entry(stem).or_default().push(file);
        }
        Ok(listing)
    }

    pub fn has(&self, stem: &str) -> bool {
        self.0.contains_key(stem)
    }

    /// The files that are called so, the plain names first.
    fn called(&self, name: &Name) -> Vec<&PathBuf> {
        let wanted = name.as_str();
        let begin = self.0.range(wanted.to_owned()..).take_while(|(stem, _)| stem.starts_with(wanted));
        let is_called = |stem: &str| match name {
            Name::Own(_) => stem == wanted,
            Name::Made(_) => shelf::is_numbered(stem, wanted),
        };
        let mut called: Vec<_> = begin.filter(|(stem, _)| is_called(stem)).collect();
        called.sort_by_key(|(stem, _)| (stem.len(), *stem));
        called.into_iter().flat_map(|(_, files)| files).collect()
    }
}

/// What is there under each of the names.
pub fn shelves(listing: &Listing, names: BTreeSet<&Name>) -> Result<BTreeMap<String, Shelf>> {
    let read = |name: &Name| -> Result<(String, Shelf)> {
        let there = listing.called(name).into_iter().map(|path| There::read(path)).collect::<Result<_>>()?;
        Ok((name.as_str().to_owned(), Shelf { there, taken: 0 }))
    };
    names.into_iter().collect::<Vec<_>>().into_par_iter().map(read).collect()
}

impl There {
    fn read(path: &Path) -> Result<Self> {
        let bytes = files::read_if_small(path, MAX_BYTES as u64)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let document: document::Document<Postmortem> = document::read_bytes(&bytes);
        let is_whole = document.problems.is_empty() && document.is_read();
        let says = if is_whole { Some(said(&document.value)?) } else { None };
        let words = if is_whole { Words::of(&document.value) } else { Words::of_text(&text) };
        Ok(Self { path: path.to_owned(), text, says, words })
    }
}

/// What a record says, whatever it is called.
pub fn said(record: &Postmortem) -> Result<String> {
    emit::record(&Postmortem { id: None, ..record.clone() }, None)
}
