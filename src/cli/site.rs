//! From the archive's records to its site: what `build` and `demo` have in common.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::context::{Context, program_stamp};
use super::{publish, records, repository, unfit};
use crate::archive::{self, Kept, Key, Look, Marks, Plan, Site, Stock, Stocked, Withheld, Written};
use crate::check::Content;
use crate::config::FILE_NAME;
use crate::error::{Error, Result};
use crate::files::{self, Stamp};
use crate::insight::Incident;
use crate::record::Postmortem;
use crate::recurrence::Traits;
use crate::render::{Profile, Renderer, Setting, built_in, name_only, unused};
use crate::search::Words;

/// The largest drawer of what a former build kept that is looked at.
const LARGEST_DRAWER: u64 = 1 << 28;

/// Whoever looks at a page loads these too.
const LARGEST_LOGO: u64 = 256 << 10;
const LARGEST_CSS: u64 = 1 << 20;

/// What building a site did.
#[derive(Debug, Clone, Default)]
pub struct Built {
    pub written: Written,
    /// Of which files, in their order, the configuration keeps something private.
    pub withheld: Vec<(String, Withheld)>,
    /// How many records there are, and how many of them the site shows.
    pub records: usize,
    pub shown: usize,
    /// For whom the folder's former site was, where it was for others.
    pub former: Option<Profile>,
    /// Templates of the archive's own that no page uses.
    pub unused: Vec<String>,
}

/// Builds the site of the archive in a folder.
pub fn build(context: &Context, out: &Path, profile: Profile) -> Result<Built> {
    let templates = publish::templates(context)?;
    let renderer = Renderer::with_words(&templates, &context.config)?;
    let look = look(context)?;
    let made_by = made_by(context, &templates, profile);
    let beside = archive::beside(out)?;
    let memory = beside.as_ref().map(|folder| folder.join("stock"));
    let drawer = |nth: usize| memory.as_ref().map(|folder| folder.join(nth.to_string()));
    let former = Stock::read(made_by, |nth| files::read_limited(&drawer(nth)?, LARGEST_DRAWER).ok());
    let setting = Setting { config: &context.config, profile };
    let stock = stocked(context, former, setting)?;
    if memory.as_ref().is_some_and(|folder| files::create_folder(folder).is_ok()) {
        // Without one the next build takes longer, and that is all.
        stock.keep(made_by, |nth, bytes| drop(drawer(nth).map(|file| files::write_remakable(&file, bytes))))?;
    }
    let read = |incident: &Incident, digest: Key| again(context, incident, digest, setting);
    let config = &context.config;
    let plan = Plan { config, renderer: &renderer, profile, look: &look, on: day(context)?, made_by, read: &read };
    let withheld = stock.withheld().into_iter().map(|(file, withheld)| (file.to_owned(), withheld)).collect();
    let records = stock.len();
    let mut kept = stock.into_kept();
    let shown = kept.len();
    if profile == Profile::Public {
        known_alone(&mut kept)?;
    }
    let site = Site::new(kept, plan)?;
    let written = archive::publish(out, site.pages(), &|nth| site.make(nth)).map_err(|error| {
        let told = site.caught().and_then(|word| unfit::told(context, setting, word));
        told.into_iter().fold(error, Error::hint)
    })?;
    // The program ends after this: to give back what ten thousand incidents take up, piece by piece, takes longer than
    // to make a page of some of them.
    std::mem::forget(site);
    let former = beside.and_then(|folder| exchanged(&folder.join("profile"), profile));
    let unused = unused(&templates).into_iter().map(str::to_owned).collect();
    Ok(Built { written, withheld, records, shown, former, unused })
}

/// Notes for whom a folder's site is, and tells for whom it was.
fn exchanged(note: &Path, profile: Profile) -> Option<Profile> {
    const ALL: [(Profile, &[u8]); 2] = [(Profile::Internal, b"internal\n"), (Profile::Public, b"public\n")];
    let former = files::read_limited(note, 64).ok();
    let former = ALL.into_iter().find(|(_, text)| former.as_deref() == Some(text)).map(|(former, _)| former);
    if let Some((_, text)) = ALL.iter().find(|(one, _)| *one == profile && former != Some(profile)) {
        // Without it nobody is told, and that is all.
        let _ = files::write_remakable(note, text);
    }
    former.filter(|former| *former != profile)
}

/// Leaves no incident the name of one that the site does not show: it tells what that was about.
pub fn known_alone(kept: &mut [Kept]) -> Result<()> {
    let shown: BTreeSet<String> = kept.iter().map(|kept| kept.incident.name.clone()).collect();
    for kept in kept {
        let named = kept.incident.related.len();
        kept.incident.related.retain(|(name, _)| shown.contains(name));
        if kept.incident.related.len() < named {
            kept.marks = Marks::of(&kept.incident)?;
        }
    }
    Ok(())
}

