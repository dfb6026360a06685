//! What lies in the site's folder before a build: ours, or somebody else's.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use super::list;
use super::manifest::Manifest;
use super::plan::{Plan, folders_of};
use crate::error::{Error, Result};
use crate::files::{self, Found, Tree};
use crate::finding::shown_path;

/// The site as it is.
pub struct Survey<'a> {
    pub folder: &'a Path,
    pub tree: &'a Tree,
    pub manifest: &'a Manifest<'a>,
    /// Files that an earlier build made, and this one does not.
    pub stale: Vec<&'a str>,
    /// Files that nobody built.
    pub foreign: Vec<&'a Found>,
    /// Why the folder cannot be replaced by another one.
    pub obstacle: Option<&'static str>,
}

/// The paths that former builds made, as far as the manifest of the site does not tell.
pub fn listed(site: &Path, manifest: &Manifest<'_>, former: &Manifest<'_>) -> Result<Vec<String>> {
    // Whatever else happened to the site, it then has another list as well.
    if manifest.get(list::PATH).is_some_and(|entry| files::look(&site.join(list::PATH)) == Some(entry.look)) {
        return Ok(Vec::new());
    }
    let mut listed = list::read(site)?;
    listed.extend(former.pages.iter().map(|entry| entry.path.to_owned()));
    Ok(listed)
}

/// What lies in the site, without what a build that was ended was writing.
pub fn swept(site: &Path) -> Result<Tree> {
    let tree = Tree::below(site)?;
    let left: BTreeSet<&str> = tree
        .files
        .iter()
        .map(|file| file.path.rsplit_once('/').unwrap_or(("", &file.path)))
        .filter(|(_, name)| files::is_unfinished(name))
        .map(|(folder, _)| folder)
        .collect();
    if left.is_empty() {
        return Ok(tree);
    }
    for folder in left {
        files::sweep(&site.join(folder));
    }
    Tree::below(site)
}

impl<'a> Survey<'a> {
    pub fn new(
        folder: &'a Path,
        tree: &'a Tree,
        manifest: &'a Manifest<'a>,
        listed: &'a [String],
        plan: &Plan<'a>,
    ) -> Result<Self> {
        let listed_too: HashSet<&str> = listed.iter().map(String::as_str).collect();
        let (mut stale, mut foreign) = (Vec::new(), Vec::new());
        for file in tree.files.iter().filter(|file| !plan.numbers.contains_key(&*file.path)) {
            if manifest.get(&file.path).is_some() || listed_too.contains(&*file.path) {
                stale.push(&*file.path);
            } else {
                foreign.push(file);
            }
        }
        if manifest.pages.is_empty() && !tree.files.iter().any(|file| list::PATHS.contains(&&*file.path)) {
            require_unlike(folder, tree, plan)?;
        }
        stale.sort_unstable();
        require_room(folder, tree, plan, &stale)?;
        foreign.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        let mut own = plan.folders();
        own.extend(folders_of(manifest.pages.iter().map(|entry| entry.path)));
        own.extend(folders_of(listed.iter().map(String::as_str)));
        let obstacle = obstacle(folder, tree, &own);
        Ok(Self { folder, tree, manifest, stale, foreign, obstacle })
    }
}

/// An error where no site was before, and a page would take the place of what somebody else wrote.
fn require_unlike(folder: &Path, tree: &Tree, plan: &Plan<'_>) -> Result<()> {
    for file in &tree.files {
        let Some(page) = plan.numbers.get(&*file.path).map(|number| &plan.pages[*number]) else { continue };
        let path = folder.join(page.path);
        let bytes = plan.bytes(page)?;
        if files::read_limited(&path, bytes.len() as u64).ok() != Some(bytes) {
            let path = shown_path(&path);
            return Err(Error::new(format!("{path} is not of hotwash, and a page would take its place"))
                .hint("move it away, or build into a folder of its own"));
        }
    }
    Ok(())
}

/// Why a folder cannot be replaced, if it cannot.
fn obstacle(folder: &Path, tree: &Tree, own: &BTreeSet<&str>) -> Option<&'static str> {
    if !tree.odd.is_empty() {
        Some("there is a symbolic link in it, or something else that is neither file nor folder")
    } else if tree.folders.iter().any(|folder| !own.contains(&**folder)) {
        Some("there are folders in it that hotwash did not make")
    } else if files::is_mount(folder) {
        Some("a file system begins there")
    } else if files::is_stood_in(folder) {
        Some("hotwash was started in it")
    } else {
        None
    }
}

/// An error where a page's name is a folder's, or a folder's name a file's: before anything is written.
fn require_room(folder: &Path, tree: &Tree, plan: &Plan<'_>, stale: &[&str]) -> Result<()> {
    let taken = |path: &str, is: &str, wanted: &str| {
        let name = shown_path(&folder.join(path));
        Err(Error::new(format!("{name} is a {is}, not a {wanted}")).hint("move it out of the site's folder"))
    };
    if let Some(path) = tree.folders.iter().find(|path| plan.numbers.contains_key(&***path)) {
        return taken(path, "folder", "file");
    }
    let folders = plan.folders();
    let there: HashSet<&str> = tree.folders.iter().map(String::as_str).collect();
    // What is stale makes room.
    let mut missing = folders.iter().filter(|path| !there.contains(**path) && stale.binary_search(path).is_err());
    match missing.find(|path| files::look(&folder.join(path)).is_some()) {
        Some(path) => taken(path, "file", "folder"),
        None => Ok(()),
    }
}
