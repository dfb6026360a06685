//! Where a record of a name lies in the archive.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::init;
use crate::error::Result;
use crate::files;

/// The file of a record that is called so, in the folder of its year.
pub fn place(context: &Context, id: &str) -> PathBuf {
    context.records_folder().join(year_of(id)).join(format!("{id}.yaml"))
}

/// The names that a record of a day and title may have: the plain one, then `…-2` and so on.
pub fn numbered(wanted: &str) -> impl Iterator<Item = String> {
    std::iter::once(wanted.to_owned()).chain((2..).map(move |number: usize| format!("{wanted}-{number}")))
}

/// Whether `stem` is `wanted`, or `wanted-2` and so on.
pub fn is_numbered(stem: &str, wanted: &str) -> bool {
    stem.strip_prefix(wanted).is_some_and(|rest| {
        let number = rest.strip_prefix('-').unwrap_or(rest);
        rest.is_empty() || (rest != number && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// The archive's own schema for editors, as seen from a record; `hotwash init` puts it there.
pub fn schema(context: &Context, path: &Path) -> Option<String> {
    let below = path.parent()?.strip_prefix(&context.root).ok()?;
    Some(format!("{}{}", "../".repeat(below.components().count()), init::RECORD_SCHEMA))
}

/// An error for a file that a folder leads out of the archive: one that is a link, as a pull request may hold, is not
/// written through.
pub fn require_inside(context: &Context, path: &Path) -> Result<()> {
    match path.strip_prefix(&context.root) {
        Ok(below) => files::inside(&context.root, below).map(drop),
        Err(_) => Ok(()),
    }
}

/// `2023`, of an id that begins with its day; else no folder.
fn year_of(id: &str) -> &str {
    id.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default()
}
