//! `hotwash check`: findings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::context::{Context, variable};
use super::exit::ExitStatus;
use super::fixes::Fixes;
use super::format::{self, Format};
use super::history::History;
use super::hold::hold;
use super::picked::Picked;
use super::press::Press;
use super::{records, staged};
use crate::check::{self, AskCommitted, Beside, Content, Keep, Options, Outcome};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::Level;
use crate::record::{Postmortem, Status};

/// As often a fix may call for others: an answer in another record, that record's render.
const MOST_ROUNDS: usize = 4;

/// Proofread records: completeness, times, causes, actions
///
/// Without a path, the whole archive and its configuration. A folder means every record below it.
/// What is missing is judged by a record's status; what is wrong is wrong at any. Exits with 1 if
/// anything is found at error level.
///
/// In a git repository, records are held against the last commit: ids that changed, and published
/// records that say something else. The documents beside them are held against what they render to.
/// Of one file, only those others are read that it names or that lie near it in time; the whole
/// archive and what is staged are held against all records.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Args {
    /// Records, by path or name, or folders of them
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Judge every record as if it had this status: `published` shows what would block publication
    #[arg(long = "as", value_name = "STATUS", value_parser = stages())]
    stage: Option<Status>,
    /// Check what git is about to commit, not the files as they lie there
    ///
    /// Records, their documents and the configuration are read from the index, and held against the
    /// last commit. Records that the commit does not touch are named only where they need one that it
    /// takes away, or where their document is staged without them.
    #[arg(long, conflicts_with = "paths")]
    staged: bool,
    /// Exit with 1 for warnings too
    #[arg(long)]
    deny_warnings: bool,
    /// First mend what is mechanical: times, spellings, ids, the order of the timeline, documents
    ///
    /// Only the bytes that have to change do: comments and layout stay. Guesses are left to you. A
    /// record that does not name one which names it gets that answer, and documents are rendered
    /// again, but for those that somebody wrote in.
    #[arg(long)]
    fix: bool,
    /// With `--fix`: print the changes as a diff, and write nothing
    #[arg(long, requires = "fix", conflicts_with = "format")]
    diff: bool,
    #[command(flatten)]
    picked: Picked,
}

fn stages() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str())).try_map(|text| text.parse::<Status>())
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    args.picked.require_rules()?;
    records::tell_meant(context, &args.paths)?;
    args.picked.apply(&mut context.config);
    let outcome = match (args.staged, args.fix) {
        (true, true) => {
            return Err(Error::new("`--fix` does not rewrite what is staged")
                .hint("run `hotwash check --fix` on the files, look at the changes, and `git add` them"));
        }
        (true, false) => staged::proofread(context, args.stage, &args.picked)?,
        (false, true) => mended(args, context)?,
        (false, false) => lying_there(args, context, &BTreeMap::new())?,
    };
    let failing = if args.deny_warnings { Level::Warning } else { Level::Error };
    let status = status(&outcome, failing);
    if args.diff {
        return Ok(status);
    }
    // Most commits of most repositories have no record in them: the hook has nothing to say of those.
    let is_idle = args.staged && outcome.files.is_empty() && outcome.is_empty();
    if is_idle && matches!(args.format, Format::Human) && variable("HOTWASH_HOOK").is_some() {
        return Ok(status);
    }
    args.format.print(outcome, failing, context)?;
    Ok(status)
}

