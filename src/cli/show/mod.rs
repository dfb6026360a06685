//! `hotwash show`: one record, to be read in a terminal.

mod data;
mod drawn;

use clap::ValueEnum;

use super::build::For;
use super::context::Context;
use super::exit::ExitStatus;
use super::pager::{self, Pager};
use super::{hyperlinks, publish, records};
use crate::config::Target;
use crate::error::Result;
use crate::render::{Page, Setting, lines};

/// Longer lines are hard to read.
const WIDEST: usize = 100;

/// Read a record in the terminal
///
/// It is what `hotwash render` writes, with headings, colour and links where the terminal has them, in lines that fit.
/// What does not fit the screen goes through `$PAGER`, else `less`. Where the output is no terminal, and with `--plain`,
/// nothing is drawn: each line is words, for programs and for screen readers.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An id, a unique beginning of one, words of it, `@` for the newest, or a path
    #[arg(value_name = "RECORD", required = true)]
    record: Vec<String>,
    /// The format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// The layout
    #[arg(long, value_name = "LAYOUT", default_value = publish::LAYOUT)]
    layout: String,
    /// For whom: `public` leaves out what is not marked public
    #[arg(long, value_enum, default_value = "internal")]
    profile: For,
    /// Words alone: nothing is drawn, for screen readers
    #[arg(long)]
    plain: bool,
    /// Write all of it to the terminal at once
    #[arg(long)]
    no_pager: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// As `hotwash render` writes it
    Markdown,
    /// For programs: version 1
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    // What is not in quotes is one name all the same.
    let file = records::find_to_read(context, &args.record.join(" "))?;
    let record = records::load(&context.here, &file)?.value;
    let setting = Setting { config: &context.config, profile: args.profile.into() };
    if matches!(args.format, Format::Json) {
        let text = data::json(context, &file, record, setting)?;
        context.print_raw(&text)?;
        return Ok(ExitStatus::Clean);
    }
    let markdown = publish::renderer(context)?.document(&record, &setting, Target::Markdown, &args.layout)?;
    if matches!(args.format, Format::Markdown) {
        context.print_bytes(markdown.as_bytes())?;
        return Ok(ExitStatus::Clean);
    }
    let width = context.width().map(|width| width.saturating_sub(1).min(WIDEST));
    let draw = |has_links: bool| {
        let has_frames = width.is_some() && !args.plain && !context.ascii;
        let lines = lines(&markdown, Page { width, has_frames, has_links });
        drawn::text(&lines, &file, context)
    };
    let has_links = hyperlinks::are_shown(context);
    let text = draw(has_links);
    match Pager::of_user(context, &text).filter(|_| !args.no_pager) {
        // An old one shows links as garbage.
        Some(pager) if has_links && !pager.has_links() => pager::show(context, &pager, &draw(false))?,
        Some(pager) => pager::show(context, &pager, &text)?,
        None => context.print(&text)?,
    }
    Ok(ExitStatus::Clean)
}
