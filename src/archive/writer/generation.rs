//! The next generation of the site, put together beside it.
//!
//! `next` holds the generation before the present one. What a page needs is already there, or has a second
//! name given from the site, or is made and written: a build costs what changed. What is in the site's own
//! folder is only read, so that this may end at any point.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rayon::prelude::*;

use super::manifest::{Entry, Manifest};
use super::place::State;
use super::plan::{Plan, Planned, folders_of};
use super::survey::Survey;
use crate::archive::key::Key;
use crate::error::Result;
use crate::files::{self, Linked, Look, Tree};

/// What became of it.
pub enum Laid<'a> {
    /// It lies in `next`, whole.
    Whole {
        manifest: Manifest<'a>,
        /// Pages that are new, or have other bytes than in the site.
        changed: usize,
    },
    Impossible(&'static str),
}

/// Makes `next` what the site is to be.
pub fn lay<'a>(state: &State, plan: &Plan<'a>, site: &Survey<'a>, known: &Manifest<'_>) -> Result<Laid<'a>> {
    let next = state.next();
    let tree = Tree::below(&next)?;
    let looks = Looks::of(plan, site, known, &next, &tree);
    let out = match looks.out(plan, site, known, &tree) {
        Some(out) if out.len() * 2 <= tree.files.len() => out,
        outdated => {
            // To take most files out one by one takes longer than to begin anew.
            let away = if outdated.is_some() { state.emptied_bin()?.join("next") } else { state.aside() };
            files::move_to(&next, &away)?;
            files::create_one_folder(&next)?;
            let none = (Tree::default(), Manifest::default());
            let looks = Looks::of(plan, site, &none.1, &next, &none.0);
            return fill(&next, plan, site, &looks, &none.0);
        }
    };
    if !out.is_empty() {
        let bin = state.emptied_bin()?;
        // Not removed before the new site stands: where many files are removed, new ones take long (ext4).
        out.par_iter()
            .enumerate()
            .try_for_each(|(nth, path)| files::move_to(&next.join(path), &bin.join(nth.to_string())))?;
    }
    fill(&next, plan, site, &looks, &tree)
}

/// What there is of each page.
struct Looks<'a> {
    /// Those that are in `next` and right.
    next: Vec<Option<Entry<'a>>>,
    /// What the manifest says of those in the site.
    site: Vec<Option<Entry<'a>>>,
    /// Those of them that would do.
    fit: Vec<Option<Look>>,
}

impl<'a> Looks<'a> {
    fn of(plan: &Plan<'a>, site: &Survey<'a>, known: &Manifest<'_>, next: &Path, tree: &Tree) -> Self {
        let in_next = known.matched(plan);
        let in_site = site.manifest.matched(plan);
        let mut there = vec![None; plan.pages.len()];
        if !tree.files.is_empty() {
            for file in &tree.files {
                if let Some(number) = plan.numbers.get(&*file.path) {
                    there[*number] = Some(file.inode);
                }
            }
        }
        let looks = selected(plan, next, |nth| {
            there[nth].is_some() && in_next[nth].is_some_and(|entry| entry.key == plan.pages[nth].key)
        });
        let mut right: Vec<Option<Entry<'a>>> = plan
            .pages
            .par_iter()
            .enumerate()
            .map(|(nth, page)| {
                let held = in_next[nth]?.holds(next, looks[nth])?;
                Some(Entry { path: page.path, ..held })
            })
            .collect();
        let fit = selected(plan, site.folder, |nth| {
            right[nth].is_none() && in_site[nth].is_some_and(|entry| entry.key == plan.pages[nth].key)
        });
        for (nth, right) in right.iter_mut().enumerate().filter(|(_, right)| right.is_none()) {
            // A second name of the site's file, given by a build that was ended before it said so.
            let is_same = fit[nth].is_some_and(|look| look.is_file_number(there[nth]));
            *right = in_site[nth].filter(|entry| is_same && fit[nth] == Some(entry.look)).copied();
        }
        Self { next: right, site: in_site.into_iter().map(Option::<&_>::copied).collect(), fit }
    }

    /// The files to be taken out of `next`; `None` if there is one that nobody knows: what somebody put there
    /// is not ours to remove.
    fn out<'t>(
        &self,
        plan: &Plan<'_>,
        site: &Survey<'_>,
        known: &Manifest<'_>,
        tree: &'t Tree,
    ) -> Option<Vec<&'t str>> {
        let gone: HashSet<&str> = site.manifest.gone.iter().chain(&site.stale).copied().collect();
        let is_former =
            |path: &str| known.get(path).is_some() || site.manifest.get(path).is_some() || gone.contains(path);
        // Those that came after a generation was made are known from the one that took its place.
        let carried: HashSet<(&str, u64)> = known.carried.iter().chain(&site.manifest.carried).copied().collect();
        let foreign: HashMap<&str, u64> = site.foreign.iter().map(|file| (&*file.path, file.inode)).collect();
        let mut out = Vec::new();
        for file in &tree.files {
            let path = &*file.path;
            if foreign.get(path) == Some(&file.inode) {
                continue;
            }
            match plan.numbers.get(path) {
                Some(number) if self.next[*number].is_some() => {}
                Some(_) => out.push(path),
                None if is_former(path) || carried.contains(&(path, file.inode)) => out.push(path),
                None => return None,
            }
        }
        tree.odd.is_empty().then_some(out)
    }
}

