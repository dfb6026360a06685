//! Events into a record's file, which stays as it is but for them.

use std::path::Path;

use super::said::Said;
use crate::cli::context::Context;
use crate::cli::timeline::{line, with_events};
use crate::cli::when::When;
use crate::document::{self, Document, MAX_BYTES};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::{Defect, Mistake};
use crate::record::{Event, Instant, Postmortem, Prose, Status, spoken};

/// What became of events.
#[derive(Debug, Default)]
pub struct Told {
    /// A line for each that was written.
    pub lines: String,
    /// Those that were not, by their places, and why.
    pub refused: Vec<(usize, Mistake)>,
    /// Whether the record is a draft, which nobody has to commit yet.
    pub is_draft: bool,
    /// The last event that was written.
    pub last: Option<Event>,
}

/// Adds events to a file, all of them in one change.
pub fn add(context: &Context, file: &Path, now: Instant, said: &[Said<'_>]) -> Result<Told> {
    let name = context.name(file);
    let (document, text) = read(file, &name)?;
    let record = &document.value;
    let when = When::of(context, record, now);
    let mut told = Told { is_draft: record.stage() == Status::Draft, ..Told::default() };
    let mut events: Vec<Event> = Vec::new();
    for (place, said) in said.iter().enumerate() {
        let before = record.timeline.iter().chain(&events).rev().find_map(|event| event.at.as_ref());
        match event(said, &when, before.and_then(|time| when.clock.instant(time))) {
            Ok(event) => events.push(event),
            Err(why) => told.refused.push((place, why)),
        }
    }
    if events.is_empty() {
        return Ok(told);
    }
    let text = with_events(&text, &document, &events, &when)?;
    files::write_atomic(file, text.as_bytes())?;
    for event in &events {
        told.lines.extend([&*name, ": ", &line(event, &when), "\n"]);
    }
    told.last = events.pop();
    Ok(told)
}

/// A record as it lies there, whatever is missing or wrong in it.
fn read(file: &Path, name: &str) -> Result<(Document<Postmortem>, String)> {
    let bytes = files::read_limited(file, MAX_BYTES as u64)?;
    let document: Document<Postmortem> = document::read_bytes(&bytes);
    match String::from_utf8(bytes) {
        Ok(text) if document.is_read() => Ok((document, text)),
        _ => Err(Error::new(format!("{name} cannot be read as a record"))
            .hint(format!("`hotwash check {name}` tells what is wrong; `--to RECORD` takes another"))),
    }
}

fn event(said: &Said<'_>, when: &When, previous: Option<Instant>) -> Result<Event, Mistake> {
    let read = |text: &str| when.read(text, previous);
    let (time, text) = match (said.at, spoken::split(said.text, &when.around(previous))) {
        (Some(at), _) => (Some(read(at)?), said.text.to_owned()),
        (None, Some((time, text))) => (Some(read(&time)?), text),
        (None, None) => (None, said.text.trim().to_owned()),
    };
    if text.trim().is_empty() {
        let nothing = Mistake::new(Defect::WrongType, "nothing is said to have happened");
        return Err(nothing.help("say it in quotes, as in `hotwash log \"restarted the pool\"`"));
    }
    let at = time.map_or_else(|| read("now"), Ok)?;
    Ok(Event {
        at: Some(at),
        kind: said.kind,
        text: Some(text.parse::<Prose>()?),
        by: said.by.cloned(),
        ..Event::default()
    })
}
