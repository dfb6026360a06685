//! A site that is replaced as a whole.

use std::collections::HashSet;
use std::path::Path;

use super::generation::{self, Laid};
use super::manifest::Manifest;
use super::place::{Place, State};
use super::plan::Plan;
use super::survey::Survey;
use crate::error::Result;
use crate::files::{self, Exchanged, Tree};

/// What became of it.
pub enum Replaced {
    Yes { changed: usize },
    Impossible(&'static str),
}

/// Puts the site together beside its folder, and gives it the folder's name.
pub fn replace(place: &Place, plan: &Plan<'_>, site: &Survey<'_>, number: Option<u64>) -> Result<Replaced> {
    let Some(state) = &place.state else { return Ok(Replaced::Impossible("nothing can be made beside it")) };
    if let Some(why) = site.obstacle {
        return Ok(Replaced::Impossible(why));
    }
    let next = state.next();
    let is_alike = || number.is_none() || files::make_alike(&next, site.folder);
    files::create_one_folder(&next)?;
    let known = place.remembered_next()?;
    // Asked before the work, and again of a folder that was made in it.
    if !is_alike() {
        return Ok(Replaced::Impossible(NOT_ALIKE));
    }
    let (manifest, changed) = match generation::lay(state, plan, site, &Manifest::read(&known))? {
        Laid::Whole { manifest, changed } => (manifest, changed),
        Laid::Impossible(why) => return Ok(Replaced::Impossible(why)),
    };
    let (true, Some(new)) = (is_alike(), files::folder_number(&next)?) else {
        return Ok(Replaced::Impossible(NOT_ALIKE));
    };
    // From here on the manifest is found by the folder's number, whichever name that has.
    manifest.write(&state.manifest(new))?;
    let is_first = number.is_none() && files::take_place(&next, site.folder)?;
    if !is_first && files::exchange(&next, site.folder)? == Exchanged::Impossible {
        return Ok(Replaced::Impossible("folders cannot change places there"));
    }
    if !is_first {
        follow(&next, site, &manifest)?;
    }
    let is_former_known = !is_first && !site.manifest.pages.is_empty();
    let kept = if is_former_known { number } else { begin_next(state, site.folder, &manifest) };
    state.tidy(&[Some(new), kept]);
    Ok(Replaced::Yes { changed })
}

const NOT_ALIKE: &str = "another folder would not have its owner, group or labels";

/// Lays out what the next build begins with, now that the site stands, and says its number. Without it that
/// build takes longer, and no more is lost. A former generation of which not all is known does not serve.
fn begin_next(state: &State, site: &Path, manifest: &Manifest<'_>) -> Option<u64> {
    let next = state.next();
    if files::exists(&next) {
        files::move_to(&next, &state.emptied_bin().ok()?.join("next")).ok()?;
    }
    files::create_one_folder(&next).ok()?;
    let number = files::folder_number(&next).ok()??;
    // Known before it is there: what a manifest says of a file counts only where the file looks so.
    manifest.write(&state.manifest(number)).ok()?;
    generation::lay_twin(&next, site, manifest).ok()?;
    Some(number)
}

/// What others put into the former generation after it was looked at follows into the site.
fn follow(former: &Path, site: &Survey<'_>, manifest: &Manifest<'_>) -> Result<()> {
    if site.tree.is_still(former) {
        return Ok(());
    }
    let by_now = Tree::below(former)?;
    let known: HashSet<(&str, u64)> = site.tree.files.iter().map(|file| (&*file.path, file.inode)).collect();
    let ours: HashSet<&str> = manifest.pages.iter().map(|entry| entry.path).chain(site.stale.iter().copied()).collect();
    for file in &by_now.files {
        if known.contains(&(&*file.path, file.inode)) || ours.contains(&*file.path) {
            continue;
        }
        let (from, to) = (former.join(&file.path), site.folder.join(&file.path));
        if let Some(folder) = to.parent() {
            files::create_folder(folder)?;
        }
        files::remove(&to)?;
        files::move_to(&from, &to)?;
    }
    Ok(())
}