/// How some of the pages look in a folder.
fn selected(plan: &Plan<'_>, folder: &Path, is_wanted: impl Fn(usize) -> bool) -> Vec<Option<Look>> {
    let wanted: Vec<usize> = (0..plan.pages.len()).filter(|nth| is_wanted(*nth)).collect();
    let paths: Vec<&str> = wanted.iter().map(|nth| plan.pages[*nth].path).collect();
    let mut looks = vec![None; plan.pages.len()];
    for (nth, look) in wanted.into_iter().zip(files::look_at(folder, &paths)) {
        looks[nth] = look;
    }
    looks
}

/// Gives all pages of a site that just took its first place a second name in an empty folder: the next
/// generation begins with that.
pub fn lay_twin(next: &Path, site: &Path, manifest: &Manifest<'_>) -> Result<()> {
    let paths = || manifest.pages.iter().map(|entry| entry.path).chain(manifest.carried.iter().map(|(path, _)| *path));
    for folder in folders_of(paths()) {
        files::create_one_folder(&next.join(folder))?;
    }
    let paths: Vec<&str> = paths().collect();
    paths.par_iter().try_for_each(|path| files::link(&site.join(path), &next.join(path)).map(drop))
}

/// Adds what is missing, where nothing is wrong any more.
fn fill<'a>(next: &Path, plan: &Plan<'a>, site: &Survey<'a>, looks: &Looks<'a>, tree: &Tree) -> Result<Laid<'a>> {
    let mut folders = plan.folders();
    folders.extend(folders_of(site.foreign.iter().map(|file| &*file.path)));
    tree.folders.iter().rev().filter(|folder| !folders.contains(&***folder)).for_each(|folder| {
        files::remove_empty_folder(&next.join(folder));
    });
    let there: HashSet<&str> = tree.folders.iter().map(String::as_str).collect();
    for folder in folders.iter().filter(|folder| !there.contains(**folder)) {
        files::create_one_folder(&next.join(folder))?;
    }
    if !carry(next, site, tree)? {
        return Ok(Laid::Impossible("there are files in it that cannot be given a second name"));
    }
    let made: Vec<(Entry<'a>, bool)> = plan
        .pages
        .par_iter()
        .enumerate()
        .map(|(nth, page)| match (looks.next[nth], looks.site[nth]) {
            (Some(entry), known) => Ok((
                Entry { path: page.path, key: page.key, ..entry },
                known.is_none_or(|known| known.content != entry.content),
            )),
            (None, known) => add(next, plan, page, site, known, looks.fit[nth]),
        })
        .collect::<Result<_>>()?;
    let changed = made.iter().filter(|(_, is_changed)| *is_changed).count();
    let pages = made.into_iter().map(|(entry, _)| entry).collect();
    let carried = site.foreign.iter().map(|file| (&*file.path, file.inode)).collect();
    Ok(Laid::Whole { manifest: Manifest { pages, carried, gone: site.stale.clone() }, changed })
}

/// Gives the files of others a second name in `next`; `false` where one cannot have one.
fn carry(next: &Path, site: &Survey<'_>, tree: &Tree) -> Result<bool> {
    if site.foreign.is_empty() {
        return Ok(true);
    }
    let there: HashSet<(&str, u64)> = tree.files.iter().map(|file| (&*file.path, file.inode)).collect();
    for file in site.foreign.iter().filter(|file| !there.contains(&(&*file.path, file.inode))) {
        if files::link(&site.folder.join(&file.path), &next.join(&file.path))? == Linked::Impossible {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Brings one page into `next`, where nothing has its name, and says whether it is new or changed.
fn add<'a>(
    next: &Path,
    plan: &Plan<'a>,
    page: &Planned<'a>,
    site: &Survey<'_>,
    known: Option<Entry<'_>>,
    fit: Option<Look>,
) -> Result<(Entry<'a>, bool)> {
    let (old, new) = (site.folder.join(page.path), next.join(page.path));
    let entry = |content, look| Entry { path: page.path, key: page.key, content, look };
    let held = known.and_then(|known| known.holds(site.folder, fit));
    if let Some(held) = held
        && files::link(&old, &new)? == Linked::Yes
    {
        return Ok((entry(held.content, held.look), false));
    }
    let bytes = plan.bytes(page)?;
    let content = Key::of(&bytes);
    let there = (!site.tree.files.is_empty()).then_some(&*old);
    let present = there.and_then(files::look).filter(|look| look.size == bytes.len() as u64);
    let is_same = present.is_some_and(|look| {
        known.is_some_and(|known| known.look == look && known.content == content)
            || files::read_limited(&old, look.size).is_ok_and(|old| old == bytes)
    });
    if let (Some(look), true) = (present, is_same)
        && files::link(&old, &new)? == Linked::Yes
    {
        return Ok((entry(content, look), false));
    }
    Ok((entry(content, files::create_new(&new, &bytes, there)?), !is_same))
}
