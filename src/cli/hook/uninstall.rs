//! Taking the hook out: what was there before is there again, byte for byte and with its mode.

use std::path::PathBuf;

use super::found::{Found, is_of_framework, is_there};
use super::place::Place;
use crate::error::{Error, Result};
use crate::files;
use crate::finding::shown_path;
use crate::git::Repository;

/// What was taken out.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    /// The file is gone.
    Removed(PathBuf),
    /// The hook that was there before hotwash's is there again.
    Restored(PathBuf),
    /// What others added to the hook is left in it.
    Emptied(PathBuf),
    /// There was none of hotwash's.
    Nothing(PathBuf),
    /// There was none, and somebody else's calls hotwash, as this file says.
    Calling(PathBuf),
}

pub fn uninstall(repository: &Repository) -> Result<Done> {
    let mut place = Place::of(repository)?;
    let mut found = Found::at(&place)?;
    // `core.hooksPath` may have been set since it was installed.
    if !matches!(found, Found::Own(..)) && Found::is_own(&place.usual)? {
        place.hook.clone_from(&place.usual);
        found = Found::at(&place)?;
    }
    let before = place.before();
    match found {
        Found::Own(file, script) => {
            if let Some(rest) = script.without_own() {
                return if is_there(&before) { Err(in_the_way(&file, &before)) } else { emptied(file, &rest) };
            }
            files::remove(&file)?;
            if !is_there(&before) {
                return Ok(Done::Removed(file));
            }
            // The framework has put its hook in again since: what was moved aside is an older copy.
            if file != place.hook && is_of_framework(&before)? {
                files::remove(&before)?;
                return Ok(Done::Removed(file));
            }
            files::rename(&before, &file)?;
            Ok(Done::Restored(file))
        }
        Found::Nothing if is_there(&before) => {
            files::rename(&before, &place.hook)?;
            Ok(Done::Restored(place.hook))
        }
        Found::Nothing | Found::Foreign(_) => Ok(Done::Nothing(place.hook)),
        Found::Calling(file) => Ok(Done::Calling(file)),
    }
}

fn emptied(file: PathBuf, rest: &[u8]) -> Result<Done> {
    files::write_atomic(&file, rest)?;
    Ok(Done::Emptied(file))
}

fn in_the_way(hook: &std::path::Path, before: &std::path::Path) -> Error {
    let (hook, before) = (shown_path(hook), shown_path(before));
    Error::new(format!("{hook} has lines that hotwash did not write, and {before} belongs in its place"))
        .hint("move the lines there, and run this again")
}
