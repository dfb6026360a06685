//! The one writer of a site.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::{Page, data};
use crate::error::Result;
use crate::files;

/// The longest list of a former build that is looked at.
const LONGEST_LIST: u64 = 256 << 20;

/// What writing a site did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    pub pages: usize,
    /// Of them, those whose bytes are new.
    pub changed: usize,
    /// Pages of a former build that were taken away, because their records are not shown any more.
    pub removed: usize,
}

/// Writes pages below a folder. A page that has its bytes already is not touched.
///
/// What a former build wrote and this one does not is taken away first: a record that became
/// restricted must not stay readable, nor an internal page in a site that is now public. Nothing
/// else in the folder is touched.
pub fn write(pages: &[Page], make: &(dyn Fn(usize) -> Result<Vec<u8>> + Sync), folder: &Path) -> Result<Written> {
    files::create_folder(folder)?;
    let removed = remove_former(pages, folder)?;
    let changed = pages
        .par_iter()
        .enumerate()
        .map(|(nth, page)| {
            let path = files::inside(folder, Path::new(&page.path))?;
            files::write_remakable(&path, &make(nth)?)
        })
        .collect::<Result<Vec<bool>>>()?;
    Ok(Written { pages: pages.len(), changed: changed.into_iter().filter(|changed| *changed).count(), removed })
}

/// Takes away the pages that the list of the former build names, and the new site does not have.
fn remove_former(pages: &[Page], folder: &Path) -> Result<usize> {
    let list = folder.join(data::PATH);
    if !files::exists(&list) {
        return Ok(0);
    }
    let kept: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    let former = data::pages_of(&files::read_limited(&list, LONGEST_LIST)?);
    let gone: Vec<&String> = former.iter().filter(|path| !kept.contains(path.as_str())).collect();
    for path in &gone {
        files::remove(&files::inside(folder, Path::new(path))?)?;
    }
    Ok(gone.len())
}
