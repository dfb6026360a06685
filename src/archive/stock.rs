//! What a build keeps for the next one, so that only records that changed are read again.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::collection::Kept;
use super::key::Key;
use crate::error::{Error, Result};
use crate::files::Stamp;

/// As many bytes as one record takes up, or somewhat more.
const USUAL: usize = 3600;

/// As many records lie in one drawer: drawers are opened at once, on all cores.
const DRAWER: usize = 256;

/// What is known of records' files.
#[derive(Debug, Default)]
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
        Self { made_by: Some(made_by), files: Self::files(bytes, made_by).unwrap_or_default() }
    }

    fn files(bytes: &[u8], made_by: Key) -> Option<BTreeMap<String, Stocked>> {
        let (former, mut rest) = postcard::take_from_bytes::<Key>(bytes).ok()?;
        let mut drawers = Vec::new();
        while let Some((length, after)) = rest.split_first_chunk() {
            let (drawer, others) = after.split_at_checked(u32::from_le_bytes(*length).try_into().ok()?)?;
            drawers.push(drawer);
            rest = others;
        }
        let open = |drawer: &&[u8]| postcard::from_bytes::<Vec<(String, Stocked)>>(drawer).ok();
        let opened = drawers.par_iter().map(open).collect::<Option<Vec<_>>>().filter(|_| former == made_by)?;
        Some(opened.into_iter().flatten().collect())
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

    /// For the next build: the key, then drawers, each behind its length.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        let cannot = |why| Error::new("what was read cannot be kept").because(why);
        // Room for all of it at once: a buffer that grows is copied, and there twice for a while.
        let room = Vec::with_capacity(self.files.len() * USUAL + 64);
        let mut bytes = postcard::to_extend(&self.made_by.unwrap_or(Key::of("")), room).map_err(cannot)?;
        let all: Vec<_> = self.files.iter().collect();
        for drawer in all.chunks(DRAWER) {
            let start = bytes.len();
            bytes.extend([0; 4]);
            bytes = postcard::to_extend(drawer, bytes).map_err(cannot)?;
            let length =
                u32::try_from(bytes.len() - start - 4).map_err(|_| Error::new("a record is too large to keep"))?;
            bytes[start..start + 4].copy_from_slice(&length.to_le_bytes());
        }
        Ok(bytes)
    }

    /// What the site is made of.
    pub fn into_kept(self) -> Vec<Kept> {
        self.files.into_values().filter_map(|stocked| stocked.kept).collect()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn what_is_kept_is_known_again_and_what_is_broken_is_not() {
        let made_by = Key::of("this program");
        let one = |number: usize| {
            let content = Key::of(number.to_string());
            (
                format!("{number:04}.yaml"),
                Stocked { stamp: None, content, kept: None, withheld: Withheld::Texts(number) },
            )
        };
        let stock = Stock::new((0..600).map(one), made_by);
        let bytes = stock.bytes().unwrap();
        assert_eq!(Stock::read(&bytes, made_by).files, stock.files);
        assert!(Stock::read(&bytes, Key::of("another")).is_empty());
        for length in [0, 5, 20, 400, bytes.len() - 1] {
            let read = Stock::read(&bytes[..length], made_by);
            assert!(read.files.iter().all(|(file, known)| stock.files.get(file) == Some(known)), "{length}");
        }
    }
}
