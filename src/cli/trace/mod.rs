//! `hotwash trace`: which action covers which factor and lesson, and what nothing covers.

mod data;
mod markdown;
mod said;
mod table;

use chrono::NaiveDate;
use clap::ValueEnum;

use self::said::{Said, SaidRecord};
use self::table::Over;
use super::choice::Choice;
use super::context::Context;
use super::exit::ExitStatus;
use super::{incidents, records};
use crate::error::Result;
use crate::insight::Incident;
use crate::record::{Clock, Postmortem, Status, Trace, Tz};

/// Tell which action covers which factor and lesson, and what nothing covers
///
/// An action covers what it names under `addresses`, unless it was declined or superseded. Without a record, all
/// records of the archive are looked at, and what nothing covers is listed: drafts are still being written, and a
/// record that says why it has no actions has answered. It is a view, not a gate: `hotwash check` is that.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record: an id, a unique beginning of one, or a path
    #[arg(value_name = "RECORD", conflicts_with_all = ["all", "services", "severities", "since", "until"])]
    record: Option<String>,
    /// What nothing covers in the whole archive; the same as without a record
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    choice: Choice,
    /// The format
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs: version 1
    Json,
    /// A table for documents and tickets
    Markdown,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    match &args.record {
        Some(name) => one(args, name, context),
        None => all(args, context),
    }
}

fn one(args: &Args, name: &str, context: &mut Context) -> Result<ExitStatus> {
    let file = records::find_to_read(context, name)?;
    let document = records::load(&context.here, &file)?;
    let said = said(context, &file, &document.value);
    match args.format {
        Format::Table => context.print(&table::record(&said, context.width()))?,
        Format::Json => context.print_raw(&data::json(&[said], 1)?)?,
        Format::Markdown => context.print_raw(&markdown::record(&said))?,
    }
    let problems = document.problems.len();
    if problems > 0 {
        let name = context.name(&file);
        context.tell(&format!("{name} has mistakes, and may say more: `hotwash check {name}` tells them\n"))?;
    }
    Ok(ExitStatus::Clean)
}

fn all(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let read = incidents::each(context, |file, record| {
        let below = super::site::below_root(context, file);
        (Incident::new(record, std::path::Path::new(&below), &context.config), said(context, file, record))
    })?;
    let chosen = args.choice.read(context.now.date_naive())?;
    let incidents::Archive { all, unreadable } = read;
    let (known, said): (Vec<Incident>, Vec<SaidRecord>) = all.into_iter().unzip();
    let mut asked: Vec<(&Incident, SaidRecord)> =
        known.iter().zip(said).filter(|(incident, _)| chosen.has(incident)).collect();
    let mut over = Over { archive: known.len(), unreadable: unreadable.len(), chosen: asked.len(), ..Over::default() };
    asked.retain(|(incident, said)| {
        let (is_draft, is_answered) = (incident.status == Status::Draft, said.no_actions_because.is_some());
        over.drafts += usize::from(is_draft);
        over.answered += usize::from(is_answered && !is_draft);
        !is_draft && !is_answered
    });
    asked.sort_by(|(one, _), (other, _)| other.oldest_first(one));
    let mut looked: Vec<SaidRecord> = asked.into_iter().map(|(_, said)| said).collect();
    (over.records, over.items) = (looked.len(), looked.iter().map(|said| said.items.len()).sum());
    for said in &mut looked {
        said.items.retain(|item| !item.covered);
    }
    looked.retain(|said| !said.items.is_empty());
    match args.format {
        Format::Table => context.print(&table::archive(&looked, over, context.width()))?,
        Format::Json => context.print_raw(&data::json(&looked, over.records)?)?,
        Format::Markdown => context.print_raw(&markdown::archive(&looked))?,
    }
    chosen.tell_unknown(&known, context)?;
    if known.is_empty() && unreadable.is_empty() {
        context.tell("hint: `hotwash new` writes the first record; `hotwash import` takes those that you have\n")?;
    }
    incidents::Archive { all: known, unreadable }.tell_unreadable(context)?;
    Ok(ExitStatus::Clean)
}

/// What is told of a record.
fn said(context: &Context, file: &std::path::Path, record: &Postmortem) -> SaidRecord {
    let zone = record.time_zone.or(context.config.time_zone).map_or(Tz::UTC, |zone| zone.0);
    let today: NaiveDate = Clock::new(zone).local(context.now).date_naive();
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Said { record, trace: &Trace::of(record), today }.told(stem)
}
