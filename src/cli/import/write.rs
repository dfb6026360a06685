//! Records are written, and what they take the place of is kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::documents::{Document, Fate, Made};
use crate::cli::context::Context;
use crate::cli::ground::require_readable;
use crate::cli::progress::Progress;
use crate::cli::{repository, shelf};
use crate::error::{Error, Result};
use crate::files;
use crate::git::Repository;
use crate::report::counted;

/// The most bytes of a file that is kept.
const LARGEST: u64 = 256 << 20;

/// Writes all that is new. One that cannot be written does not keep the others from it; once it `is_over`, no more are
/// begun. How many were not.
pub fn write(context: &Context, documents: &mut [Document], is_over: impl Fn() -> bool + Sync) -> usize {
    // What was kept for those that are not written after all goes away again.
    let mut kept = BTreeMap::new();
    for document in &mut *documents {
        let Ok(made) = &mut document.made else { continue };
        if !made.is_to_be_written() {
            continue;
        }
        match prepare(context, made) {
            Ok(new) => kept.extend(new.map(|new| (made.path.clone(), new))),
            Err(why) => document.made = Err(why),
        }
    }
    let is_wanted = |document: &&mut Document| document.made.as_ref().is_ok_and(Made::is_to_be_written);
    let mut wanted: Vec<&mut Document> = documents.iter_mut().filter(is_wanted).collect();
    let made = wanted.iter().filter_map(|document| document.made.as_ref().ok());
    let texts: Vec<(&Path, &[u8])> = made.map(|made| (made.path.as_path(), made.text.as_bytes())).collect();
    let progress = Progress::of_one(context, format!("writing {}", counted(texts.len(), "record")));
    let written = files::write_many(&texts, is_over);
    drop(progress);
    let mut left = 0;
    for (document, written) in wanted.iter_mut().zip(written) {
        let why = match written {
            Some(Ok(_)) => continue,
            Some(Err(why)) => why,
            None => {
                left += 1;
                Error::new("its record was not written: the import was interrupted")
            }
        };
        if let Some(kept) = document.made.as_ref().ok().and_then(|made| kept.get(&made.path)) {
            // Where that fails, one more copy of what is there lies beside it.
            let _ = files::remove(kept);
        }
        document.made = Err(why);
    }
    left
}

/// What has to be so before a record is written. The file in which its former text was kept, where that is new.
fn prepare(context: &Context, made: &mut Made) -> Result<Option<PathBuf>> {
    require_readable(&made.text, "its record")?;
    shelf::require_inside(context, &made.path)?;
    if let Fate::Instead(former) = &mut made.fate
        && !is_committed(context, &made.path)?
    {
        let (kept, is_new) = keep(&made.path)?;
        former.kept = Some(kept.clone());
        return Ok(is_new.then_some(kept));
    }
    Ok(None)
}

/// Whether git has a file as it lies there.
fn is_committed(context: &Context, path: &Path) -> Result<bool> {
    let Some(repository) = repository::find(context)? else { return Ok(false) };
    let bytes = files::read_limited(path, LARGEST)?;
    is_in(&repository, path, &bytes)
}

/// Whether the last commit has these bytes at a path.
pub fn is_in(repository: &Repository, path: &Path, bytes: &[u8]) -> Result<bool> {
    let Some(below) = repository.workdir().and_then(|workdir| path.strip_prefix(workdir).ok()) else {
        return Ok(false);
    };
    Ok(repository.is_committed(below, bytes)? == Some(true))
}

/// Keeps what a file holds beside it, under a name that no walk takes for a record; whether it was not there before.
fn keep(path: &Path) -> Result<(PathBuf, bool)> {
    let bytes = files::read_limited(path, LARGEST)?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let plain = format!(".{stem}.former");
    let mut names = shelf::numbered(&plain).map(|name| path.with_file_name(format!("{name}.yaml")));
    let is_free =
        |kept: &PathBuf| !files::exists(kept) || files::read_limited(kept, LARGEST).is_ok_and(|former| former == bytes);
    let kept = names.find(is_free).ok_or_else(|| Error::new("no name is left for what it holds"))?;
    let is_new = files::write_atomic(&kept, &bytes)?;
    Ok((kept, is_new))
}
