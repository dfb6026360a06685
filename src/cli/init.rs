//! `hotwash init`: an archive of one's own.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::context::{Context, variable};
use super::exit::ExitStatus;
use super::new::quoted;
use super::{hook, schema};
use crate::config::FILE_NAME;
use crate::error::Result;
use crate::files;
use crate::git::{Environment, Repository};

/// Make an archive: folders, configuration, schemas for editors, and the pre-commit hook
///
/// What is there already is kept as it is, so that it can be run again.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder; absent means this one
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Leave the repository's hooks alone
    #[arg(long)]
    no_hook: bool,
}

/// Where an archive has the schema of its records, for the first line of each.
pub const RECORD_SCHEMA: &str = "schemas/postmortem.schema.json";

const CONFIGURATION: &str = include_str!("../../templates/archive/hotwash.yaml");

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let folder = args.folder.as_deref().map_or_else(|| context.here.clone(), |folder| context.absolute(folder));
    files::create_folder(&folder)?;
    // Writing to a string cannot fail.
    let mut told = String::new();
    let repository = if let Some(repository) = Repository::discover(&folder, &Environment::read(variable))? {
        repository
    } else {
        let _ = writeln!(told, "{}: a new git repository", context.name(&folder.join(".git")));
        Repository::init(&folder)?
    };
    for (path, is_new) in lay_out(&folder)? {
        let done = if is_new { "written" } else { "kept as it is" };
        let _ = writeln!(told, "{}: {done}", context.name(&path));
    }
    if !args.no_hook {
        match hook::offer(&repository) {
            Ok(installed) => told += &hook::told(&installed, context),
            // A place that is not ours to change is no reason to stop half-way.
            Err(why) => {
                let hint = why.what_to_do().unwrap_or_default();
                let _ = writeln!(told, "no hook: {why}; {hint}");
            }
        }
    }
    let there =
        args.folder.as_ref().map(|folder| format!(" -C {}", quoted(&folder.display().to_string()))).unwrap_or_default();
    let _ = writeln!(
        told,
        "next: commit these files, then `hotwash{there} new` asks about an incident and writes its postmortem"
    );
    context.print(&told)?;
    Ok(ExitStatus::Clean)
}

/// Writes an archive's own files where they are missing; says which, and whether each is new.
pub fn lay_out(folder: &Path) -> Result<Vec<(PathBuf, bool)>> {
    let written = [
        (folder.join(FILE_NAME), CONFIGURATION.to_owned()),
        (folder.join(".gitignore"), "/site/\n# What was stopped half way.\n.hotwash-*\n".to_owned()),
        (folder.join(RECORD_SCHEMA), schema::text(schema::Of::Record)),
        (folder.join("schemas/config.schema.json"), schema::text(schema::Of::Config)),
    ];
    files::create_folder(&folder.join("postmortems"))?;
    let write = |(path, text): (PathBuf, String)| {
        let is_new = !files::exists(&path);
        if is_new {
            files::write_atomic(&path, text.as_bytes())?;
        }
        Ok((path, is_new))
    };
    written.into_iter().map(write).collect()
}
