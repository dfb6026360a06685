//! What one generation of the site consists of, as it was left.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::plan::{Plan, is_plain};
use crate::archive::key::Key;
use crate::error::{Error, Result};
use crate::files::{self, Look};

/// Counted up when this file's types change.
const FORMAT: u32 = 1;
/// The longest that is read.
const LONGEST: u64 = 1 << 30;

/// One page of a generation.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Entry<'a> {
    pub path: &'a str,
    pub key: Key,
    /// The key of its very bytes.
    pub content: Key,
    pub look: Look,
}

/// All pages of a generation, sorted by path, and the files of others that lie between them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest<'a> {
    #[serde(borrow)]
    pub pages: Vec<Entry<'a>>,
    /// Path and number of each.
    #[serde(borrow)]
    pub carried: Vec<(&'a str, u64)>,
    /// What was taken away with this generation: the former one has it still.
    #[serde(borrow)]
    pub gone: Vec<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct Sealed<'a> {
    format: u32,
    key: Key,
    bytes: &'a [u8],
}

/// The bytes of a manifest; none where there is none.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    if files::look(path).is_none() { Ok(Vec::new()) } else { files::read_limited(path, LONGEST) }
}

impl<'a> Manifest<'a> {
    /// What these bytes say; nothing where they are not a whole manifest of ours.
    pub fn read(bytes: &'a [u8]) -> Self {
        let sealed = postcard::from_bytes::<Sealed>(bytes).ok();
        let whole = sealed.filter(|sealed| sealed.format == FORMAT && sealed.key == Key::of(sealed.bytes));
        let manifest: Self = whole.and_then(|sealed| postcard::from_bytes(sealed.bytes).ok()).unwrap_or_default();
        let is_sorted = manifest.pages.is_sorted_by(|one, other| one.path < other.path);
        if is_sorted && manifest.pages.iter().all(|page| is_plain(page.path)) { manifest } else { Self::default() }
    }

    /// Writes it, whole or not at all.
    pub fn write(&self, path: &Path) -> Result<()> {
        let failed = |why| Error::new("what was built cannot be kept").because(why);
        let bytes = postcard::to_allocvec(self).map_err(failed)?;
        let sealed = Sealed { format: FORMAT, key: Key::of(&bytes), bytes: &bytes };
        files::write_remakable(path, &postcard::to_allocvec(&sealed).map_err(failed)?)?;
        Ok(())
    }

    /// What is known of a path.
    pub fn get(&self, path: &str) -> Option<&Entry<'a>> {
        self.pages.binary_search_by(|entry| entry.path.cmp(path)).ok().map(|nth| &self.pages[nth])
    }

    /// For each page of the plan what is known of its path.
    pub fn matched(&self, plan: &Plan<'_>) -> Vec<Option<&Entry<'a>>> {
        let mut known = self.pages.iter().peekable();
        plan.pages
            .iter()
            .map(|page| {
                while known.next_if(|entry| entry.path < page.path).is_some() {}
                known.next_if(|entry| entry.path == page.path)
            })
            .collect()
    }

    /// Whether these pages are all, and as they were left in this folder.
    pub fn is_all_of(&self, plan: &Plan<'_>, folder: &Path) -> bool {
        let is_same = self.pages.len() == plan.pages.len()
            && self.pages.iter().zip(&plan.pages).all(|(entry, page)| entry.path == page.path && entry.key == page.key);
        let paths: Vec<&str> = self.pages.iter().map(|entry| entry.path).collect();
        is_same
            && files::look_at(folder, &paths).into_iter().zip(&self.pages).all(|(look, entry)| look == Some(entry.look))
    }
}

impl Entry<'_> {
    /// The entry with the look of today, if the file holds what it was left with.
    ///
    /// A file may have got another time by being copied or checked out: its content decides then.
    pub fn holds(&self, folder: &Path, look: Option<Look>) -> Option<Self> {
        let look = look?;
        let is_left = look == self.look || {
            look.size == self.look.size
                && files::read_limited(&folder.join(self.path), look.size)
                    .is_ok_and(|bytes| Key::of(bytes) == self.content)
        };
        is_left.then_some(Self { look, ..*self })
    }
}
