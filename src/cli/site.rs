//! From the archive's records to its site: what `build` and `demo` have in common.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::context::{Context, program_stamp};
use super::{publish, records, repository};
use crate::archive::{self, Kept, Key, Plan, Site, Stock, Stocked, Written};
use crate::check::Content;
use crate::error::{Error, Result};
use crate::files::{self, Stamp};
use crate::insight::Incident;
use crate::record::Postmortem;
use crate::render::{Profile, Renderer, built_in};

/// The longest stock that is looked at.
const LONGEST_STOCK: u64 = 1 << 30;

/// Builds the site of the archive in a folder.
pub fn build(context: &Context, out: &Path, profile: Profile) -> Result<Written> {
    let templates = publish::templates(context)?;
    let renderer = Renderer::new(&templates)?;
    let made_by = made_by(context, &templates, profile);
    let memory = archive::state_folder(out).join("records");
    let former = Stock::read(&files::read_limited(&memory, LONGEST_STOCK).unwrap_or_default(), made_by);
    let (stock, is_new) = stocked(context, &former, made_by, profile)?;
    drop(former);
    let kept_for_next = if is_new { Some(stock.bytes()?) } else { None };
    let read = |incident: &Incident, digest: Key| again(context, incident, digest, profile);
    let plan = Plan { config: &context.config, renderer: &renderer, profile, on: day(context)?, made_by, read: &read };
    let site = Site::new(stock.into_kept(), plan)?;
    let written = archive::write(site.pages(), &|nth| site.make(nth), out)?;
    if let Some(bytes) = kept_for_next {
        // Without it the next build takes longer, and that is all.
        let _ = files::write_remakable(&memory, &bytes);
    }
    Ok(written)
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

/// What is known of all records, and whether any of it is new.
fn stocked(context: &Context, former: &Stock, made_by: Key, profile: Profile) -> Result<(Stock, bool)> {
    let files = records::all(context)?;
    let each = files.par_iter().map(|file| {
        let name = below_root(context, file);
        let known = former.get(&name);
        let stamp = Stamp::of(file);
        if let Some(known) = known
            && stamp.is_some()
            && known.stamp == stamp
        {
            return Ok((name, known.clone(), false));
        }
        let bytes = bytes(context, file)?;
        let digest = Key::of(&bytes);
        let kept = match known.filter(|known| known.content == digest) {
            Some(known) => known.kept.clone(),
            None => profile.shown(records::parsed(&context.here, file, &bytes)?.value).map(|record| Kept {
                incident: Incident::new(&record, Path::new(&name), &context.config),
                content: digest,
            }),
        };
        // A file that was written just now may be written again within one tick of the clock.
        let stamp = stamp.filter(|stamp| stamp.is_settled(context.now));
        Ok((name, Stocked { stamp, content: digest, kept }, true))
    });
    let all: Vec<(String, Stocked, bool)> = each.collect::<Result<_>>()?;
    let is_new = all.iter().any(|(.., is_new)| *is_new) || all.len() != former.len();
    let files: BTreeMap<String, Stocked> = all.into_iter().map(|(name, stocked, _)| (name, stocked)).collect();
    Ok((Stock::new(files, made_by), is_new))
}

/// The record of an incident, once more.
pub fn again(context: &Context, incident: &Incident, digest: Key, profile: Profile) -> Result<Postmortem> {
    let file = context.root.join(&incident.file);
    let bytes = bytes(context, &file)?;
    let changed =
        || Error::new(format!("{} was changed while the site was built", context.name(&file))).hint("build it again");
    if Key::of(&bytes) != digest {
        return Err(changed());
    }
    profile.shown(records::parsed(&context.here, &file, &bytes)?.value).ok_or_else(changed)
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
