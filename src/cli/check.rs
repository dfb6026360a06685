//! `hotwash check`: findings.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::context::Context;
use super::exit::ExitStatus;
use super::format::Format;
use super::picked::Picked;
use super::{records, staged};
use crate::check::{self, Options, Outcome};
use crate::error::Result;
use crate::finding::Level;
use crate::record::Status;

/// Proofread records: completeness, times, causes, actions
///
/// Without a path, the whole archive and its configuration. A folder means every record below it.
/// What is missing is judged by a record's status; what is wrong is wrong at any. Exits with 1 if
/// anything is found at error level.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Records, or folders of them
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Judge every record as if it had this status: `published` shows what would block publication
    #[arg(long = "as", value_name = "STATUS", value_parser = stages())]
    stage: Option<Status>,
    /// Check what git is about to commit, not the files as they lie there
    #[arg(long, conflicts_with = "paths")]
    staged: bool,
    /// Exit with 1 for warnings too
    #[arg(long)]
    deny_warnings: bool,
    #[command(flatten)]
    picked: Picked,
}

fn stages() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str())).try_map(|text| text.parse::<Status>())
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    args.picked.require_rules()?;
    args.picked.apply(&mut context.config);
    let outcome =
        if args.staged { staged::proofread(context, args.stage, &args.picked)? } else { lying_there(args, context)? };
    let failing = if args.deny_warnings { Level::Warning } else { Level::Error };
    let status = status(&outcome, failing);
    let text = args.format.write(outcome, failing, context)?;
    context.print(&text)?;
    Ok(status)
}

/// The files of the work tree; all of them, and the configuration, where none is named.
fn lying_there(args: &Args, context: &Context) -> Result<Outcome> {
    let files = if args.paths.is_empty() { records::all(context)? } else { records::below(context, &args.paths)? };
    let files: Vec<PathBuf> = files.iter().map(|file| context.shown_path(file)).collect();
    let read = |file: &Path| records::content(&context.here, file);
    let options = Options { config: &context.config, now: context.now, stage: args.stage };
    let mut outcome = check::proofread(&files, &read, options)?;
    if let Some((file, document)) = context.written_config.as_ref().filter(|_| args.paths.is_empty()) {
        outcome.add_config(context.shown_path(file), document);
    }
    Ok(outcome)
}

fn status(outcome: &Outcome, failing: Level) -> ExitStatus {
    let loud = outcome.findings.iter().any(|finding| finding.level >= failing);
    if loud { ExitStatus::Findings } else { ExitStatus::Clean }
}
