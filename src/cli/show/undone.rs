//! What an earlier incident left undone that would have prevented the one that is shown.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::{past, records, site};
use crate::error::Result;
use crate::insight::Incident;
use crate::record::{Postmortem, Relation};
use crate::render::to_text;

/// The document with what is undone beneath each line that names an earlier incident. Of the archive, only the records
/// that are named are read.
pub fn told(markdown: &str, file: &Path, record: &Postmortem, context: &Context) -> Result<String> {
    let named =
        record.related.iter().filter_map(|other| Some((other.id.as_ref()?.to_string(), heading(other.relation)?)));
    let named: Vec<(String, &str)> = named.collect();
    let mut out = markdown.to_owned();
    if named.is_empty() {
        return Ok(out);
    }
    let files = records::all(context)?;
    let this = incident(context, file, record);
    for (id, heading) in named {
        let is_named = |file: &&PathBuf| file.file_stem().is_some_and(|stem| stem.to_string_lossy() == id);
        let said = files.iter().find(is_named).map(|file| said(context, file, heading, &this)).unwrap_or_default();
        if !said.is_empty() {
            out = beneath(&out, &format!("{}: {id}", context.config.heading(heading)), &said);
        }
    }
    Ok(out)
}

/// What the line begins with; `None` for what does not say that it came back.
const fn heading(relation: Option<Relation>) -> Option<&'static str> {
    match relation {
        Some(Relation::RecurrenceOf) => Some(RECURRENCE),
        Some(Relation::SameCause) => Some("Same cause"),
        _ => None,
    }
}

const RECURRENCE: &str = "Recurrence of";

fn incident(context: &Context, file: &Path, record: &Postmortem) -> Incident {
    Incident::new(record, Path::new(&site::below_root(context, file)), &context.config)
}

/// What the record of a file left undone, where it was before this one.
fn said(context: &Context, file: &Path, heading: &str, this: &Incident) -> Vec<String> {
    let Some(record) = past::open(context, file) else { return Vec::new() };
    let other = incident(context, file, &record);
    if heading != RECURRENCE && other.oldest_first(this).is_ge() {
        return Vec::new();
    }
    let today = past::clock(context, &record).local(context.now).date_naive();
    other.unfinished(today).map(|undone| undone.said(&other.name)).collect()
}

/// The document with items beneath the item of this text.
fn beneath(markdown: &str, item: &str, said: &[String]) -> String {
    let mut out = String::with_capacity(markdown.len());
    for line in markdown.split_inclusive('\n') {
        out.push_str(line);
        let is_item = line.strip_prefix("- ").is_some_and(|text| to_text(text) == item);
        for said in said.iter().filter(|_| is_item) {
            out.extend(["  - ", said, "\n"]);
        }
    }
    out
}
