//! `hotwash check`: findings.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::context::Context;
use super::exit::ExitStatus;
use super::{records, staged};
use crate::check::{self, Beside, Options, Outcome};
use crate::error::Result;
use crate::finding::Level;
use crate::record::Status;
use crate::report;

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
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Source lines with a caret under the value
    Human,
    /// One line a finding, for editors
    Short,
    /// For programs: version 1
    Json,
}

fn stages() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str())).try_map(|text| text.parse::<Status>())
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let outcome = if args.staged { staged::proofread(context, args.stage)? } else { lying_there(args, context)? };
    let text = written(args.format, &outcome)?;
    context.print(&text)?;
    Ok(status(&outcome, args.deny_warnings))
}

/// The files of the work tree; all of them, and the configuration, where none is named.
fn lying_there(args: &Args, context: &Context) -> Result<Outcome> {
    let (files, all) = if args.paths.is_empty() {
        let all = records::all(context)?;
        (all.clone(), all)
    } else {
        // A record may be checked where there is no archive around it.
        (records::below(context, &args.paths)?, records::all(context).unwrap_or_default())
    };
    let shown: Vec<PathBuf> = files.iter().map(|file| context.shown_path(file)).collect();
    let read = |file: &Path| records::content(&context.here, file);
    let options = Options { config: &context.config, now: context.now, stage: args.stage };
    let beside = Beside { others: &[], archive: records::all_around(context, &files, &all) };
    let mut outcome = check::proofread_beside(&shown, beside, &read, options)?;
    if let Some((file, document)) = context.written_config.as_ref().filter(|_| args.paths.is_empty()) {
        outcome.add_config(context.shown_path(file), document);
    }
    Ok(outcome)
}

fn written(format: Format, outcome: &Outcome) -> Result<String> {
    let findings = &outcome.findings;
    Ok(match format {
        Format::Human => report::human(findings, &|file| outcome.text(file), outcome.files),
        Format::Short => report::short(findings),
        Format::Json => report::json(findings, outcome.files)?,
    })
}

fn status(outcome: &Outcome, deny_warnings: bool) -> ExitStatus {
    let quietest = if deny_warnings { Level::Warning } else { Level::Error };
    let loud = outcome.findings.iter().any(|finding| finding.level >= quietest);
    if loud { ExitStatus::Findings } else { ExitStatus::Clean }
}
