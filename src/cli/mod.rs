//! The command line: a table of contents, and how errors are printed.

mod actions;
mod build;
mod cache;
mod check;
mod choice;
mod columns;
mod commit;
mod completions;
mod context;
mod count;
mod demo;
mod digest;
mod draft;
mod drafts;
mod edit;
mod editor;
mod exit;
mod explain;
mod fixes;
mod format;
mod ground;
mod history;
mod hold;
mod home;
mod hook;
mod hyperlinks;
mod import;
mod incidents;
mod init;
mod input;
mod interrupt;
mod list;
mod log;
mod memory;
mod milestone;
mod named;
mod new;
mod ongoing;
mod output;
mod pager;
mod past;
mod picked;
mod press;
mod progress;
mod publish;
mod records;
mod render;
mod repository;
mod schema;
mod search;
mod serve;
mod shelf;
mod show;
mod signals;
mod similar;
mod site;
mod staged;
mod stats;
mod table;
mod template;
mod timeline;
mod trace;
mod unfit;
mod when;

pub use context::Context;
pub use exit::ExitStatus;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand};

use crate::error::{Error, Result};
use crate::finding::harmless;

/// The heading of the options that every command takes.
const EVERYWHERE: &str = "Options of every command";

/// What somebody who has just met the program is told.
const BEGINNING: &str = "To begin: `hotwash demo` makes an example to look at; `hotwash init` makes an archive of your \
                         own, and `hotwash new` asks about an incident. `hotwash help <COMMAND>` tells more.";

/// Write, proofread, publish and follow through incident postmortems
///
/// A postmortem has two goals: everybody can find out what happened and what it means for them, and
/// the root causes are found and really fixed. hotwash asks the questions, checks the answers in
/// every commit, renders the documents and keeps the archive.
#[derive(Debug, Parser)]
#[command(name = "hotwash", version, max_term_width = 100, after_help = BEGINNING)]
pub struct Cli {
    /// Run as if started in this folder
    #[arg(short = 'C', id = "working folder", value_name = "DIR", global = true, help_heading = EVERYWHERE)]
    folder: Option<PathBuf>,
    /// The folder of records, instead of the configured one
    #[arg(long = "records", id = "records folder", value_name = "DIR", global = true, help_heading = EVERYWHERE)]
    records: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, help_heading = EVERYWHERE, default_value = "auto")]
    color: ColorChoice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Args),
    Init(init::Args),
    New(new::Args),
    Edit(edit::Args),
    Log(log::Args),
    Milestone(milestone::Args),
    #[command(visible_alias = "validate")]
    Check(check::Args),
    Explain(explain::Args),
    Render(render::Args),
    Commit(commit::Args),
    Build(build::Args),
    Serve(serve::Args),
    List(list::Args),
    Show(show::Args),
    Search(search::Args),
    Actions(Box<actions::Args>),
    Similar(similar::Args),
    Trace(trace::Args),
    Digest(digest::Args),
    Stats(stats::Args),
    Hook(hook::Args),
    Import(import::Args),
    Schema(schema::Args),
    Template(template::Args),
    Completions(completions::Args),
    /// Print the manual page
    Man,
}

impl Command {
    /// Whether a mistake in the configuration stops it. The checker tells all of them instead.
    const fn needs_configuration(&self) -> bool {
        matches!(
            self,
            Self::New(_)
                | Self::Edit(_)
                | Self::Log(_)
                | Self::Milestone(_)
                | Self::Render(_)
                | Self::Commit(_)
                | Self::Build(_)
                | Self::List(_)
                | Self::Show(_)
                | Self::Search(_)
                | Self::Actions(_)
                | Self::Similar(_)
                | Self::Trace(_)
                | Self::Digest(_)
                | Self::Stats(_)
                | Self::Import(_)
        )
    }
}

