//! `hotwash hook`: the pre-commit hook of this repository.

mod found;
mod install;
mod place;
mod program;
mod script;
mod status;
mod uninstall;

pub use install::{Done, Installed, offer};

use clap::{Subcommand, ValueEnum};

use super::context::Context;
use super::exit::ExitStatus;
use super::repository;
use crate::error::Result;
use place::Whose;

/// Install, look at or take out the pre-commit hook of this repository
///
/// The hook checks the staged records before each commit. It goes where `core.hooksPath` says.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Check staged records before every commit
    ///
    /// A hook that is there already keeps running, before hotwash's; what it refuses stays refused.
    /// Run it again when hotwash has moved.
    Install,
    /// Take the hook out, and put back what was there before it
    Uninstall,
    /// Tell whether the hook is in force, and which program it runs
    ///
    /// Exits with 1 if it is not in force.
    Status {
        /// How it is told
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs: version 1
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let repository = repository::require(context)?;
    match args.action {
        Action::Install => {
            let text = told(&install::install(&repository)?, context);
            context.print(&text)?;
        }
        Action::Uninstall => {
            let text = match uninstall::uninstall(&repository)? {
                uninstall::Done::Removed(hook) => format!("{}: taken out\n", context.name(&hook)),
                uninstall::Done::Restored(hook) => {
                    format!("{}: is again what it was before hotwash\n", context.name(&hook))
                }
                uninstall::Done::Emptied(hook) => {
                    format!("{}: hotwash's part is taken out, the rest is left\n", context.name(&hook))
                }
                uninstall::Done::Nothing(hook) => {
                    format!("{}: no hook of hotwash was installed\n", context.name(&hook))
                }
                uninstall::Done::Calling(file) => {
                    format!("no hook of hotwash was installed; {} calls hotwash by itself\n", context.name(&file))
                }
            };
            context.print(&text)?;
        }
        Action::Status { format } => {
            let status = status::status(&repository)?;
            match format {
                Format::Human => context.print(&status.human(context))?,
                Format::Json => context.print_raw(&status.json()?)?,
            }
            return Ok(if status.in_force { ExitStatus::Clean } else { ExitStatus::Findings });
        }
    }
    Ok(ExitStatus::Clean)
}

/// What was done, in a line or two.
pub fn told(installed: &Installed, context: &Context) -> String {
    let hook = context.name(&installed.hook);
    let text = match &installed.done {
        Done::New => format!("{hook}: checks staged records before every commit\n"),
        Done::Chained(before) => {
            let before = context.name(before);
            format!(
                "{hook}: checks staged records before every commit\n{before}: the hook that was there, which runs first\n"
            )
        }
        Done::Refreshed => format!("{hook}: was there, and is current now\n"),
        Done::Already => format!("{hook}: is there already\n"),
        Done::Calling(file) => format!("{}: calls hotwash already\n", context.name(file)),
    };
    let more = match installed.whose {
        Whose::Everybody if installed.done == Done::New => {
            "commit it: whoever has this repository and hotwash gets the check\n"
        }
        Whose::Shared if matches!(installed.done, Done::New | Done::Chained(_)) => {
            "your other repositories use this folder of hooks too: it is silent where no record is staged\n"
        }
        _ => "",
    };
    text + more
}
