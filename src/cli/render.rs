//! `hotwash render`: one record as a document.

use std::path::PathBuf;

use clap::ValueEnum;

use super::build::For;
use super::context::Context;
use super::exit::ExitStatus;
use super::press::Press;
use super::{output, publish, records};
use crate::config::Target;
use crate::error::Result;
use crate::render::Setting;

/// Render a record as Markdown or HTML
///
/// The HTML is one self-contained page that prints well. Templates in the archive's `templates/`
/// folder stand in for the built-in ones of the same name.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An id, a unique beginning of one, or a path
    #[arg(value_name = "RECORD")]
    record: String,
    /// The format
    #[arg(long, value_enum, default_value = "markdown")]
    to: Format,
    /// The layout
    #[arg(long, value_name = "LAYOUT", default_value = publish::LAYOUT)]
    layout: String,
    /// For whom: `public` leaves out what is not marked public
    #[arg(long, value_enum, default_value = "internal")]
    profile: For,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Markdown,
    Html,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let file = records::find_to_read(context, &args.record)?;
    let document = records::load(&context.here, &file)?;
    let target = match args.to {
        Format::Markdown => Target::Markdown,
        Format::Html => Target::Html,
    };
    let setting = Setting { config: &context.config, profile: args.profile.into() };
    let text = publish::renderer(context)?.document(&document.value, &setting, target, &args.layout)?;
    match &args.output {
        Some(path) => {
            // Where it would lie after a commit, it is that document, and no stranger to the next.
            let whole = (&*file, document.source.text(), &document.value);
            let pressed = Press::of(context).pressed(whole, &context.absolute(path), &text)?;
            output::write(context, path, pressed.as_deref().unwrap_or(&text))?;
        }
        None => context.print_raw(&text)?,
    }
    Ok(ExitStatus::Clean)
}
