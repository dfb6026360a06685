//! All imported records with their renders in one commit.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use super::documents::{Document, Fate, Made, shown};
use super::write::is_in;
use crate::check::{Outcome, Part};
use crate::cli::context::Context;
use crate::cli::press::Press;
use crate::cli::progress::Progress;
use crate::cli::{publish, records, repository};
use crate::error::{Error, Result};
use crate::finding::Level;
use crate::git::{Committed, Repository};
use crate::report::counted;

/// As many of the given paths as a commit's subject names.
const NAMED: usize = 3;

/// As long as another program may have the index before anything is written.
const PATIENCE: Duration = Duration::from_secs(2);

/// A commit, and what is not in it.
#[derive(Debug, Default)]
pub struct Outgoing {
    /// `None`: there was nothing that git does not have.
    pub committed: Option<Committed>,
    /// How many records are in it.
    pub records: usize,
    /// Those that are not, and why.
    pub held: Vec<(PathBuf, String)>,
}

/// The repository around the archive, which takes commits.
pub fn repository(context: &Context) -> Result<Repository> {
    let repository = repository::find(context)?.ok_or_else(|| {
        Error::new(format!("{} is in no git repository", context.root.display()))
            .hint("`git init` makes one; without `--commit` the records are written, and nothing is committed")
    })?;
    repository.ready_check(PATIENCE)?;
    repository.identity_check()?;
    Ok(repository)
}

/// Commits what was imported, and what an import before left uncommitted; `outcome` is what was found in it. What a
/// commit does not take stays as it is, and the others do not wait for it. `None`: by then it `is_over`.
pub fn commit(
    context: &Context,
    repository: &Repository,
    documents: &[Document],
    outcome: &Outcome,
    paths: &[PathBuf],
    is_over: impl Fn() -> bool,
) -> Result<Option<Outgoing>> {
    if is_over() {
        return Ok(None);
    }
    let made = documents.iter().filter_map(|document| document.made.as_ref().ok());
    let mut wanted = Vec::new();
    for made in made {
        let is_new = match &made.fate {
            Fate::New | Fate::Instead(_) => true,
            Fate::Same => !is_in(repository, &made.path, &records::text(&made.path)?.into_bytes())?,
            Fate::Other(_) => false,
        };
        wanted.extend(is_new.then_some(made));
    }
    let errors: BTreeMap<&Path, Part<'_>> =
        outcome.parts().filter(|part| part.count(Level::Error) > 0).map(|part| (part.file, part)).collect();
    let press = Press::of(context);
    let renders = |made: &Made| {
        let part = errors.get(context.shown_path(&made.path).as_path());
        let findings = part.map(Part::findings).unwrap_or_default();
        if let Some(finding) = findings.iter().find(|finding| finding.level == Level::Error) {
            return Err(Error::new(format!("{}: {}", finding.rule, finding.message)));
        }
        publish::require_own_renders(context, &made.path)?;
        let document = records::load(&context.here, &made.path)?;
        press.renders(&made.path, document.source.text(), &document.value)
    };
    let pressed: Vec<(&Made, Result<_>)> = wanted.into_par_iter().map(|made| (made, renders(made))).collect();
    let mut outgoing = Outgoing::default();
    let mut whole = Vec::new();
    for (made, renders) in pressed {
        match renders {
            Ok(renders) => whole.push((made, renders)),
            Err(why) => outgoing.held.push((made.path.clone(), why.to_string())),
        }
    }
    if whole.is_empty() {
        return Ok(Some(outgoing));
    }
    if is_over() {
        return Ok(None);
    }
    outgoing.records = whole.len();
    let _progress = Progress::of_one(context, format!("committing {}", counted(whole.len(), "record")));
    let message = message(&whole.iter().map(|(made, _)| *made).collect::<Vec<_>>(), paths);
    let files = whole.into_iter().map(|(made, renders)| (made.path.clone(), renders)).collect();
    outgoing.committed = publish::commit_pressed(repository, files, &message)?;
    Ok(Some(outgoing))
}

/// How many records came from where.
fn message(made: &[&Made], paths: &[PathBuf]) -> String {
    let more = paths.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!(" and {more} more"));
    let named: Vec<String> = paths.iter().take(NAMED).map(|path| shown(path)).collect();
    let from = named.join(", ") + &more.unwrap_or_default();
    let ids: Vec<String> = made.iter().map(|made| format!("{} ({})", made.id(), made.record.stage())).collect();
    format!("Import {} from {from}\n\n{}\n", counted(made.len(), "postmortem"), ids.join("\n"))
}
