//! The list of what is still to be done.

use clap::ValueEnum;

use super::pending::{Promise, promises};
use super::{data, table};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::error::Result;
use crate::finding::nearest;

#[derive(Debug, clap::Args)]
pub struct Filter {
    /// Only what is overdue; exits with 1 if anything is
    #[arg(long)]
    overdue: bool,
    /// Only those of owners whose names hold this, in any case
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
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
    /// For spreadsheets
    Csv,
}

pub fn run(args: &Filter, context: &mut Context) -> Result<ExitStatus> {
    let mut found = promises(context)?;
    let owners: Vec<String> = found.all.iter().filter_map(owner_of).collect();
    found.all.retain(|promise| args.is_wanted(promise));
    let overdue = found.all.iter().filter(|promise| promise.pending.days_late.is_some()).count();
    match args.format {
        Format::Table => {
            let of = if args.overdue { "overdue action" } else { "open action" };
            let text = table::draw(&found.all, overdue, context.width(), of);
            context.print(&text)?;
        }
        Format::Json => context.print_raw(&data::json(&found.all, overdue, context)?)?,
        Format::Csv => context.print_raw(&data::csv(&found.all, context))?,
    }
    if let Some(owner) = args.owner.as_ref().filter(|owner| !owners.iter().any(|known| holds(known, owner))) {
        // One word of an owner is enough to find it.
        let words = owners.iter().flat_map(|known| std::iter::once(&**known).chain(known.split_whitespace()));
        let near = nearest(owner, words);
        let hint = near.map(|near| format!("hint: did you mean `{near}`?\n"));
        context.tell(&format!("no open action is `{owner}`'s\n{}", hint.unwrap_or_default()))?;
    }
    for file in &found.unreadable {
        let name = context.name(file);
        context.tell(&format!("{name}: left out, for it has mistakes: `hotwash check {name}` tells them\n"))?;
    }
    // A gate that has not seen everything does not open.
    Ok(match (args.overdue, found.unreadable.is_empty()) {
        (true, true) if overdue > 0 => ExitStatus::Findings,
        (true, false) => ExitStatus::Failed,
        _ => ExitStatus::Clean,
    })
}

impl Filter {
    fn is_wanted(&self, promise: &Promise) -> bool {
        let is_owners = |owner: &String| owner_of(promise).is_some_and(|own| holds(&own, owner));
        (!self.overdue || promise.pending.days_late.is_some()) && self.owner.as_ref().is_none_or(is_owners)
    }
}

fn owner_of(promise: &Promise) -> Option<String> {
    promise.pending.action.owner.as_ref().map(ToString::to_string)
}

fn holds(owner: &str, part: &str) -> bool {
    owner.to_lowercase().contains(&part.trim().to_lowercase())
}
