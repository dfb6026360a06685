//! `hotwash import`: records from the Markdown postmortems that there are.

mod closing;
mod commit;
mod documents;
mod dry;
mod left_out;
mod naming;
mod plan;
mod reading;
mod sources;
mod table;
mod told;
mod write;
mod zone;

use std::path::PathBuf;

use clap::ValueEnum;

use self::documents::Document;
use self::plan::Found;
use self::sources::Sources;
use super::context::Context;
use super::exit::ExitStatus;
use super::hold::hold;
use super::{publish, repository};
use crate::error::Result;

/// Make records of Markdown postmortems
///
/// What a document says is placed in a record's fields word for word; what has no field goes to its
/// appendix. Nothing is dropped and nothing is invented: each record tells by `hotwash check` what its
/// document does not say. Of a folder, all Markdown and text below it is read, but for templates, and
/// for what is about the others: README, LICENSE and the like.
///
/// A second import writes only what is new. A record that somebody changed since, or whose document
/// changed, stays as it is, and what differs is told. Exits with 1 if not all were imported.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Args {
    /// Documents, or folders of them; `-` reads standard input
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    /// The zone of local times, for documents that name none: an IANA name, as in `Europe/London`
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
    let repository = if args.commit { Some(repository::require(context)?) } else { None };
    // Better now than after all is written.
    if let Some(repository) = &repository {
        repository.identity_check()?;
    }
    let Sources { documents, left_out, failed } = Sources::of(context, &args.paths, args.name.as_deref())?;
    let mut found = reading::read(context, &documents, zone);
    found.extend(failed.into_iter().map(|(name, why)| Found { name, imported: Err(why) }));
    let is_one = found.len() == 1;
    if let ([Found { name, imported: Err(why) }], true) = (found.as_slice(), is_one) {
        return Err(closing::only(&context.name(&context.absolute(name)), why));
    }
    if args.dry_run {
        let documents = plan::plan(context, found, args.replace)?;
        dry::print(context, args.format, &documents)?;
        closing::left_out(context, &left_out, args.report)?;
        return Ok(closing::failed(context, &documents)?.unwrap_or(ExitStatus::Clean));
    }
    let held = hold(context, &context.records_folder())?;
    let mut documents = plan::plan(context, found, args.replace)?;
    let left = write::guarded(context, &mut documents)?;
    drop(held);
    let much = if is_one || args.report { told::Much::All } else { told::Much::Wrong };
    closing::print(context, &documents, much, is_one)?;
    closing::left_out(context, &left_out, args.report)?;
    if left > 0 {
        return closing::interrupted(context, left);
    }
    let status = closing::failed(context, &documents)?;
    let files = written(&documents);
    let outcome = publish::proofread(context, &files)?;
    let held_back = match &repository {
        Some(repository) => {
            closing::committed(context, &commit::commit(context, repository, &documents, &outcome, &args.paths)?)?
        }
        None => false,
    };
    closing::next(context, &files, &outcome)?;
    Ok(status.unwrap_or(if held_back { ExitStatus::Findings } else { ExitStatus::Clean }))
}

/// The records that are the documents' now.
fn written(documents: &[Document]) -> Vec<PathBuf> {
    let made = documents.iter().filter_map(|document| document.made.as_ref().ok());
    made.filter(|made| !matches!(made.fate, documents::Fate::Other(_))).map(|made| made.path.clone()).collect()
}
