//! `hotwash hook install`: the pre-commit hook of this repository.

use std::path::PathBuf;

use clap::Subcommand;

use super::context::Context;
use super::exit::ExitStatus;
use super::repository;
use crate::error::{Error, Result};
use crate::files;
use crate::git::Repository;

/// Install the pre-commit hook of this repository
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Check staged records before every commit
    Install,
}

const SCRIPT: &str = include_str!("../../templates/archive/pre-commit.sh");
/// The line by which a hook is known as ours.
const MARK: &str = "# hotwash:";

/// What became of the hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Installed {
    /// It is there now.
    New(PathBuf),
    /// It was there already, by this program.
    Already(PathBuf),
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let Action::Install = args.action;
    let text = match install(&repository::require(context)?)? {
        Installed::New(hook) => {
            format!("{}: checks staged records before every commit\n", context.name(&hook))
        }
        Installed::Already(hook) => format!("{}: is there already\n", context.name(&hook)),
    };
    context.print(&text)?;
    Ok(ExitStatus::Clean)
}

/// Writes the hook; one that somebody else wrote is left alone, which is an error.
pub fn install(repository: &Repository) -> Result<Installed> {
    let hook = repository.hooks_folder()?.join("pre-commit");
    if files::exists(&hook) {
        if files::read_text(&hook)?.contains(MARK) {
            return Ok(Installed::Already(hook));
        }
        return Err(Error::new(format!("{} is there already, and is not hotwash's", hook.display()))
            .hint("add the line `hotwash check --staged || exit 1` to it"));
    }
    let program = std::env::current_exe().map_err(|why| Error::new("this program cannot find itself").because(why))?;
    let program = program.display().to_string().replace('\'', "'\\''");
    files::write_atomic(&hook, SCRIPT.replace("{{program}}", &program).as_bytes())?;
    files::make_executable(&hook)?;
    Ok(Installed::New(hook))
}
