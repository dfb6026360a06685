//! The writer of the site: from a list of pages to a folder.
//!
//! # What a reader sees
//!
//! The site is replaced as a whole. A new generation of it is put together beside it, in
//! `.<name>.hotwash/next`, and takes its place by one exchange of the two folders' names (`renameat2`,
//! `renamex_np`). Whoever opens a page finds it in the former generation before that moment, and in the new
//! one from then on; there is no moment without a site. A build that ends before the exchange, however it
//! ends (killed, an error in a page, a full disk), leaves the site as it was, file by file, and one that ends
//! after it leaves the new one. What it left beside the site is used or thrown away by the next build.
//!
//! The former generation stays beside the site and becomes the next one: pages that did not change have two
//! names, one in each, so that a build writes only what changed, and the second generation takes the room of
//! that alone. The folder is for its owner alone (mode 0700): what was just taken off a site is still in it.
//!
//! Who holds the folder itself, and not its name, stays with the former generation: a shell that stands in
//! it, a container that was given that very folder. A container is given the folder above instead.
//!
//! Nothing is made sure of (`fsync`) before the exchange: ten thousand pages would take a second instead of
//! a fifth, and a rebuild several times as long. So a power failure may leave pages empty that were written
//! in the last half minute. The next build sees by their sizes and times that they are not as it left them,
//! and makes them again.
//!
//! # In place
//!
//! Some folders cannot be replaced: those that hold folders or links of others (a `.git`), in which a file
//! system begins, or hotwash was started; those whose owner or labels a new folder would not have; those
//! beside which nothing can be made, or on a system that knows no exchange (Windows). There the pages are
//! written one by one: first those that are new, then those that changed and may link to them, and stale ones
//! are removed last. Each file is whole at any moment, replaced by renaming; but a reader may see some of them
//! new and some old, and a build that is killed leaves it so until the next. `Written::in_place` says why.
//!
//! # What is whose
//!
//! A file is ours if a manifest beside the site says that a former build made it, or if the site's own list does
//! (`files.json`; before there was one, `records.json`). Every other file is somebody else's: it stays, the
//! same file (content, time, number), with a second name while generations change; where no
//! site was before and a page would take its place, nothing is built. A folder is removed when the last file of ours in it is, and nothing is left in it.
//!
//! A page is made anew if its key is another than that of its file, or if the file is not as it was left:
//! another size, time or number, and then, where the size is right, another content.
//!
//! Two builds of one site come one after the other: the folder beside it is locked, where there is none the
//! site's.

mod generation;
mod in_place;
mod list;
mod manifest;
mod place;
mod plan;
mod survey;
mod whole;

use std::path::{Path, PathBuf};

use self::manifest::Manifest;
use self::place::{Place, State};
use self::plan::{Make, Plan};
use self::survey::Survey;
use self::whole::Replaced;
use super::page::Page;
use crate::error::Result;
use crate::files::{self, Tree};

/// What writing a site did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// The files that the site consists of: those that were given, and the list of them.
    pub pages: usize,
    /// Of them, those whose bytes are new.
    pub changed: usize,
    /// Files of a former build that were taken away.
    pub removed: usize,
    /// Why the site was not replaced as a whole; `None` where it was, and where nothing was to be done.
    pub in_place: Option<&'static str>,
}

/// The folder beside a site, for what its next build needs to know; `None` where there is no place for one.
pub fn beside(out: &Path) -> Result<Option<PathBuf>> {
    Ok(State::beside(&files::real_folder(out)?)?.map(State::into_folder))
}

/// Makes a folder the site of these pages: `make` gives the bytes of the nth.
///
/// Equal keys stand for equal bytes: what has its key already is not made.
pub fn publish(out: &Path, pages: &[Page], make: Make<'_>) -> Result<Written> {
    let plan = Plan::new(pages, make)?;
    let place = Place::take(out)?;
    let number = files::folder_number(&place.site)?;
    let bytes = place.remembered(number)?;
    let manifest = Manifest::read(&bytes);
    let mut written = Written { pages: plan.pages.len(), ..Written::default() };
    if manifest.is_all_of(&plan, &place.site) {
        // A build that was ended may have left something to throw away.
        place.empty_bin();
        return Ok(written);
    }
    let tree = if number.is_some() { survey::swept(&place.site)? } else { Tree::default() };
    // What the site lost (its manifest, to a power failure) the former generation's may still know.
    let former = if manifest.pages.is_empty() { place.remembered_next()? } else { Vec::new() };
    let listed = survey::listed(&place.site, &manifest, &Manifest::read(&former))?;
    let site = Survey::new(&place.site, &tree, &manifest, &listed, &plan)?;
    written.removed = site.stale.len();
    match whole::replace(&place, &plan, &site, number)? {
        Replaced::Yes { changed } => written.changed = changed,
        Replaced::Impossible(why) => {
            files::create_folder(&place.site)?;
            let (manifest, changed) = in_place::write(&plan, &site)?;
            place.remember(&manifest)?;
            (written.changed, written.in_place) = (changed, Some(why));
        }
    }
    Ok(written)
}
