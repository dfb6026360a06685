//! Reading, with a limit: a file of a pull request may be of any size.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::trouble::explain;
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// The most bytes of a configuration or a template.
pub const LONGEST_TEXT: u64 = 8 << 20;

/// The bytes of a file, where there are at most `limit`; more are an error.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>> {
    read_if_small(path, limit)?
        .ok_or_else(|| Error::new(format!("{} is larger than {}", shown_path(path), amount(limit))))
}

/// The bytes of a file, where there are at most `limit`; `None` where there are more.
///
/// A larger file is known by its size, before it is read; what has no size (a pipe) is read no
/// further than the limit.
pub fn read_if_small(path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
    let failed = |why| explain(path, "read", why);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        return Err(Error::new(format!("{} is a folder, not a file", shown_path(path))));
    }
    if about.len() > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    // It may have grown since, or be a pipe.
    Ok(if bytes.len() as u64 > limit { None } else { Some(bytes) })
}

/// The text of a configuration or a template: UTF-8, of at most [`LONGEST_TEXT`] bytes.
pub fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read_limited(path, LONGEST_TEXT)?).map_err(|why| {
        let at = why.utf8_error().valid_up_to();
        let line = why.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        Error::new(format!("{} is not UTF-8 text (line {line})", shown_path(path))).hint("save it as UTF-8")
    })
}

/// A limit as people say it: `8 MiB`, `64 KiB`, `100 bytes`.
fn amount(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    UNITS
        .into_iter()
        .find(|(unit, _)| bytes >= *unit && bytes.is_multiple_of(*unit))
        .map_or_else(|| format!("{bytes} bytes"), |(unit, name)| format!("{} {name}", bytes / unit))
}