/// What the site is given besides its records.
pub fn look(context: &Context) -> Result<Look> {
    let own = &context.config.look;
    let read = |key: &str, path: PathBuf, limit: u64| {
        let path = files::inside(&context.root, &path)?;
        let bytes = files::read_if_small(&path, limit).map_err(|why| {
            Error::new(format!("`{key}` in {FILE_NAME} names a file that cannot be read"))
                .because(why)
                .hint("paths in it are below the folder that it is in")
        })?;
        bytes.ok_or_else(|| {
            Error::new(format!("{} is larger than {} KiB", context.name(&path), limit >> 10))
                .hint("make it smaller: whoever looks at a page loads it")
        })
    };
    let logo = own.logo.as_ref().map(|logo| read("site.logo", logo.path(), LARGEST_LOGO)).transpose()?;
    let css = own.css.as_ref().map(|css| read("site.css", css.path(), LARGEST_CSS)).transpose()?;
    Look::new(&context.config, logo, css)
}

/// What every page depends on.
pub fn made_by(context: &Context, templates: &[(String, String)], profile: Profile) -> Key {
    let program = Key::of(env!("CARGO_PKG_VERSION")).and(Key::of(program_stamp()));
    let settings = Key::of(format!("{:?} {profile:?}", context.config));
    let built_in = built_in().map(Key::of);
    let own = templates.iter().map(|(name, text)| Key::of(name).and(Key::of(text)));
    built_in.chain(own).fold(program.and(settings), Key::and)
}

/// The day as of which actions are late: of the last commit, so that one commit always gives one site.
pub fn day(context: &Context) -> Result<NaiveDate> {
    let committed = repository::find(context)?.map(|repository| repository.head_time()).transpose()?.flatten();
    Ok(committed.unwrap_or(context.now).date_naive())
}

/// What is known of all records.
fn stocked(context: &Context, mut former: Stock, setting: Setting<'_>) -> Result<Stock> {
    let files = records::all_of_archive(context)?;
    let with_former = files.into_iter().map(|file| {
        let name = below_root(context, &file);
        let known = former.take(&name);
        (file, name, known)
    });
    let all = with_former.collect::<Vec<_>>().into_par_iter().map(|(file, name, known)| {
        let stamp = Stamp::of(&file);
        let known = match known {
            Some(known) if stamp.is_some() && known.stamp == stamp => return Ok((name, known, false)),
            known => known,
        };
        let bytes = bytes(context, &file)?;
        let digest = Key::of(&bytes);
        let (kept, withheld) = match known.filter(|known| known.content == digest) {
            Some(known) => (known.kept, known.withheld),
            None => kept(records::parsed(&context.here, &file, &bytes)?.value, &name, digest, setting)?,
        };
        // A file that was written just now may be written again within one tick of the clock.
        let stamp = stamp.filter(|stamp| stamp.is_settled(context.now));
        Ok((name, Stocked { stamp, content: digest, kept, withheld }, true))
    });
    let all: Vec<(String, Stocked, bool)> = all.collect::<Result<_>>()?;
    Ok(Stock::new(all, &former))
}

/// What is kept of a record, as far as its readers may see it.
pub fn kept(record: Postmortem, file: &str, content: Key, setting: Setting<'_>) -> Result<(Option<Kept>, Withheld)> {
    let actions = record.action_items.len();
    let Some(shown) = setting.shown(record) else { return Ok((None, Withheld::Nothing)) };
    let mut incident = Incident::new(&shown.record, Path::new(file), setting.config);
    incident.actions_withheld = shown.record.action_items.len() < actions;
    if !setting.may_name(&incident.name) {
        return Ok((None, Withheld::Whole));
    }
    let withheld = if shown.withheld == 0 { Withheld::Nothing } else { Withheld::Texts(shown.withheld) };
    let words = Words::of(&setting.profile.searched(&shown.record), &incident.name);
    let traits = Traits::of(&shown.record);
    Ok((Some(Kept::new(incident, content, words, traits)?), withheld))
}

/// The record of an incident, once more.
pub fn again(context: &Context, incident: &Incident, digest: Key, setting: Setting<'_>) -> Result<Postmortem> {
    let file = context.root.join(&incident.file);
    let bytes = bytes(context, &file)?;
    let changed =
        || Error::new(format!("{} was changed while the site was built", context.name(&file))).hint("build it again");
    if Key::of(&bytes) != digest {
        return Err(changed());
    }
    told(records::parsed(&context.here, &file, &bytes)?.value, incident, setting).ok_or_else(changed)
}

/// A record as its readers may see it, who know of no other incidents than those that the site shows.
pub fn told(record: Postmortem, incident: &Incident, setting: Setting<'_>) -> Option<Postmortem> {
    let mut shown = setting.shown(record)?;
    if setting.profile == Profile::Public {
        name_only(&mut shown.record, |name| incident.related.iter().any(|(known, _)| known == name));
    }
    Some(shown.record)
}

pub fn bytes(context: &Context, file: &Path) -> Result<Vec<u8>> {
    match records::content(&context.here, file)? {
        Content::Bytes(bytes) => Ok(bytes),
        Content::Whole(text) => Ok(text.into_bytes()),
        // What is too large is told as such.
        Content::TooLarge => records::load(&context.here, file).map(|_| Vec::new()),
    }
}

/// A file's path below the archive's root; the whole path of one that lies elsewhere.
pub fn below_root(context: &Context, file: &Path) -> String {
    let below = file.strip_prefix(&context.root).unwrap_or(file);
    below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
