//! `hotwash check`: findings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::context::Context;
use super::exit::ExitStatus;
use super::{records, repository};
use crate::check::{self, Content, Options, Outcome};
use crate::document;
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
    #[arg(long = "as", value_name = "STATUS")]
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

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let options = Options { config: &context.config, now: context.now, stage: args.stage };
    let mut outcome = if args.staged { staged(context, options)? } else { lying_there(args, context, options)? };
    if let Some((file, document)) = context.written_config.as_ref().filter(|_| args.paths.is_empty()) {
        outcome.add_config(context.shown_path(file), document);
    }
    let text = written(args.format, &outcome)?;
    context.print(&text)?;
    Ok(status(&outcome, args.deny_warnings))
}

/// The files of the work tree.
fn lying_there(args: &Args, context: &Context, options: Options<'_>) -> Result<Outcome> {
    let files = if args.paths.is_empty() { records::all(context)? } else { records::below(context, &args.paths)? };
    let files: Vec<PathBuf> = files.iter().map(|file| context.shown_path(file)).collect();
    let read = |file: &Path| records::content(&context.here, file);
    check::proofread(&files, &read, options)
}

/// The records that the next commit adds or changes, as the index has them.
fn staged(context: &Context, options: Options<'_>) -> Result<Outcome> {
    let repository = repository::require(context)?;
    let workdir = repository::workdir(&repository)?;
    let folder = context.records_folder();
    let mut contents = BTreeMap::new();
    for path in repository.staged()? {
        let file = workdir.join(&path);
        if file.starts_with(&folder) && records::is_record(&file) {
            let bytes = repository.staged_file(&path, document::MAX_BYTES as u64 + 1)?.unwrap_or_default();
            contents.insert(context.shown_path(&file), bytes);
        }
    }
    let files: Vec<PathBuf> = contents.keys().cloned().collect();
    let tracked: Vec<PathBuf> = repository.tracked()?.iter().map(|path| workdir.join(path)).collect();
    let records: Vec<PathBuf> = tracked
        .iter()
        .filter(|file| file.starts_with(&folder) && records::is_record(file))
        .map(|file| context.shown_path(file))
        .collect();
    let others = records::namesakes(&files, &records);
    for file in &others {
        let path = context.absolute(file);
        let path = path.strip_prefix(workdir).unwrap_or(&path);
        let bytes = repository.staged_file(path, document::MAX_BYTES as u64 + 1)?.unwrap_or_default();
        contents.insert(file.clone(), bytes);
    }
    let read = |file: &Path| Ok(Content::Bytes(contents.get(file).cloned().unwrap_or_default()));
    check::proofread_beside(&files, &others, &read, options)
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
