//! The archive that a folder belongs to.

use std::path::{Path, PathBuf};

use crate::config::{Config, FILE_NAME, RawConfig};
use crate::document::{self, Document};
use crate::error::Result;
use crate::files;

/// An archive: its root, and what holds in it.
#[derive(Debug)]
pub struct Home {
    /// Where `hotwash.yaml` is, else the git work tree, else the folder itself.
    pub root: PathBuf,
    pub config: Config,
    /// The configuration as it is written, where there is one.
    pub written: Option<(PathBuf, Document<RawConfig>)>,
}

impl Home {
    /// The archive around `folder`, which is absolute and need not be there.
    pub fn around(folder: &Path) -> Result<Self> {
        let Some(file) = files::find_up(folder, FILE_NAME) else {
            let work_tree = files::find_up(folder, ".git").and_then(|git| git.parent().map(Path::to_owned));
            return Ok(Self::plain(work_tree.unwrap_or_else(|| folder.to_owned())));
        };
        let bytes = files::read_limited(&file, document::MAX_BYTES as u64)?;
        Ok(Self::configured(file, &bytes))
    }

    /// The archive whose configuration is this file, which holds these bytes.
    pub fn configured(file: PathBuf, bytes: &[u8]) -> Self {
        let written: Document<RawConfig> = document::read_bytes(bytes);
        let root = file.parent().map(Path::to_owned).unwrap_or_default();
        Self { root, config: written.value.clone().into(), written: Some((file, written)) }
    }

    /// The archive of a folder without a configuration.
    pub fn plain(root: PathBuf) -> Self {
        Self { root, config: Config::default(), written: None }
    }

    /// The folder of records: absolute.
    pub fn records(&self) -> PathBuf {
        self.root.join(&self.config.records)
    }
}
