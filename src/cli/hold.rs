//! Records are read, changed and written by one program at a time.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::context::Context;
use crate::error::{Error, Result};
use crate::files::{self, Lock};

/// After so long, people are told what they wait for.
const SOON: Duration = Duration::from_millis(400);
/// Who was told what they wait for may wait, or press Ctrl-C: hooks of a commit may take minutes.
const TOLD: Duration = Duration::from_secs(600);
/// A commit with its hooks may take some seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// Holds the records among which `file` lies, and says so where that takes a while.
///
/// What is read before may be old by then: take it first, then look.
pub fn hold(context: &mut Context, file: &Path) -> Result<Lock> {
    let folder = around(context, file);
    // Where there is no archive yet, looking for a record makes none.
    let folder = folder.ancestors().find(|folder| files::exists(folder)).unwrap_or(&folder);
    if let Some(lock) = Lock::take(folder, SOON)? {
        return Ok(swept(lock, folder));
    }
    context.tell(&format!("waiting: another hotwash is writing in {}\n", context.name(folder)))?;
    Lock::take(folder, TOLD)?.map(|lock| swept(lock, folder)).ok_or_else(|| busy(context, folder))
}

/// The same without a word, for who has the terminal to themselves; the folder is made where it is
/// missing, for something is about to be written in it.
pub fn hold_quietly(context: &Context, file: &Path) -> Result<Lock> {
    let folder = around(context, file);
    files::create_folder(&folder)?;
    Lock::take(&folder, PATIENCE)?.map(|lock| swept(lock, &folder)).ok_or_else(|| busy(context, &folder))
}

/// Holds the records among which each of these files lies.
pub fn hold_all(context: &mut Context, files: &[PathBuf]) -> Result<Vec<Lock>> {
    // One folder is held once, and several always in one order: two programs cannot wait for each other.
    let mut among: Vec<(PathBuf, &PathBuf)> = files.iter().map(|file| (around(context, file), file)).collect();
    among.sort();
    among.dedup_by(|one, other| one.0 == other.0);
    among.into_iter().map(|(_, file)| hold(context, file)).collect()
}

/// Whoever holds the records also clears away what a program left that was killed in them.
fn swept(lock: Lock, folder: &Path) -> Lock {
    files::sweep(folder);
    lock
}

/// The folder that is locked: that of the records, else the file's own. It is the same by whatever
/// way a file is reached, for what counts is where it really lies.
fn around(context: &Context, file: &Path) -> PathBuf {
    let records = context.records_folder();
    let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let is_among = file.starts_with(&records) || records.canonicalize().is_ok_and(|real| file.starts_with(real));
    if is_among { records } else { file.parent().map_or(records, Path::to_owned) }
}

fn busy(context: &Context, folder: &Path) -> Error {
    Error::new(format!("another hotwash is still writing in {}", context.name(folder)))
        .hint("nothing was changed; wait for it to end, and run the command again")
}
