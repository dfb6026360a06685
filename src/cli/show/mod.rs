//! `hotwash show`: one record, to be read in a terminal.

mod data;
mod drawn;
mod undone;

use std::path::PathBuf;

use clap::ValueEnum;

use super::build::For;
use super::context::Context;
use super::exit::ExitStatus;
use super::named::{self, Forms};
use super::pager::{self, Pager};
use super::{hyperlinks, publish, records};
use crate::config::Target;
use crate::error::Result;
use crate::record::Postmortem;
use crate::render::{Page, Setting, lines};

/// Longer lines are hard to read.
const WIDEST: usize = 100;

/// Read a record in the terminal
///
/// It is what `hotwash render` writes, with headings, colour and links where the terminal has them, in lines that fit.
/// What does not fit the screen goes through `$PAGER`, else `less`. Where the output is no terminal, and with `--plain`,
/// nothing is drawn: each line is words, for programs and for screen readers. Below an earlier incident that came back it
/// says which of its preventive actions are not done yet.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An id, a unique beginning of one, words of it, `@` for the newest, or a path; several are shown in turn
    ///
    /// Several words are one name where they are words of one id: `hotwash show web stack`.
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
    let files = meant(&args.record, context)?;
    let read = |file: PathBuf| Ok((records::load(&context.here, &file)?.value, file));
    let records: Vec<(Postmortem, PathBuf)> = files.into_iter().map(read).collect::<Result<_>>()?;
    let setting = Setting { config: &context.config, profile: args.profile.into() };
    if matches!(args.format, Format::Json) {
        let all = records.into_iter().map(|(record, file)| data::json(context, &file, record, setting));
        let text: String = all.collect::<Result<_>>()?;
        context.print_raw(&text)?;
        return Ok(ExitStatus::Clean);
    }
    let renderer = publish::renderer(context)?;
    let document = |record| renderer.document(record, &setting, Target::Markdown, &args.layout);
    let documents: Vec<String> = records.iter().map(|(record, _)| document(record)).collect::<Result<_>>()?;
    if matches!(args.format, Format::Markdown) {
        context.print_bytes(documents.join("\n").as_bytes())?;
        return Ok(ExitStatus::Clean);
    }
    let mut shown: Vec<(String, &PathBuf)> = Vec::with_capacity(records.len());
    for ((record, file), markdown) in records.iter().zip(&documents) {
        shown.push((undone::told(markdown, file, record, context)?, file));
    }
    let width = context.width().map(|width| width.saturating_sub(1).min(WIDEST));
    let draw = |has_links: bool| {
        let has_frames = width.is_some() && !args.plain && !context.ascii;
        let draw = |(markdown, file): &(String, &PathBuf)| {
            drawn::text(&lines(markdown, Page { width, has_frames, has_links }), file, context)
        };
        shown.iter().map(draw).collect::<Vec<_>>().join("\n")
    };
    let has_links = hyperlinks::are_shown(context);
    let text = draw(has_links);
    match Pager::of_user(context, &text).filter(|_| !args.no_pager) {
        // An old one shows links as garbage.
        Some(pager) if has_links && !pager.has_links() => {
            let text = draw(false);
            pager::show(context, &pager, &text)?;
        }
        Some(pager) => pager::show(context, &pager, &text)?,
        None => context.print(&text)?,
    }
    Ok(ExitStatus::Clean)
}

/// The records that are meant: what is not in quotes is one name all the same, where there is a record of that name.
fn meant(names: &[String], context: &mut Context) -> Result<Vec<PathBuf>> {
    let why = match records::find_to_read(context, &names.join(" ")) {
        Ok(file) => return Ok(vec![file]),
        Err(why) => why,
    };
    let each = names.iter().map(|name| named::find(context, name, Forms::ToRead));
    // Of several names, one that is none means that they were one.
    let Ok(each) = each.collect::<Result<Vec<_>>>() else { return Err(why) };
    let mut files: Vec<PathBuf> = Vec::new();
    for found in each {
        let file = found.tell(context)?;
        if !files.contains(&file) {
            files.push(file);
        }
    }
    Ok(files)
}
