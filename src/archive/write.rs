//! The one writer of a site.

use std::path::Path;

use rayon::prelude::*;

use super::Page;
use crate::error::Result;
use crate::files;

/// What writing a site did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    pub pages: usize,
    /// Of them, those whose bytes are new.
    pub changed: usize,
}

/// Writes pages below a folder. A page that has its bytes already is not touched.
pub fn write(pages: &[Page], folder: &Path) -> Result<Written> {
    files::create_folder(folder)?;
    let changed = pages
        .par_iter()
        .map(|page| {
            let path = files::inside(folder, Path::new(&page.path))?;
            files::write_atomic(&path, &page.bytes)
        })
        .collect::<Result<Vec<bool>>>()?;
    Ok(Written { pages: pages.len(), changed: changed.into_iter().filter(|changed| *changed).count() })
}
