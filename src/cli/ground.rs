//! What a draft is written over: its file as it was last seen, and what others made of it since.

use std::path::Path;

use crate::document::{self, Document, MAX_BYTES, edit};
use crate::error::{Error, Result};
use crate::files;
use crate::record::{Clock, Instant, Postmortem, Tz};

/// As many bytes as the most values that can be read need at least.
const SURELY_READABLE: usize = 100_000;

/// A file as it was last seen.
#[derive(Debug)]
pub struct Ground {
    /// What it says.
    pub record: Postmortem,
    /// Its text, where that was seen too.
    pub text: Option<String>,
    /// Whether it is laid out by somebody: only what differs is changed in it.
    pub laid_out: bool,
}

impl Ground {
    /// Looks at the file at `path`, for which there is something new: `ours`. `None`: it is as it was
    /// left. Else the file as it is now, and what it is to say with the changes of both.
    ///
    /// `zone`: that of clock times where the record names none. `as_ours`: how a record is laid out
    /// where nobody else does.
    ///
    /// # Errors
    /// It is gone, or is no record any more, or says something else where ours is new.
    pub fn look(
        &self,
        path: &Path,
        ours: &Postmortem,
        zone: Tz,
        as_ours: impl Fn(&Postmortem) -> Result<String>,
    ) -> Result<Option<(Self, Postmortem)>> {
        let text = String::from_utf8(files::read_limited(path, MAX_BYTES as u64)?)
            .map_err(|_| Error::new("it is no longer UTF-8 text"))?;
        if self.text.as_ref() == Some(&text) {
            return Ok(None);
        }
        let theirs = read(&text)?;
        let mut merged = read(&edit::update(&text, &self.record, ours)?)?;
        let is_in_order = [ours, &theirs].into_iter().all(|record| sorted(record, zone).is_none());
        if is_in_order && let Some(sorted) = sorted(&merged, zone) {
            merged = sorted;
        }
        let laid_out = self.laid_out || as_ours(&theirs)? != text;
        Ok(Some((Self { record: theirs, text: Some(text), laid_out }, merged)))
    }
}

/// An error for a text that could be written, but would not be read again.
pub fn require_readable(text: &str, name: &str) -> Result<()> {
    // Shorter ones hold no more values than can be read.
    if text.len() < SURELY_READABLE {
        return Ok(());
    }
    let document: Document<Postmortem> = document::read(text);
    if document.is_read() {
        return Ok(());
    }
    let why = document.problems.first().map(|problem| format!(": {}", problem.mistake.message)).unwrap_or_default();
    Err(Error::new(format!("{name} could not be read again{why}"))
        .hint("what is long, such as a log, can be linked as `evidence`, or go into a record of its own"))
}

fn read(text: &str) -> Result<Postmortem> {
    let document: Document<Postmortem> = document::read(text);
    match document.problems.first() {
        None => Ok(document.value),
        Some(problem) => Err(Error::new(format!("it is not in order any more: {}", problem.mistake.message))),
    }
}

/// The record with its timeline in order, where it is not.
fn sorted(record: &Postmortem, zone: Tz) -> Option<Postmortem> {
    let clock = Clock::new(record.time_zone.map_or(zone, |zone| zone.0));
    let times: Option<Vec<Instant>> = record.timeline.iter().map(|event| clock.instant(event.at.as_ref()?)).collect();
    let times = times.filter(|times| !times.is_sorted())?;
    let mut order: Vec<usize> = (0..times.len()).collect();
    order.sort_by_key(|place| times[*place]);
    let timeline = order.into_iter().filter_map(|place| record.timeline.get(place).cloned()).collect();
    Some(Postmortem { timeline, ..record.clone() })
}
