//! The difference between two texts, as `git diff` writes it and `git apply` reads it.

use std::path::Path;

use git2::Patch;

use crate::error::{Error, Result};

/// A unified diff of one file; empty where nothing differs. `name` is relative to where it is applied.
pub fn unified_diff(name: &Path, old: &str, new: &str) -> Result<Vec<u8>> {
    let written = || {
        let mut patch = Patch::from_buffers(old.as_bytes(), Some(name), new.as_bytes(), Some(name), None)?;
        Ok(patch.to_buf()?.to_vec())
    };
    written().map_err(|why: git2::Error| Error::new("the difference cannot be written").because(why))
}
