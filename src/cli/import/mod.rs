//! `hotwash import`: records from the Markdown postmortems that there are.

mod closing;
mod commit;
mod documents;
mod dry;
mod events;
mod kinship;
mod left_out;
mod naming;
mod plan;
mod reading;
mod shelves;
mod sources;
mod table;
mod told;
mod write;
mod zone;

use std::path::PathBuf;

use clap::ValueEnum;

use self::documents::{Document, Made};
use self::plan::Found;
use self::sources::Sources;
use super::context::Context;
use super::exit::ExitStatus;
use super::hold::hold;
use super::interrupt::Interrupt;
use super::publish;
use crate::check::Outcome;
use crate::error::Result;
use crate::record::TimeZone;

/// Make records of Markdown postmortems
///
/// What a document says is placed in a record's fields word for word; what has no field goes to its
/// appendix. Nothing is dropped and nothing is invented: each record tells by `hotwash check` what its
/// document does not say. Of a folder, all Markdown and text below it is read, but for templates, and
/// for what is about the others: README, LICENSE and the like.
///
/// A second import writes only what is new. A record that somebody changed since, or whose document
/// changed, stays as it is, and what differs is told. Exits with 1 if not all were
/// imported, and with 2 if none could be.
///
/// `--events` and `--git` add events to a record that is there already.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Args {
    /// Documents, or folders of them; `-` reads standard input. Behind `--events` or `--git`, the record
    #[arg(value_name = "FILE", required_unless_present = "feed")]
    paths: Vec<PathBuf>,
    /// The zone of local times, where a source names none: an IANA name, as in `Europe/London`
    #[arg(long, value_name = "ZONE", value_parser = zone::Names, hide_possible_values = true)]
    time_zone: Option<String>,
    /// The name of the document on standard input: it may say the day
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Tell of many documents what is told of one: where each section went
    #[arg(long)]
    report: bool,
    /// Print the records and what became of each section, and write nothing
    #[arg(long, conflicts_with = "commit")]
    dry_run: bool,
    /// How the records are printed
    #[arg(long, value_enum, default_value = "yaml", requires = "dry_run")]
    format: Format,
    /// Write over records that say something else
    ///
    /// What is not in the last commit is kept beside the record, in a hidden file.
    #[arg(long)]
    replace: bool,
    /// Commit all new records with their renders, in one commit
    ///
    /// Those with findings at error level are not in it, and are named.
    #[arg(long)]
    commit: bool,
    #[command(flatten)]
    events: events::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Documents of one stream
    Yaml,
    /// One object a line: the record's own fields, `source` and `report`
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let zone = args.time_zone.as_deref().map(zone::named).transpose()?;
    if args.events.is_asked() {
        let Args { paths, dry_run, format, .. } = args;
        let asked = events::Asked { paths, dry_run: *dry_run, format: *format, zone };
        return events::run(&args.events, asked, context);
    }
    Interrupt::around(|interrupt| import(args, context, zone, interrupt))
}

fn import(args: &Args, context: &mut Context, zone: Option<TimeZone>, interrupt: &Interrupt) -> Result<ExitStatus> {
    // Better now than after all is written.
    let repository = if args.commit { Some(commit::repository(context)?) } else { None };
    let Sources { documents, left_out, failed } = Sources::of(context, &args.paths, args.name.as_deref())?;
    let mut found = reading::read(context, &documents, zone);
    found.extend(failed.into_iter().map(|(name, why)| Found { name, imported: Err(why) }));
    let is_one = found.len() == 1;
    if let ([Found { name, imported: Err(why) }], true) = (found.as_slice(), is_one) {
        return Err(closing::only(&context.name(&context.absolute(name)), why));
    }
    if found.is_empty() {
        closing::left_out(context, &left_out, args.report)?;
        context.print("nothing to import\n")?;
        return Ok(ExitStatus::Clean);
    }
    if args.dry_run {
        let documents = plan::plan(context, found, args.replace)?;
        dry::print(context, args, &documents, is_one)?;
        closing::left_out(context, &left_out, args.report)?;
        return Ok(closing::failed(context, &documents)?.unwrap_or(ExitStatus::Clean));
    }
    let held = hold(context, &context.records_folder())?;
    let mut documents = plan::plan(context, found, args.replace)?;
    interrupt.begin_writing();
    let left = write::write(context, &mut documents, || interrupt.is_told());
    drop(held);
    closing::print(context, &documents, args.report, is_one)?;
    closing::left_out(context, &left_out, args.report)?;
    if left > 0 {
        return closing::interrupted(context, left);
    }
    let status = closing::failed(context, &documents)?;
    let files = fated(&documents, Made::is_to_be_written);
    // An import before may have left some uncommitted.
    let judged = if args.commit { fated(&documents, Made::is_documents) } else { files.clone() };
    let outcome = if judged.is_empty() { Outcome::default() } else { publish::proofread(context, &judged)? };
    let mut is_held = false;
    if let Some(repository) = &repository {
        let is_over = || interrupt.is_told();
        match commit::commit(context, repository, &documents, &outcome, &args.paths, is_over) {
            Ok(Some(outgoing)) => is_held = closing::committed(context, &outgoing)?,
            // Ctrl-C ends git too.
            Ok(None) => closing::uncommitted(context)?,
            Err(_) if interrupt.is_told() => closing::uncommitted(context)?,
            Err(why) => return Err(closing::not_committed(&why)),
        }
    }
    if interrupt.is_told() {
        return Ok(ExitStatus::Interrupted);
    }
    closing::next(context, &files, &outcome)?;
    Ok(status.unwrap_or(if is_held { ExitStatus::Findings } else { ExitStatus::Clean }))
}

/// The files of the records of which something holds.
fn fated(documents: &[Document], is: fn(&Made) -> bool) -> Vec<PathBuf> {
    let made = documents.iter().filter_map(|document| document.made.as_ref().ok());
    made.filter(|made| is(made)).map(|made| made.path.clone()).collect()
}
