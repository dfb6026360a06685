//! What is still to be done, over all records of the archive.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::check::Content;
use crate::cli::context::Context;
use crate::cli::records;
use crate::document::{self, Document};
use crate::error::Result;
use crate::follow::{Pending, most_pressing_first, pending};
use crate::record::{Postmortem, Tz};

/// One action, with the record that promised it.
#[derive(Debug)]
pub struct Promise {
    /// The record's name: its file's.
    pub record: String,
    pub file: PathBuf,
    pub title: Option<String>,
    pub severity: Option<String>,
    pub services: Vec<String>,
    /// The severity's place in the configured list; worst is 1.
    rank: usize,
    pub pending: Pending,
}

/// All of them, and the files that were not read to their end.
#[derive(Debug, Default)]
pub struct Promises {
    /// What hurts most first.
    pub all: Vec<Promise>,
    pub unreadable: Vec<PathBuf>,
}

pub fn promises(context: &Context) -> Result<Promises> {
    let files = records::all_of_archive(context)?;
    let read = files.par_iter().map(|file| of_file(context, file)).collect::<Result<Vec<_>>>()?;
    let mut promises = Promises::default();
    for (file, found) in files.into_iter().zip(read) {
        match found {
            Some(found) => promises.all.extend(found),
            None => promises.unreadable.push(file),
        }
    }
    let key = |promise: &Promise| (promise.rank, promise.record.clone());
    promises.all.sort_by(|one, other| {
        let ((rank, name), (other_rank, other_name)) = (key(one), key(other));
        most_pressing_first((rank, &one.pending), (other_rank, &other.pending))
            .then_with(|| name.cmp(&other_name))
            .then(one.pending.place.cmp(&other.pending.place))
    });
    Ok(promises)
}

/// Those of one record; `None` where it has mistakes, among which an action may be missed.
fn of_file(context: &Context, file: &Path) -> Result<Option<Vec<Promise>>> {
    let Content::Bytes(bytes) = records::content(&context.here, file)? else { return Ok(None) };
    let document: Document<Postmortem> = document::read_bytes(&bytes);
    if !document.problems.is_empty() {
        return Ok(None);
    }
    let record = document.value;
    let config = &context.config;
    let rank = config.severity_place(record.severity.as_deref());
    let zone = config.time_zone.map_or(Tz::UTC, |zone| zone.0);
    let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let promise = |pending| Promise {
        record: name.clone(),
        file: file.to_owned(),
        title: record.title.as_deref().map(str::to_owned),
        severity: record.severity.as_deref().map(str::to_owned),
        services: record.services.iter().map(ToString::to_string).collect(),
        rank: rank.unwrap_or(config.severities.len()) + 1,
        pending,
    };
    Ok(Some(pending(&record, context.now, zone).into_iter().map(promise).collect()))
}