/// The files of the work tree, after their fixes. These are told before the findings that remain;
/// a program that reads those gets nothing else on standard output.
fn mended(args: &Args, context: &mut Context) -> Result<Outcome> {
    // What is only shown is nobody's business.
    let folder = context.records_folder();
    let _held = if args.diff { None } else { Some(hold(context, &folder)?) };
    let before = lying_there(args, context, &BTreeMap::new())?;
    let options = Options { config: &context.config, now: context.now, stage: args.stage };
    let mut fixes = Fixes::of(&before, context, options)?;
    let mut after = lying_there(args, context, &fixes.texts())?;
    // What was mended may have to be rendered again, and what is answered in another record too.
    for _ in 0..MOST_ROUNDS {
        if !fixes.follow_up(&after, context)? {
            break;
        }
        after = lying_there(args, context, &fixes.texts())?;
    }
    if args.diff {
        context.print_bytes(&fixes.diff()?)?;
        let remaining = format::totals(&after);
        context.tell(&format!("{}{}; then: {remaining}\n", fixes.left(), fixes.total("would fix")))?;
        return Ok(after);
    }
    fixes.write(context)?;
    match args.format {
        Format::Human => context.print(&fixes.told())?,
        _ => context.tell(&fixes.told())?,
    }
    context.tell(&fixes.left())?;
    Ok(after)
}

/// The files of the work tree; all of them, and the configuration, where none is named.
///
/// `texts` stand in for what some of them hold.
fn lying_there(args: &Args, context: &mut Context, texts: &BTreeMap<PathBuf, Vec<u8>>) -> Result<Outcome> {
    let (outcome, trouble) = beside_history(args, context, texts)?;
    if let Some(trouble) = trouble {
        context.tell(&trouble)?;
    }
    Ok(outcome)
}

/// The same, with what keeps git from being asked.
fn beside_history(
    args: &Args,
    context: &Context,
    texts: &BTreeMap<PathBuf, Vec<u8>>,
) -> Result<(Outcome, Option<String>)> {
    let (files, all) = if args.paths.is_empty() {
        let all = records::all_of_archive(context)?;
        (all.clone(), all)
    } else {
        // A record may be checked where there is no archive around it.
        (records::below(context, &args.paths)?, records::all(context).unwrap_or_default())
    };
    let options = Options { config: &context.config, now: context.now, stage: args.stage };
    let (mut outcome, trouble) = judged(context, &files, all, texts, options, args.format.keep())?;
    if let Some((file, document)) = context.written_config.as_ref().filter(|_| args.paths.is_empty()) {
        outcome.add_config(context.shown_path(file), document);
    }
    Ok((outcome, trouble))
}

/// What is found in files of an archive that has `all` these records, with what keeps git from being asked.
///
/// `texts` stand in for what some of them hold.
pub fn judged(
    context: &Context,
    files: &[PathBuf],
    all: Vec<PathBuf>,
    texts: &BTreeMap<PathBuf, Vec<u8>>,
    options: Options<'_>,
    keep: Keep,
) -> Result<(Outcome, Option<String>)> {
    let shown: Vec<PathBuf> = files.iter().map(|file| context.shown_path(file)).collect();
    let read = |file: &Path| match texts.get(file) {
        Some(text) => Ok(Content::Bytes(text.clone())),
        None => records::content(&context.here, file),
    };
    let (history, trouble) = History::around(context, files.len());
    let committed =
        history.map(|history| move |file: &Path, bytes: &[u8]| history.former(file, bytes, !texts.contains_key(file)));
    let press = Press::of(context);
    let document = |path: &Path| match texts.get(path) {
        Some(text) => Ok(Some(text.clone())),
        None => Press::on_disk(&context.here.join(path)),
    };
    let renders = |file: &Path, text: &str, record: &Postmortem| press.stale(file, text, record, document);
    let archive = records::all_around(context, files, all);
    let beside = Beside {
        others: &[],
        archive: archive.as_deref(),
        committed: committed.as_ref().map(|ask| ask as AskCommitted<'_>),
        renders: Some(&renders),
        files: Some(&|file: &Path| files::exists(&context.here.join(file))),
        keep,
    };
    Ok((check::proofread_beside(&shown, beside, &read, options)?, trouble))
}

fn status(outcome: &Outcome, failing: Level) -> ExitStatus {
    let loud = [Level::Error, Level::Warning].into_iter().any(|level| level >= failing && outcome.count(level) > 0);
    if loud { ExitStatus::Findings } else { ExitStatus::Clean }
}
