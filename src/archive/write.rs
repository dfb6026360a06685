//! Pages that are made already, given to the writer.

use std::path::Path;

use super::writer::{self, Written};
use super::{Key, Page, page};
use crate::error::{Error, Result};

/// Writes pages below a folder, as [`writer`] tells. A page is known by its bytes.
pub fn write(pages: &[Page], folder: &Path) -> Result<Written> {
    let planned: Vec<page::Page> =
        pages.iter().map(|page| page::Page { path: page.path.clone(), key: Key::of(&page.bytes) }).collect();
    let make =
        |nth: usize| pages.get(nth).map(|page| page.bytes.clone()).ok_or_else(|| Error::new("a page is missing"));
    writer::publish(folder, &planned, &make)
}
