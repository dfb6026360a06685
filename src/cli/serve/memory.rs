//! What is known of all records, from one save to the next.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::archive::{Kept, Key, incident_path};
use crate::cli::context::Context;
use crate::cli::{records, site};
use crate::document::{self, Document};
use crate::error::{Error, Result};
use crate::files::{self, Stamp};
use crate::insight::Incident;
use crate::record::Postmortem;
use crate::render::{Profile, Setting};

/// As many bytes of records' texts are kept: those of some ten thousand.
const MOST_TEXT: usize = 64 << 20;

/// All records, by the files that they lie in.
#[derive(Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Known>,
    /// The files of records by the paths of their pages.
    by_page: BTreeMap<String, PathBuf>,
    /// What incidents in short depend on, besides their records.
    made_with: Option<Key>,
}

/// What is known of one file.
#[derive(Debug)]
struct Known {
    /// The file as the system tells it: while this is so, it need not be read.
    stamp: Option<Stamp>,
    content: Key,
    /// Its page, where it has a mistake that keeps it from being read.
    broken: Option<String>,
    /// It as it could last be read.
    good: Option<Good>,
}

#[derive(Debug)]
struct Good {
    content: Key,
    /// `None` where there are too many of them.
    text: Option<Box<[u8]>>,
    /// `None` for a record that the site does not show.
    kept: Option<Kept>,
}

/// What records are looked at with.
#[derive(Clone, Copy)]
struct Look<'a> {
    context: &'a Context,
    profile: Profile,
    /// Whether what was made of a record before still holds.
    is_same: bool,
}

impl Memory {
    /// Looks at all records, and reads those that changed. An error is a folder that cannot be read.
    pub fn look(&mut self, context: &Context, profile: Profile) -> Result<()> {
        let files = records::all(context)?;
        let made_with = Some(Key::of(format!("{:?} {profile:?}", context.config)));
        let look = Look { context, profile, is_same: self.made_with == made_with };
        self.made_with = made_with;
        let mut former = std::mem::take(&mut self.files);
        let all: Vec<(PathBuf, Option<Known>)> = files
            .into_iter()
            .map(|file| {
                let known = former.remove(&file);
                (file, known)
            })
            .collect();
        let look_at = |(file, former): (PathBuf, Option<Known>)| {
            let known = look.known(&file, former)?;
            Some((file, known))
        };
        let known: Vec<(PathBuf, Known)> = all.into_par_iter().filter_map(look_at).collect();
        self.files = known.into_iter().collect();
        self.by_page = self.files.iter().filter_map(|(file, known)| Some((known.page()?, file.clone()))).collect();
        self.forget_texts();
        Ok(())
    }

    /// What the site is made of: each record as it could last be read.
    pub fn kept(&self) -> Vec<Kept> {
        self.files.values().filter_map(|known| known.good.as_ref()?.kept.clone()).collect()
    }

    /// The files that cannot be read: each with its page, and what it holds.
    pub fn broken(&self) -> impl Iterator<Item = (&Path, &str, Key)> {
        self.files.iter().filter_map(|(file, known)| Some((file.as_path(), known.broken.as_deref()?, known.content)))
    }

    /// The files of all records, sorted.
    pub fn files(&self) -> Vec<PathBuf> {
        self.files.keys().cloned().collect()
    }

    /// The record's file that a page is of, and whether it cannot be read.
    pub fn of_page(&self, path: &str) -> Option<(&Path, bool)> {
        let file = self.by_page.get(path)?;
        Some((file, self.files.get(file)?.broken.is_some()))
    }

    /// The record of an incident, as it could last be read.
    pub fn record(&self, context: &Context, incident: &Incident, digest: Key, profile: Profile) -> Result<Postmortem> {
        let setting = Setting { config: &context.config, profile };
        let file = self.by_page.get(&incident_path(&incident.name));
        let good = file.and_then(|file| self.files.get(file)?.good.as_ref()).filter(|good| good.content == digest);
        match good.and_then(|good| good.text.as_deref()) {
            Some(text) => site::told(document::read_bytes(text).value, incident, setting).ok_or_else(|| {
                Error::new(format!("`{}` is not shown to these readers", incident.name)).hint("reload the page")
            }),
            None => site::again(context, incident, digest, setting),
        }
    }

    /// Keeps no more text than there is room for: that of the newest records.
    fn forget_texts(&mut self) {
        let mut room = MOST_TEXT;
        for good in self.files.values_mut().rev().filter_map(|known| known.good.as_mut()) {
            let length = good.text.as_ref().map_or(0, |text| text.len());
            match room.checked_sub(length) {
                Some(left) => room = left,
                None => good.text = None,
            }
        }
    }
}

impl Known {
    fn page(&self) -> Option<String> {
        self.broken.clone().or_else(|| self.good.as_ref()?.page())
    }
}

impl Good {
    fn page(&self) -> Option<String> {
        Some(incident_path(&self.kept.as_ref()?.incident.name))
    }
}

impl Look<'_> {
    /// What is known of a file by now; `None` where there is none any more.
    fn known(self, file: &Path, former: Option<Known>) -> Option<Known> {
        let stamp = Stamp::of(file);
        let former = match former {
            Some(former) if self.is_same && stamp.is_some() && former.stamp == stamp => return Some(former),
            other => other,
        };
        let bytes = match site::bytes(self.context, file) {
            Ok(bytes) => bytes,
            Err(_) if !files::exists(file) => return None,
            // Its page tells why.
            Err(why) => {
                let page = self.page(file, &Postmortem::default());
                return Some(self.broken(file, None, Key::of(why.to_string()), page, former));
            }
        };
        let content = Key::of(&bytes);
        // A file that was written just now may be written again within one tick of the clock.
        let stamp = stamp.filter(|stamp| stamp.is_settled(self.context.now));
        let former = match former {
            Some(former) if self.is_same && former.content == content => return Some(Known { stamp, ..former }),
            other => other,
        };
        let document: Document<Postmortem> = document::read_bytes(&bytes);
        if document.problems.is_empty() {
            let good = self.good(document.value, content, bytes.into(), file);
            return Some(Known { stamp, content, broken: None, good: Some(good) });
        }
        let page = self.page(file, &document.value);
        Some(self.broken(file, stamp, content, page, former))
    }

    /// A file that cannot be read now, but may have been.
    fn broken(self, file: &Path, stamp: Option<Stamp>, content: Key, page: String, former: Option<Known>) -> Known {
        let good = match former.and_then(|former| former.good) {
            Some(Good { text: Some(text), content, .. }) if !self.is_same => {
                Some(self.good(document::read_bytes(&text).value, content, text, file))
            }
            other => other,
        };
        // The page that it had is the one that is open.
        let former_page = good.as_ref().and_then(Good::page);
        Known { stamp, content, broken: Some(former_page.unwrap_or(page)), good }
    }

    fn good(self, record: Postmortem, content: Key, text: Box<[u8]>, file: &Path) -> Good {
        let setting = Setting { config: &self.context.config, profile: self.profile };
        let kept = site::kept(record, &site::below_root(self.context, file), content, setting);
        // All that is kept can be written, so that this is never an error.
        let kept = kept.ok().and_then(|(kept, _)| kept);
        Good { content, text: Some(text), kept }
    }

    /// The page of a record, as far as that could be read.
    fn page(self, file: &Path, record: &Postmortem) -> String {
        incident_path(&self.incident(file, record).name)
    }

    fn incident(self, file: &Path, record: &Postmortem) -> Incident {
        Incident::new(record, Path::new(&site::below_root(self.context, file)), &self.context.config)
    }
}
