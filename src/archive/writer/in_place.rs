//! Writing into the site's own folder, where it cannot be replaced as a whole.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::list;
use super::manifest::{Entry, Manifest};
use super::plan::{Plan, Planned};
use super::survey::Survey;
use crate::archive::key::Key;
use crate::error::Result;
use crate::files;

/// Writes what is new, then what changed, then removes what is stale. Each file is whole at any moment.
pub fn write<'a>(plan: &Plan<'a>, site: &Survey<'a>) -> Result<(Manifest<'a>, usize)> {
    let known = site.manifest.matched(plan);
    let paths: Vec<&str> = plan.pages.iter().map(|page| page.path).collect();
    let looks = files::look_at(site.folder, &paths);
    let is_list = |nth: &usize| paths[*nth] == list::PATH;
    let (new, old): (Vec<usize>, Vec<usize>) =
        (0..paths.len()).filter(|nth| !is_list(nth)).partition(|nth| looks[*nth].is_none());
    // Whatever a build that is ended here has made or not yet removed, this list names it.
    let is_begun = (!new.is_empty() || !site.stale.is_empty()) && {
        let all: BTreeSet<&str> = paths.iter().chain(&site.stale).copied().collect();
        put(site.folder, list::PATH, &list::of(all.into_iter()))?
    };
    let mut made = vec![None; paths.len()];
    for part in [new, old] {
        let done: Vec<(usize, (Entry<'a>, bool))> = part
            .into_par_iter()
            .map(|nth| {
                let page = &plan.pages[nth];
                let kept = known[nth].filter(|entry| entry.key == page.key);
                match kept.and_then(|entry| entry.holds(site.folder, looks[nth])) {
                    Some(held) => Ok((nth, (Entry { path: page.path, ..held }, false))),
                    None => Ok((nth, make(plan, page, site)?)),
                }
            })
            .collect::<Result<_>>()?;
        for (nth, one) in done {
            made[nth] = Some(one);
        }
    }
    for path in &site.stale {
        files::remove(&inside(site.folder, path)?)?;
        for folder in Path::new(path).ancestors().skip(1).filter(|folder| *folder != Path::new("")) {
            files::remove_empty_folder(&site.folder.join(folder));
        }
    }
    for nth in (0..paths.len()).filter(is_list) {
        let (entry, is_ended) = make(plan, &plan.pages[nth], site)?;
        made[nth] = Some((entry, is_begun || is_ended));
    }
    let made: Vec<(Entry<'a>, bool)> = made.into_iter().flatten().collect();
    let changed = made.iter().filter(|(_, is_changed)| *is_changed).count();
    // What is in the former generation, if there is one, stays known.
    let (carried, gone) = (site.manifest.carried.clone(), site.manifest.gone.clone());
    Ok((Manifest { pages: made.into_iter().map(|(entry, _)| entry).collect(), carried, gone }, changed))
}

fn make<'a>(plan: &Plan<'a>, page: &Planned<'a>, site: &Survey<'_>) -> Result<(Entry<'a>, bool)> {
    let bytes = plan.bytes(page)?;
    let is_changed = put(site.folder, page.path, &bytes)?;
    // A link has no look of its own: its page is made and compared each time.
    let look = files::look(&site.folder.join(page.path)).unwrap_or_default();
    Ok((Entry { path: page.path, key: page.key, content: Key::of(&bytes), look }, is_changed))
}

fn put(site: &Path, path: &str, bytes: &[u8]) -> Result<bool> {
    files::write_remakable(&inside(site, path)?, bytes)
}

fn inside(site: &Path, path: &str) -> Result<PathBuf> {
    files::inside(site, Path::new(path))
}
