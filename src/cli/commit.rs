//! `hotwash commit`: check, render, commit record and renders together.

use super::context::Context;
use super::exit::ExitStatus;
use super::{publish, records, repository};
use crate::error::Result;

/// Check records, render them, and commit each with its renders
///
/// One commit a record, made of exactly that record and its renders: whatever else is staged stays
/// staged. Nothing is committed if any of them has findings at error level.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Ids, unique beginnings of ids, or paths
    #[arg(value_name = "RECORD", required = true)]
    records: Vec<String>,
    /// The commit's message, instead of one made from the title
    #[arg(short, long)]
    message: Option<String>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let files = args.records.iter().map(|name| records::find(context, name)).collect::<Result<Vec<_>>>()?;
    let repository = repository::require(context)?;
    repository.identity_check()?;
    if !publish::require_clean(context, &files)? {
        context.tell("nothing was committed\n")?;
        return Ok(ExitStatus::Findings);
    }
    for file in &files {
        publish::require_own_renders(context, file)?;
    }
    for (place, file) in files.iter().enumerate() {
        let document = records::load(&context.here, file)?;
        let committed = publish::commit(context, &repository, file, &document, args.message.as_deref());
        let committed = committed.map_err(|why| match place {
            0 => why,
            _ => publish::only_that_one(why, &context.name(file)),
        })?;
        let text = publish::told(context, file, committed.as_ref());
        context.print(&text)?;
    }
    Ok(ExitStatus::Clean)
}
