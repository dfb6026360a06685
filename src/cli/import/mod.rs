//! `hotwash import`: records from the Markdown postmortems that there are.

mod events;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::context::Context;
use super::exit::ExitStatus;
use crate::document::emit;
use crate::error::{Error, Result};
use crate::files;
use crate::import::{self, Imported, Setting};
use crate::record::{Postmortem, TimeZone, record_name, slug};
use crate::report::counted;

/// The most bytes of a document.
const LONGEST: u64 = 8 << 20;

/// Make records of Markdown postmortems
///
/// What a document says is placed in a record's fields word for word; what has no field goes to its
/// appendix. Nothing is dropped and nothing is invented. `--events` and `--git` add events to a record
/// that is there already.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Documents, or folders of them; `-` reads standard input. Behind `--events` or `--git`, the record
    #[arg(value_name = "FILE", required_unless_present = "feed")]
    paths: Vec<PathBuf>,
    /// Print the records and what became of each section, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// How the records are printed
    #[arg(long, value_enum, default_value = "yaml", requires = "dry_run")]
    format: Format,
    /// The zone of local times, where a source names none: an IANA name
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<TimeZone>,
    #[command(flatten)]
    events: events::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Yaml,
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    if args.events.is_asked() {
        let Args { paths, dry_run, format, time_zone, .. } = args;
        let asked = events::Asked { paths, dry_run: *dry_run, format: *format, zone: *time_zone };
        return events::run(&args.events, asked, context);
    }
    let mut failed = 0;
    let documents = documents(context, &args.paths)?;
    for path in &documents {
        let done = read(context, path)
            .map(|text| {
                let setting = Setting { config: &context.config, zone: args.time_zone };
                import::read(&text, &path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default(), &setting)
            })
            .and_then(|imported| {
                if args.dry_run { print(args, context, path, &imported) } else { write(context, path, imported) }
            });
        // One that cannot be read does not keep the others from being imported.
        if let Err(why) = done {
            failed += 1;
            context.tell(&format!("{}: {why}\n", context.name(path)))?;
        }
    }
    if documents.len() > 1 {
        let (all, done) = (counted(documents.len(), "document"), documents.len() - failed);
        context.tell(&format!("{all}: {done} imported, {failed} not\n"))?;
    }
    Ok(if failed == 0 { ExitStatus::Clean } else { ExitStatus::Findings })
}

/// The documents that paths stand for: a file itself, the Markdown below a folder.
fn documents(context: &Context, paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in paths {
        let there = context.absolute(path);
        if path != Path::new("-") && there.is_dir() {
            all.extend(files::documents_below(&there)?);
        } else {
            all.push(path.clone());
        }
    }
    Ok(all)
}

/// Writes a record that is not there yet.
fn write(context: &mut Context, path: &Path, imported: Imported) -> Result<()> {
    let Imported { mut record, report } = imported;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = id(&record, &stem);
    let year = id.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or_default().to_owned();
    let file = context.records_folder().join(year).join(format!("{id}.yaml"));
    record.id = id.parse().ok();
    if files::exists(&file) {
        return Err(Error::new(format!("{} is there already, and stays as it is", context.name(&file)))
            .hint("remove it first, if the document says it better"));
    }
    files::write_atomic(&file, emit::record(&record, None)?.as_bytes())?;
    context.print(&format!(
        "{} -> {}: {}, {}, {} in the appendix\n",
        path.display(),
        context.name(&file),
        counted(record.timeline.len(), "event"),
        counted(record.action_items.len(), "action"),
        counted(report.unplaced(), "section"),
    ))
}

/// What a record is called: its first day, where it says one, and its title.
fn id(record: &Postmortem, stem: &str) -> String {
    let name = record.title.as_deref().map(slug).filter(|slug| !slug.is_empty()).unwrap_or_else(|| slug(stem));
    let first = record.milestones.as_ref().and_then(|milestones| milestones.started.as_ref());
    let first = first.or_else(|| record.timeline.iter().find_map(|event| event.at.as_ref()));
    let name = if name.is_empty() { record_name(None, stem) } else { name };
    match first {
        Some(time) if !name.starts_with(char::is_numeric) => format!("{}-{name}", time.naive.date()),
        _ => name,
    }
}

fn read(context: &Context, path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        let read = std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes);
        read.map_err(|why| Error::new("standard input cannot be read").because(why))?;
    } else {
        bytes = files::read_limited(&context.absolute(path), LONGEST)?;
    }
    String::from_utf8(bytes)
        .map_err(|_| Error::new(format!("{} is not UTF-8 text", path.display())).hint("save it as UTF-8"))
}

fn print(args: &Args, context: &mut Context, path: &Path, imported: &Imported) -> Result<()> {
    if args.format == Format::Json {
        let mut record = serde_json::to_value(&imported.record)
            .map_err(|why| Error::new("the record cannot be written as JSON").because(why))?;
        record["source"] = path.to_string_lossy().into();
        record["report"] = serde_json::to_value(&imported.report).unwrap_or_default();
        return context.print_raw(&format!("{record}\n"));
    }
    context.print_raw(&emit::record(&imported.record, None)?)?;
    for placed in &imported.report.placed {
        context.tell(&format!("{}:{}: {} -> {}\n", path.display(), placed.line, placed.heading, placed.field))?;
    }
    Ok(())
}
