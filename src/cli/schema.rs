//! `hotwash schema`: the JSON Schemas, for editors.

use clap::ValueEnum;

use super::context::Context;
use super::exit::ExitStatus;
use crate::config::RawConfig;
use crate::error::Result;
use crate::record::{inlined, postmortem_schema};

/// Print the JSON Schema of records or of the configuration
///
/// Editors with a YAML language server complete and explain keys with it. Records name it in their
/// first line.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_enum)]
    of: Of,
}

/// What a schema is of.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Of {
    /// A postmortem record
    Record,
    /// hotwash.yaml
    Config,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    context.print_raw(&text(args.of))?;
    Ok(ExitStatus::Clean)
}

/// A schema as JSON text.
pub fn text(of: Of) -> String {
    let schema = match of {
        Of::Record => postmortem_schema(),
        Of::Config => inlined::<RawConfig>("hotwash configuration"),
    };
    format!("{schema:#}\n")
}
