//! `hotwash similar`: what happened like this before.

mod data;
mod found;
mod told;

use clap::ValueEnum;

use super::context::Context;
use super::count::at_least_one;
use super::exit::ExitStatus;
use crate::error::Result;

/// Rank past incidents by how much they are like one, with the reasons
///
/// Records are held against each other by what they say of the cause (title, summary, root cause, trigger, factors,
/// tags, preventive actions), in other words too, and by their services; what few records say counts most. What an
/// earlier one promised as prevention and has not done is told with it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An id, a unique beginning of one, a path, or `-` for a record on standard input
    #[arg(value_name = "RECORD")]
    record: String,
    /// As many at most
    #[arg(short = 'n', long, value_name = "NUMBER", default_value = "5", value_parser = at_least_one)]
    limit: usize,
    /// The format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs: version 1
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let found = found::find(context, &args.record, args.limit)?;
    match args.format {
        Format::Human => {
            let text = told::draw(&found, context.width());
            context.print(&text)?;
        }
        Format::Json => context.print_raw(&data::json(&found, context)?)?,
    }
    Ok(ExitStatus::Clean)
}
