//! `check --staged`: what git is about to commit, proofread as the index has it.

mod home;
mod index;
mod judged;
mod left_alone;
mod touched;

use super::context::Context;
use super::picked::Picked;
use super::repository;
use crate::check::{Options, Outcome};
use crate::error::Result;
use crate::record::Status;
use index::Index;

/// Proofreads the records that the next commit adds or changes, looks at the documents of those whose
/// document it changes, and at the records that name one which it takes away. A repository may hold
/// several archives, each with its own configuration, and none of them at its root: hooks run at the
/// root.
pub fn proofread(context: &Context, stage: Option<Status>, picked: &Picked) -> Result<Outcome> {
    let repository = repository::require(context)?;
    repository::workdir(&repository)?;
    let changes = repository.staged()?;
    let mut outcome = Outcome::default();
    if !touched::could_touch(&changes) {
        return Ok(outcome);
    }
    let index = Index::read(context, repository)?;
    for mut archive in touched::archives(context, &index, &changes)?.into_values() {
        picked.apply(&mut archive.config);
        let options = Options { config: &archive.config, now: context.now, stage };
        let held = index.held(&archive.home);
        outcome.join(judged::written(context, &archive, &held, options)?);
        // Before what is judged by one rule alone: the text in which secrets are starred out is kept.
        outcome.join(left_alone::in_need(&archive, &held, options)?);
        outcome.join(judged::rendered(&archive, &held, options)?);
        if let Some((file, written)) = archive.home.written.as_ref().filter(|_| archive.asks_for_config()) {
            outcome.add_config(context.shown_path(file), written);
        }
    }
    // One may be looked at for its document and for its relations.
    outcome.files.dedup();
    Ok(outcome)
}
