//! Events into a record's file, which stays as it is but for them.

use std::borrow::Cow;
use std::path::Path;

use super::said::Said;
use crate::cli::context::Context;
use crate::cli::when::When;
use crate::document::{self, Document, MAX_BYTES, edit};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::{Defect, FieldPath, Mistake, harmless};
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
    let (document, mut text) = read(file, &name)?;
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
    let items: Vec<_> = events.iter().map(fields).collect();
    text = edit::append_all(&text, &FieldPath::from("timeline"), &items)?;
    if let Some(order) = order(&document, &events, &when) {
        // An order that the file's layout does not allow is for its author to bring about.
        text = edit::reorder(&text, &FieldPath::from("timeline"), &order).unwrap_or(text);
    }
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

/// What is written of an event, in the order of the schema.
fn fields(event: &Event) -> Vec<(Cow<'static, str>, String)> {
    let all = [
        ("at", event.at.map(|time| time.to_string())),
        ("kind", event.kind.map(|kind| kind.to_string())),
        ("text", event.text.as_ref().map(ToString::to_string)),
        ("by", event.by.as_ref().map(ToString::to_string)),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key.into(), value?))).collect()
}

/// The order in which the events would stand, where the timeline was in order and is not any more.
fn order(document: &Document<Postmortem>, new: &[Event], when: &When) -> Option<Vec<usize>> {
    let old = &document.value.timeline;
    let all = old.iter().chain(new);
    let times: Vec<Instant> =
        all.map(|event| event.at.as_ref().and_then(|time| when.clock.instant(time))).collect::<Option<_>>()?;
    if !document.counts_as_text_does() || !times[..old.len()].is_sorted() || times.is_sorted() {
        return None;
    }
    let mut order: Vec<usize> = (0..times.len()).collect();
    // What was logged first stays first where times are equal.
    order.sort_by_key(|place| times[*place]);
    Some(order)
}

/// `Thu 2023-08-10 16:30 BST (15:30 UTC) action: restarted the pool`.
fn line(event: &Event, when: &When) -> String {
    let time = event.at.as_ref().map(|time| spoken::echo(time, when.clock)).unwrap_or_default();
    let kind = event.kind.map(|kind| format!(" {kind}")).unwrap_or_default();
    let text = event.text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let by = event.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
    harmless(&format!("{time}{kind}: {text}{by}"))
}
