//! The draft that is meant where none is named: that of the incident which is going on.

use std::path::{Path, PathBuf};

use chrono::{Days, DurationRound as _, TimeDelta};
use rayon::prelude::*;

use super::context::Context;
use super::records;
use crate::check::Content;
use crate::config::Config;
use crate::document::{self, Document};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::Defect;
use crate::record::{Clock, Event, Instant, Milestone, Milestoned, Postmortem, Status, Tz, day_in_name};

/// As many records are named to choose from.
const NAMED: usize = 3;

/// The newest open draft: the one whose incident began last; where that is not known yet, its last
/// event counts, or else when it was written.
pub fn newest(context: &Context) -> Result<PathBuf> {
    let files = records::all(context)?;
    let here = &context.here;
    let begun = |file| begun(here, file, &context.config, context.now);
    let drafts = files
        .par_iter()
        .map(|file| Ok(begun(file)?.map(|(begun, is_read)| (begun, files::modified(file), file, is_read))));
    match drafts.collect::<Result<Vec<_>>>()?.into_iter().flatten().max() {
        Some((.., file, true)) => Ok(file.clone()),
        // What is said of this incident does not belong into an older one.
        Some((.., file, false)) => Err(unreadable(&context.name(file))),
        None => Err(none(&files)),
    }
}

fn unreadable(name: &str) -> Error {
    Error::new(format!("the newest draft, {name}, cannot be read"))
        .hint(format!("`hotwash check {name}` tells why; `--to RECORD` takes another record"))
}

/// The draft that has an event; `None` where none has, or several do.
pub fn with_event(context: &Context, event: &Event) -> Result<Option<PathBuf>> {
    let files = records::all(context)?;
    let here = &context.here;
    let has = |file: &&PathBuf| match records::content(here, file) {
        Ok(Content::Bytes(bytes)) if !is_finished(&bytes) => {
            document::read_bytes::<Postmortem>(&bytes).value.timeline.contains(event)
        }
        _ => false,
    };
    let found: Vec<&PathBuf> = files.par_iter().filter(has).collect();
    Ok(if let [file] = found.as_slice() { Some((*file).clone()) } else { None })
}

fn none(files: &[PathBuf]) -> Error {
    let mut names: Vec<_> =
        files.iter().filter_map(|file| file.file_stem()).map(|stem| stem.to_string_lossy()).collect();
    names.sort_unstable_by(|one, other| other.cmp(one));
    names.truncate(NAMED);
    let begin = "`hotwash log --new TITLE` begins one";
    Error::new("there is no open draft").hint(if names.is_empty() {
        begin.to_owned()
    } else {
        format!("{begin}; `--to RECORD` takes another record, such as {}", names.join(", "))
    })
}

/// When the incident of a draft began, as far as one can tell, and whether the draft can be read; `None`
/// for what is no draft.
fn begun(here: &Path, file: &Path, config: &Config, now: Instant) -> Result<Option<(Instant, bool)>> {
    let Content::Bytes(bytes) = records::content(here, file)? else { return Ok(None) };
    if is_finished(&bytes) {
        return Ok(None);
    }
    let document: Document<Postmortem> = document::read_bytes(&bytes);
    let record = &document.value;
    if document.problems.iter().any(|problem| problem.mistake.defect == Defect::Syntax) {
        return Ok(Some((written(file).min(now), false)));
    }
    let is_draft = document.is_read() && record.stage() == Status::Draft;
    if !is_draft || (record.title.is_none() && record.id.is_none()) {
        return Ok(None);
    }
    let clock = Clock::new(record.time_zone.or(config.time_zone).map_or(Tz::UTC, |zone| zone.0));
    let started = Milestoned::new(record).get(Milestone::Started).and_then(|(time, _)| clock.instant(time));
    let last = || record.timeline.iter().filter_map(|event| clock.instant(event.at.as_ref()?)).max();
    let begun = started.or_else(last).unwrap_or_else(|| written(file).min(now));
    // Events are written by the minute: of what happened in one, the file that was written last is meant.
    Ok(Some((begun.duration_trunc(TimeDelta::minutes(1)).unwrap_or(begun), true)))
}

/// When the file was written, but not after the day that it is named by: a fresh clone is new all over.
fn written(file: &Path) -> Instant {
    let day = file.file_stem().and_then(|stem| day_in_name(stem.to_str()?));
    let end = day.and_then(|day| day.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0)).map(|end| end.and_utc());
    let written = files::modified(file).unwrap_or_default();
    end.map_or(written, |end| end.min(written))
}

/// Whether a line of the text says another status: most records need not be taken apart.
fn is_finished(text: &[u8]) -> bool {
    let key = b"\nstatus: ";
    let Some(at) = memchr::memmem::find(text, key) else { return false };
    let rest = &text[at + key.len()..];
    let word =
        &rest[..rest.iter().position(|byte| !(byte.is_ascii_lowercase() || *byte == b'_')).unwrap_or(rest.len())];
    Status::ALL.iter().any(|status| *status != Status::Draft && status.as_str().as_bytes() == word)
}
