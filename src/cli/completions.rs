//! `hotwash completions` and `hotwash man`: for shells and packagers.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::Cli;
use super::context::Context;
use super::exit::ExitStatus;
use crate::error::{Error, Result};

/// Print the completion script of a shell
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "hotwash", &mut script);
    context.print_raw(&String::from_utf8_lossy(&script))?;
    Ok(ExitStatus::Clean)
}

/// Print the manual page
pub fn man(context: &mut Context) -> Result<ExitStatus> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|why| Error::new("the manual page cannot be made").because(why))?;
    context.print_raw(&String::from_utf8_lossy(&page))?;
    Ok(ExitStatus::Clean)
}
