//! Which other records matter where only some are checked: an archive of ten thousand is not read
//! for one.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};

use super::entry::Entry;

/// What is related to what is related, so far: a circle may be longer than it.
pub const FURTHEST: usize = 8;
/// Far more than lie near one record: whoever needs more checks the archive.
const MOST: usize = 500;
/// Zones, and an incident that began the day before, make days no exact matter.
const DAYS_BEFORE: u64 = 2;
const DAYS_AFTER: u64 = 1;
/// What lasts longer is held against nothing by its time.
const LONGEST: i64 = 7;

/// Those of `archive` that could have the same id as one of `entries`, or be at the same time by
/// their names, or are named by one of them.
pub fn near(entries: &[Entry], archive: &[PathBuf]) -> Vec<PathBuf> {
    let mut names: HashSet<String> = entries.iter().filter_map(|entry| stem(&entry.file)).collect();
    names.extend(named(entries));
    let days: BTreeSet<String> = entries.iter().flat_map(days).collect();
    let is_near = |file: &PathBuf| {
        let Some(stem) = stem(file) else { return false };
        names.contains(&stem) || stem.get(..10).is_some_and(|day| days.contains(day))
    };
    others(entries, archive, is_near)
}

/// Those that are named by one of `entries` in turn.
pub fn related(entries: &[Entry], archive: &[PathBuf]) -> Vec<PathBuf> {
    let names: HashSet<String> = named(entries).collect();
    if names.is_empty() {
        return Vec::new();
    }
    others(entries, archive, |file| stem(file).is_some_and(|stem| names.contains(&stem)))
}

fn others(entries: &[Entry], archive: &[PathBuf], is_near: impl Fn(&PathBuf) -> bool) -> Vec<PathBuf> {
    let read: HashSet<&Path> = entries.iter().map(|entry| &*entry.file).collect();
    archive.iter().filter(|file| !read.contains(&***file) && is_near(file)).take(MOST).cloned().collect()
}

/// An id is the name of its file; ids that differ only in case count as one.
fn stem(file: &Path) -> Option<String> {
    Some(file.file_stem()?.to_string_lossy().to_lowercase())
}

fn named(entries: &[Entry]) -> impl Iterator<Item = String> {
    entries.iter().flat_map(|entry| &entry.related).filter_map(|(id, _)| Some(id.as_ref()?.to_lowercase()))
}

/// The days with which the name of an incident may begin that was at the same time.
fn days(entry: &Entry) -> impl Iterator<Item = String> + use<> {
    let day = entry.started.filter(|_| !entry.services.is_empty()).map(|started| started.date_naive());
    let length = entry.ended.zip(entry.started).map_or(0, |(ended, started)| (ended - started).num_days());
    let last = DAYS_BEFORE + DAYS_AFTER + u64::try_from(length.clamp(0, LONGEST)).unwrap_or_default();
    let first = day.and_then(|day| day.checked_sub_days(Days::new(DAYS_BEFORE)));
    first.into_iter().flat_map(move |first: NaiveDate| {
        (0..=last).filter_map(move |days| Some(first.checked_add_days(Days::new(days))?.to_string()))
    })
}
