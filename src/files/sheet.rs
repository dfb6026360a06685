//! A file for a while: what an editor, or another program, is given to write in.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::trouble::explain;
use crate::error::{Error, Result};

/// A file that is gone with this value, unless it is kept. Its owner alone can read it.
#[derive(Debug)]
pub struct Sheet {
    path: TempPath,
}

impl Sheet {
    /// A file with this text in the system's folder for such files; `ending` as `.md`.
    pub fn new(text: &str, ending: &str) -> Result<Self> {
        let mut builder = tempfile::Builder::new();
        let made = builder.prefix("hotwash-").suffix(ending).tempfile().and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            Ok(file.into_temp_path())
        });
        match made {
            Ok(path) => Ok(Self { path }),
            Err(why) => Err(Error::new("no file can be made to write in").because(why)),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets the file stay.
    pub fn keep(self) -> Result<PathBuf> {
        let path = self.path.to_path_buf();
        self.path.keep().map_err(|why| explain(&path, "kept", why.error))
    }
}