/// Reads the arguments, runs the command, prints what went wrong. A bug of the program itself is
/// told like any other error: nobody reads a backtrace at 3 a.m.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    std::panic::set_hook(Box::new(|bug| report(&own_mistake(bug), anstream::ColorChoice::Auto)));
    std::panic::catch_unwind(|| main_of(cli)).unwrap_or_else(|_| ExitStatus::Failed.into())
}

fn own_mistake(bug: &std::panic::PanicHookInfo<'_>) -> Error {
    let place = bug.location().map(ToString::to_string).unwrap_or_default();
    let payload = bug.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let what = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no more is known");
    Error::new(format!("this is a bug in hotwash {} ({place}): {what}", env!("CARGO_PKG_VERSION")))
        .hint("please report it with these words; files are written whole or not at all, so nothing is half done")
}

fn main_of(cli: Cli) -> ExitCode {
    let colour = match cli.color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    match run(cli, colour) {
        Ok(status) => status.into(),
        Err(error) => {
            report(&error, colour);
            ExitStatus::Failed.into()
        }
    }
}

fn run(cli: Cli, colour: anstream::ColorChoice) -> Result<ExitStatus> {
    let mut context = Context::new(cli.folder.as_deref(), cli.records, colour)?;
    if cli.command.needs_configuration() {
        context.require_configuration()?;
    }
    match &cli.command {
        Command::Demo(args) => demo::run(args, &mut context),
        Command::Init(args) => init::run(args, &mut context),
        Command::New(args) => new::run(args, &mut context),
        Command::Edit(args) => edit::run(args, &mut context),
        Command::Log(args) => log::run(args, &mut context),
        Command::Milestone(args) => milestone::run(args, &mut context),
        Command::Check(args) => check::run(args, &mut context),
        Command::Explain(args) => explain::run(args, &mut context),
        Command::Render(args) => render::run(args, &mut context),
        Command::Commit(args) => commit::run(args, &mut context),
        Command::Build(args) => build::run(args, &mut context),
        Command::Serve(args) => serve::run(args, &mut context),
        Command::List(args) => list::run(args, &mut context),
        Command::Show(args) => show::run(args, &mut context),
        Command::Search(args) => search::run(args, &mut context),
        Command::Actions(args) => actions::run(args, &mut context),
        Command::Similar(args) => similar::run(args, &mut context),
        Command::Trace(args) => trace::run(args, &mut context),
        Command::Digest(args) => digest::run(args, &mut context),
        Command::Stats(args) => stats::run(args, &mut context),
        Command::Hook(args) => hook::run(args, &mut context),
        Command::Completions(args) => completions::run(args, &mut context),
        Command::Man => completions::man(&mut context),
        Command::Schema(args) => schema::run(args, &mut context),
        Command::Import(args) => import::run(args, &mut context),
        Command::Template(args) => template::run(args, &mut context),
    }
}

/// `error: …`, its causes indented, `hint: …`: to standard error. All of it may repeat what a file, a
/// template or git says, so nothing of it is let through to the terminal but text.
fn report(error: &Error, colour: anstream::ColorChoice) {
    use std::error::Error as _;
    use std::fmt::Write as _;

    let (red, cyan) = (anstyle::AnsiColor::Red.on_default().bold(), anstyle::AnsiColor::Cyan.on_default().bold());
    let mut text = format!("{red}error{red:#}: {}\n", harmless(&error.to_string()));
    let mut source = error.source();
    while let Some(cause) = source {
        let _ = writeln!(text, "  {}", harmless(&cause.to_string()));
        source = cause.source();
    }
    if let Some(hint) = error.what_to_do() {
        let _ = writeln!(text, "{cyan}hint{cyan:#}: {}", harmless(hint));
    }
    let mut err = anstream::AutoStream::new(std::io::stderr(), colour);
    // Nobody is left to tell when standard error is closed.
    let _ = std::io::Write::write_all(&mut err, text.as_bytes());
}
