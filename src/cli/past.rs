//! What the archive remembers of its records, so that one can be held against them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::cache::Cache;
use super::context::{Context, program_stamp};
use super::{records, site};
use crate::archive::Key;
use crate::check::Content;
use crate::document;
use crate::error::Result;
use crate::files::Stamp;
use crate::record::{Clock, Postmortem, Tz};
use crate::recurrence::Known;

/// What is kept of a file between two runs.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// The file as the system tells it: while this is so, it need not be read.
    stamp: Stamp,
    /// Nothing where it cannot be read.
    known: Option<Known>,
}

/// What is remembered of all records, in the order of their files. Those that cannot be read are left out, and only
/// those are read that have changed.
pub fn all(context: &Context) -> Result<Vec<(PathBuf, Known)>> {
    let files = records::all_of_archive(context)?;
    let cache = Cache::of(context, "past");
    let made_by = Key::of(format!("{} {:?}", program_stamp(), context.config.time_zone));
    let former = cache.as_ref().and_then(Cache::read).and_then(|bytes| former(&bytes, made_by)).unwrap_or_default();
    let former: HashMap<String, Kept> = former.into_iter().collect();
    let one = |file: PathBuf| {
        let stamp = Stamp::of(&file);
        let name = site::below_root(context, &file);
        if let Some(kept) = former.get(&name).filter(|kept| Some(kept.stamp) == stamp) {
            return (file, name, kept.known.clone(), Some(kept.stamp), false);
        }
        let known = known(context, &file);
        // A file that was written just now may be written again within one tick of the clock.
        (file, name, known, stamp.filter(|stamp| stamp.is_settled(context.now)), true)
    };
    let read: Vec<_> = files.into_par_iter().map(one).collect();
    let is_new = read.len() != former.len() || read.iter().any(|(.., stamp, is_new)| *is_new && stamp.is_some());
    let mut all = Vec::with_capacity(read.len());
    let mut kept = Vec::with_capacity(if is_new { read.len() } else { 0 });
    for (file, name, known, stamp, _) in read {
        if let Some(stamp) = stamp.filter(|_| is_new) {
            kept.push((name, Kept { stamp, known: known.clone() }));
        }
        all.extend(known.map(|known| (file, known)));
    }
    if let Some(cache) = cache.filter(|_| !kept.is_empty())
        && let Ok(bytes) = postcard::to_allocvec(&(made_by, kept))
    {
        cache.write(&bytes);
    }
    Ok(all)
}

fn former(bytes: &[u8], made_by: Key) -> Option<Vec<(String, Kept)>> {
    let (by, rest) = postcard::take_from_bytes::<Key>(bytes).ok()?;
    postcard::from_bytes(rest).ok().filter(|_| by == made_by)
}

/// What is remembered of a file's record; `None` where it cannot be read.
pub fn known(context: &Context, file: &Path) -> Option<Known> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    Some(of_record(context, &open(context, file)?, &stem))
}

/// A file's record, as far as it can be read.
pub fn open(context: &Context, file: &Path) -> Option<Postmortem> {
    let Content::Bytes(bytes) = records::content(&context.here, file).ok()? else { return None };
    Some(document::read_bytes::<Postmortem>(&bytes).value)
}

/// What would be remembered of a record in a file of this stem.
pub fn of_record(context: &Context, record: &Postmortem, stem: &str) -> Known {
    Known::of(record, stem, clock(context, record))
}

/// The record's clock.
pub fn clock(context: &Context, record: &Postmortem) -> Clock {
    let zone = record.time_zone.or(context.config.time_zone);
    Clock::new(zone.map_or(Tz::UTC, |zone| zone.0))
}
