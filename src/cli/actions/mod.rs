//! `hotwash actions`: what was promised, and what became of it.

mod calendar;
mod change;
mod checklist;
mod data;
mod export;
mod filter;
mod given;
mod groups;
mod list;
mod logins;
mod outcome;
mod pending;
mod plan;
mod sync;
mod table;
mod verbs;
mod which;

use clap::Subcommand;

use super::context::Context;
use super::exit::ExitStatus;
use crate::error::Result;

/// List what is still to be done, over all records; close, assign and put off actions
///
/// What hurts most stands first: what is overdue, by the severity of its incident, its priority, and how many days it
/// is late; then what is due soonest; at last what has no day, by severity and priority. AGE counts from the day on
/// which the incident began.
///
/// `hotwash actions --overdue` is a gate for build servers and cron: it exits with 0 where nothing is overdue, with 1
/// where something is, and with 2 where not all records can be read, or where there are none to look at.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "CHANGE",
    subcommand_help_heading = "Changes, and trackers"
)]
pub struct Args {
    #[command(subcommand)]
    change: Option<Change>,
    #[command(flatten)]
    list: list::List,
}

#[derive(Debug, Subcommand)]
enum Change {
    Done(verbs::Done),
    Assign(verbs::Assign),
    Due(verbs::Due),
    Decline(verbs::Decline),
    Supersede(verbs::Supersede),
    Reopen(verbs::Reopen),
    Export(export::Args),
    Sync(sync::Args),
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    match &args.change {
        None => list::run(&args.list, context),
        Some(Change::Done(done)) => change::run(&done.which, done, context),
        Some(Change::Assign(assign)) => {
            assign.require_owner(context)?;
            change::run(&assign.which, assign, context)
        }
        Some(Change::Due(due)) => {
            let due = due.parted(context)?;
            change::run(&due.which, &due, context)
        }
        Some(Change::Decline(decline)) => change::run(&decline.which, decline, context),
        Some(Change::Supersede(supersede)) => {
            let supersede = supersede.resolved(context)?;
            change::run(&supersede.which, &supersede, context)
        }
        Some(Change::Reopen(reopen)) => change::run(&reopen.which, reopen, context),
        Some(Change::Export(export)) => export::run(export, context),
        Some(Change::Sync(sync)) => sync::run(sync, context),
    }
}
