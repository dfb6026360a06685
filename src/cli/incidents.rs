//! All records of the archive, read once: in short for lists and figures, or as whatever is made of each.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::context::Context;
use super::{records, site};
use crate::check::Content;
use crate::document::{self, Document};
use crate::error::Result;
use crate::insight::Incident;
use crate::record::Postmortem;

/// What was made of the records, in the order of their files.
#[derive(Debug)]
pub struct Archive<T> {
    pub all: Vec<T>,
    /// The files that have mistakes, among which anything may be missed: they are left out.
    pub unreadable: Vec<PathBuf>,
}

/// All incidents in short.
pub fn all(context: &Context) -> Result<Archive<Incident>> {
    each(context, |file, record| Incident::new(record, Path::new(&site::below_root(context, file)), &context.config))
}

/// Makes something of each record; `make` is given its file, too. An error is a file that could not be read.
pub fn each<T: Send>(context: &Context, make: impl Fn(&Path, &Postmortem) -> T + Sync + Send) -> Result<Archive<T>> {
    let files = records::all_of_archive(context)?;
    let one = |file: &PathBuf| -> Result<Option<T>> {
        let Content::Bytes(bytes) = records::content(&context.here, file)? else { return Ok(None) };
        let document: Document<Postmortem> = document::read_bytes(&bytes);
        Ok(document.problems.is_empty().then(|| make(file, &document.value)))
    };
    let read = files.par_iter().map(one).collect::<Result<Vec<_>>>()?;
    let mut archive = Archive { all: Vec::with_capacity(read.len()), unreadable: Vec::new() };
    for (file, one) in files.into_iter().zip(read) {
        match one {
            Some(one) => archive.all.push(one),
            None => archive.unreadable.push(file),
        }
    }
    Ok(archive)
}

impl<T> Archive<T> {
    /// Says which records were left out.
    pub fn tell_unreadable(&self, context: &mut Context) -> Result<()> {
        tell_unreadable(&self.unreadable, context)
    }
}

/// Says that records were left out.
pub fn tell_unreadable(files: &[PathBuf], context: &mut Context) -> Result<()> {
    for file in files {
        let name = context.name(file);
        context.tell(&format!("{name}: left out, for it has mistakes: `hotwash check {name}` tells them\n"))?;
    }
    Ok(())
}
