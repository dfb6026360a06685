//! `hotwash actions`: what was promised, and what became of it.

mod change;
mod data;
mod list;
mod pending;
mod table;
mod verb;

use clap::Subcommand;

use super::context::Context;
use super::exit::ExitStatus;
use crate::error::Result;

/// List what is still to be done, over all records; close, assign and put off actions
///
/// What hurts most stands first: what is overdue, by severity and priority; then what is due soonest.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "CHANGE",
    subcommand_help_heading = "Changes"
)]
pub struct Args {
    #[command(subcommand)]
    change: Option<Change>,
    #[command(flatten)]
    list: list::Filter,
}

#[derive(Debug, Subcommand)]
enum Change {
    Done(verb::Done),
    Assign(verb::Assign),
    Due(verb::Due),
    Decline(verb::Decline),
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    match &args.change {
        None => list::run(&args.list, context),
        Some(Change::Done(done)) => change::run(&done.which, done, context),
        Some(Change::Assign(assign)) => change::run(&assign.which, assign, context),
        Some(Change::Due(due)) => change::run(&due.which, due, context),
        Some(Change::Decline(decline)) => change::run(&decline.which, decline, context),
    }
}
