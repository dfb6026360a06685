//! A site that tests build.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use hotwash::archive::Key;
use hotwash::archive::page::Page;
use hotwash::archive::writer::{Written, publish};
use hotwash::error::{Error, Result};
use tempfile::TempDir;

/// A folder for a site, in one that has nothing else.
pub struct Site {
    root: TempDir,
    out: PathBuf,
}

/// What a build told.
#[derive(Debug)]
pub struct Built {
    pub written: Written,
    /// How many pages were made.
    pub made: usize,
}

/// Builds in a folder; a page whose text is `fail` cannot be made.
pub fn build(out: &Path, pages: &[(&str, &str, &str)]) -> Result<Built> {
    let planned: Vec<Page> =
        pages.iter().map(|(path, _, key)| Page { path: (*path).to_owned(), key: Key::of(key) }).collect();
    let count = AtomicUsize::new(0);
    let make = |nth: usize| {
        count.fetch_add(1, Ordering::Relaxed);
        let text = pages[nth].1;
        if text == "fail" { Err(Error::new("the page cannot be made")) } else { Ok(text.as_bytes().to_vec()) }
    };
    let written = publish(out, &planned, &make)?;
    Ok(Built { written, made: count.into_inner() })
}

pub fn keyed<'a>(pages: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str, &'a str)> {
    pages.iter().map(|(path, text)| (*path, *text, *text)).collect()
}

impl Site {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("site");
        Self { root, out }
    }

    /// The folder that the site's is in.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.out.join(name)
    }

    #[track_caller]
    pub fn build(&self, pages: &[(&str, &str)]) -> Built {
        self.build_with_keys(&keyed(pages))
    }

    #[track_caller]
    pub fn build_with_keys(&self, pages: &[(&str, &str, &str)]) -> Built {
        build(&self.out, pages).unwrap()
    }

    #[track_caller]
    pub fn fails(&self, pages: &[(&str, &str)]) -> Error {
        build(&self.out, &keyed(pages)).unwrap_err()
    }

    /// As after a checkout: nothing is left but the site.
    pub fn forget(&self) {
        let _ = fs::remove_dir_all(self.root().join(".site.hotwash"));
    }

    pub fn put(&self, name: &str, text: &str) {
        self.put_beside(&format!("site/{name}"), text);
    }

    pub fn put_beside(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        fs::write(path, text).unwrap();
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    pub fn names(&self) -> Vec<String> {
        self.contents().into_iter().map(|(name, _)| name).collect()
    }

    pub fn contents(&self) -> Vec<(String, Vec<u8>)> {
        contents(&self.out)
    }

    /// The number of a file: another one would have another.
    #[cfg(unix)]
    pub fn number(&self, name: &str) -> u64 {
        std::os::unix::fs::MetadataExt::ino(&self.path(name).symlink_metadata().unwrap())
    }

    #[cfg(not(unix))]
    pub fn number(&self, _: &str) -> u64 {
        0
    }

    /// Whether the site is what a first build of these pages makes.
    #[track_caller]
    pub fn is_clean(&self, pages: &[(&str, &str)]) {
        assert!(self.contents() == clean(pages), "{:?}", self.names());
    }
}

/// What a first build makes.
pub fn clean(pages: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let site = Site::new();
    site.build(pages);
    site.contents()
}

/// All files below a folder, sorted, and folders that are empty.
pub fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    gather(folder, "", &mut found);
    found.sort();
    found
}

fn gather(folder: &Path, name: &str, found: &mut Vec<(String, Vec<u8>)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let before = found.len();
    for entry in entries {
        let path = entry.unwrap().path();
        let name = format!("{name}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_symlink() {
            found.push((name, fs::read_link(&path).unwrap().to_str().unwrap().as_bytes().to_vec()));
        } else if path.is_dir() {
            gather(&path, &format!("{name}/"), found);
        } else {
            found.push((name, fs::read(&path).unwrap()));
        }
    }
    if before == found.len() && !name.is_empty() {
        found.push((name.to_owned(), Vec::new()));
    }
}
