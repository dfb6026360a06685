//! What a build keeps for the next one, so that only records that changed are read again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::collection::Kept;
use super::key::Key;
use crate::error::{Error, Result};
use crate::files::Stamp;

/// As many bytes as one record takes up, or somewhat more.
const USUAL: usize = 3600;

/// What is known of records' files.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Stock {
    /// The program and the configuration that it was made with.
    made_by: Option<Key>,
    files: BTreeMap<String, Stocked>,
}

/// What is known of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stocked {
    /// The file as the system tells it: while this is so, it need not be read.
    pub stamp: Option<Stamp>,
    /// Its bytes.
    pub content: Key,
    /// What was made of it; `None` for a record that the site does not show.
    pub kept: Option<Kept>,
    /// What of it is withheld from the site's readers, though it is marked public.
    pub withheld: Withheld,
}

/// What the configuration keeps private of a record that is marked public.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Withheld {
    #[default]
    Nothing,
    /// Something in so many of its texts.
    Texts(usize),
    /// All of it, because of its name.
    Whole,
}

impl Stock {
    /// What a former build kept, where it was made by the same; else nothing. Never fails: what cannot be
    /// read is made again.
    pub fn read(bytes: &[u8], made_by: Key) -> Self {
        let stock: Self = postcard::from_bytes(bytes).unwrap_or_default();
        if stock.made_by == Some(made_by) { stock } else { Self { made_by: Some(made_by), ..Self::default() } }
    }

    /// The stock of these files, by their paths.
    pub fn new(files: impl IntoIterator<Item = (String, Stocked)>, made_by: Key) -> Self {
        Self { made_by: Some(made_by), files: files.into_iter().collect() }
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What is known of a file, which is not known any more after this.
    pub fn take(&mut self, file: &str) -> Option<Stocked> {
        self.files.remove(file)
    }

    /// The files of which something is withheld.
    pub fn withheld(&self) -> impl Iterator<Item = (&str, Withheld)> {
        let all = self.files.iter().map(|(file, stocked)| (file.as_str(), stocked.withheld));
        all.filter(|(_, withheld)| *withheld != Withheld::Nothing)
    }

    /// For the next build.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        // Room for all of it at once: a buffer that grows is copied, and there twice for a while.
        let room = Vec::with_capacity(self.files.len() * USUAL);
        postcard::to_extend(self, room).map_err(|why| Error::new("what was read cannot be kept").because(why))
    }

    /// What the site is made of.
    pub fn into_kept(self) -> Vec<Kept> {
        self.files.into_values().filter_map(|stocked| stocked.kept).collect()
    }
}
