//! The pages to be written, in the order of their paths, with the list of them.

use std::collections::{BTreeSet, HashMap};
use std::path::{Component, Path};

use super::list;
use crate::archive::key::Key;
use crate::archive::page::Page;
use crate::error::{Error, Result};
use crate::finding::harmless;

/// Makes the bytes of the nth page.
pub type Make<'a> = &'a (dyn Fn(usize) -> Result<Vec<u8>> + Sync);

/// A page, or the list of them all.
#[derive(Debug, Clone, Copy)]
pub struct Planned<'a> {
    pub path: &'a str,
    pub key: Key,
    /// Its number among the pages; the list comes after the last.
    nth: usize,
}

/// What the site will be.
pub struct Plan<'a> {
    /// Sorted by path, each path once.
    pub pages: Vec<Planned<'a>>,
    /// The number of each path.
    pub numbers: HashMap<&'a str, usize>,
    make: Make<'a>,
}

impl<'a> Plan<'a> {
    pub fn new(pages: &'a [Page], make: Make<'a>) -> Result<Self> {
        let mut planned: Vec<Planned> =
            pages.iter().enumerate().map(|(nth, page)| Planned { path: &page.path, key: page.key, nth }).collect();
        if let Some(page) = planned.iter().find(|page| !is_plain(page.path)) {
            return Err(Error::new(format!("`{}` cannot be the path of a page", harmless(page.path))));
        }
        // The list is known by what it says, which is known when all paths are.
        planned.push(Planned { path: list::PATH, key: Key::of(""), nth: pages.len() });
        planned.sort_unstable_by_key(|page| page.path);
        if let Some(pair) = planned.windows(2).find(|pair| pair[0].path == pair[1].path) {
            return Err(Error::new(format!("two pages would be `{}`", pair[0].path)));
        }
        let numbers = planned.iter().enumerate().map(|(number, page)| (page.path, number)).collect();
        let mut plan = Self { pages: planned, numbers, make };
        let key = Key::of(plan.list());
        for page in plan.pages.iter_mut().filter(|page| page.nth == pages.len()) {
            page.key = key;
        }
        Ok(plan)
    }

    pub fn bytes(&self, page: &Planned<'_>) -> Result<Vec<u8>> {
        if page.path == list::PATH { Ok(self.list()) } else { (self.make)(page.nth) }
    }

    fn list(&self) -> Vec<u8> {
        list::of(self.pages.iter().map(|page| page.path))
    }

    /// All folders that pages are in, each after the one it is in.
    pub fn folders(&self) -> BTreeSet<&'a str> {
        folders_of(self.pages.iter().map(|page| page.path))
    }
}

/// All folders that paths lead through, each after the one it is in.
pub fn folders_of<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    let mut last = "";
    for path in paths {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder == last {
            continue;
        }
        last = folder;
        let mut folder = Some(folder);
        while let Some(one) = folder.filter(|one| !one.is_empty() && folders.insert(*one)) {
            folder = one.rsplit_once('/').map(|(folder, _)| folder);
        }
    }
    folders
}

/// Whether a path leads to a file below a folder, is written in one way only, and hides nothing.
pub fn is_plain(path: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && !name.starts_with('.');
    let is_odd = |byte: u8| byte.is_ascii_control() || matches!(byte, b'\\' | b':');
    path.split('/').all(is_name)
        && !path.bytes().any(is_odd)
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}
