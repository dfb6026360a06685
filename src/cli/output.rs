//! Files that a command writes because it was told to: `--output FILE`.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::records::is_record;
use crate::config::FILE_NAME;
use crate::error::{Error, Result};
use crate::files;

/// Writes what would go to standard output to a file; where that lies. A slip of the pen costs no record, and no
/// configuration.
pub fn write(context: &Context, output: &Path, text: &str) -> Result<PathBuf> {
    let file = context.absolute(output);
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (target, records) = (real(&file), real(&context.records_folder()));
    let what = match () {
        () if is_record(&target) && target.starts_with(&records) => "lies among the records",
        () if target == real(&context.root.join(FILE_NAME)) => "is the archive's configuration",
        () => {
            files::write_atomic(&file, text.as_bytes())?;
            return Ok(file);
        }
    };
    Err(Error::new(format!("{} {what}: no output is written there", context.name(&file)))
        .hint("`--output` takes another file"))
}
