//! `hotwash import`: records from the Markdown postmortems that there are.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::context::Context;
use super::exit::ExitStatus;
use crate::document::emit;
use crate::error::{Error, Result};
use crate::files;
use crate::import::page::Page;
use crate::import::place::{Imported, place};

/// The most bytes of a document.
const LONGEST: u64 = 8 << 20;

/// Make records of Markdown postmortems
///
/// What a document says is placed in a record's fields word for word; what has no field goes to its
/// appendix. Nothing is dropped and nothing is invented.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Documents, or folders of them; `-` reads standard input
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    /// Print the records and what became of each section, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// How the records are printed
    #[arg(long, value_enum, default_value = "yaml", requires = "dry_run")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Yaml,
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    for path in &args.paths {
        let text = read(context, path)?;
        let imported = place(&Page::read(&text));
        print(args, context, path, &imported)?;
    }
    Ok(ExitStatus::Clean)
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
        return context.print_raw(&format!("{record}\n"));
    }
    context.print_raw(&emit::record(&imported.record, None)?)?;
    for placed in &imported.placed {
        context.tell(&format!("{}:{}: {} -> {}\n", path.display(), placed.line, placed.heading, placed.field))?;
    }
    Ok(())
}
