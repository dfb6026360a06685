//! The events that were chosen, into the record's file.

use std::collections::HashSet;
use std::path::Path;

use crate::cli::context::Context;
use crate::cli::hold::hold;
use crate::cli::timeline::{line, with_events};
use crate::cli::when::When;
use crate::cli::{new, publish};
use crate::error::Result;
use crate::files;
use crate::finding::{Finding, Segment};
use crate::record::{Event, Postmortem, Status};
use crate::report::{counted, short};

/// As many findings are told.
const MOST_FOUND: usize = 20;

/// Adds them in one change, and says each in a line.
pub fn add(context: &mut Context, file: &Path, mut events: Vec<Event>) -> Result<()> {
    let (name, document) = {
        let _held = hold(context, file)?;
        // While somebody chose, others may have written.
        let (document, text) = super::read(context, file)?;
        let record = &document.value;
        events.retain(|event| !record.timeline.contains(event));
        let name = context.name(file);
        if events.is_empty() {
            return context.print(&format!("{name}: somebody else added them meanwhile\n"));
        }
        let when = When::of(context, record, context.now);
        let text = with_events(&text, &document, &events, &when)?;
        files::write_atomic(file, text.as_bytes())?;
        let lines: Vec<String> = events.iter().map(|event| format!("{name}: {}\n", line(event, &when))).collect();
        context.print(&format!("{}{name}: {} added\n", lines.concat(), counted(events.len(), "event")))?;
        (name, document)
    };
    tell_findings(context, file, &events)?;
    if document.value.stage() != Status::Draft {
        context.tell(&format!("hint: `hotwash commit {}` renders and commits it\n", new::quoted(&name)))?;
    }
    Ok(())
}

/// What the checker says of the new events, and of them alone.
fn tell_findings(context: &mut Context, file: &Path, events: &[Event]) -> Result<()> {
    let (document, _) = super::read(context, file)?;
    let record: &Postmortem = &document.value;
    let is_added = |event: &Event| events.contains(event);
    let places = record.timeline.iter().enumerate().filter(|(_, event)| is_added(event));
    let places: HashSet<usize> = places.map(|(place, _)| place).collect();
    let found = publish::proofread(context, &[file.to_owned()])?.findings();
    let is_new = |finding: &&Finding| match finding.field.steps() {
        [Segment::Key(list), Segment::Index(place), ..] => list == "timeline" && places.contains(place),
        _ => false,
    };
    let found: Vec<Finding> = found.iter().filter(is_new).cloned().collect();
    let told = &found[..found.len().min(MOST_FOUND)];
    context.tell(&short(told))?;
    match found.len() - told.len() {
        0 => Ok(()),
        more => context.tell(&format!("and {more} more: `hotwash check` tells all\n")),
    }
}
