//! Changes of actions: into the records' files, checked, rendered, and committed.

use std::path::PathBuf;

pub use super::outcome::Telling;
use super::outcome::{Kept, Outcome};
use super::plan::{Plan, of_verb};
use super::verbs::Verb;
use super::which::{Format, Target, Which};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::hold::hold_all;
use crate::cli::new::quoted;
use crate::cli::press::Press;
use crate::cli::{publish, records, repository};
use crate::error::Result;
use crate::files;
use crate::finding::{FieldPath, Level, harmless};
use crate::git::Repository;
use crate::report;

pub fn run(which: &Which, verb: &dyn Verb, context: &mut Context) -> Result<ExitStatus> {
    let repository = repository(which.no_commit, context)?;
    let targets = which.targets(context)?;
    // Also while it is committed: git reads the record after it was rendered, and what others would
    // write in between were in the commit without being in its render.
    let files: Vec<PathBuf> = targets.iter().map(|target| target.file.clone()).collect();
    let _held = hold_all(context, &files)?;
    let plans = targets.iter().map(|target: &Target| of_verb(target, verb, context)).collect::<Result<Vec<_>>>()?;
    let telling = Telling { format: which.format, is_shown: false };
    carry_out(plans, repository.as_ref(), telling, context)
}

/// The repository that takes the changes, where they are to be committed and there is one.
pub fn repository(no_commit: bool, context: &Context) -> Result<Option<Repository>> {
    let repository = if no_commit { None } else { repository::find(context)? };
    if let Some(repository) = &repository {
        repository.identity_check()?;
    }
    Ok(repository)
}

/// Writes and commits what is planned, record by record, once all of it is found to be clean. Whoever calls holds the
/// records.
pub fn carry_out(
    plans: Vec<Plan>,
    repository: Option<&Repository>,
    telling: Telling,
    context: &mut Context,
) -> Result<ExitStatus> {
    let mut outcome = Outcome::new(telling, plans.len(), true);
    for plan in &plans {
        outcome.note_already(plan, context)?;
    }
    let plans: Vec<Plan> = plans.into_iter().filter(|plan| !plan.changed.is_empty()).collect();
    for plan in &plans {
        if !is_clean(plan, telling.format, context)? {
            context.tell("nothing was changed\n")?;
            return Ok(ExitStatus::Findings);
        }
    }
    let count = plans.len();
    for (place, plan) in plans.iter().enumerate() {
        match keep(plan, repository, context) {
            Ok(kept) => outcome.note_done(plan, &kept, context)?,
            Err(why) => {
                outcome.finish(context)?;
                if place + 1 < count {
                    let left: Vec<&str> = plans[place + 1..].iter().map(|plan| &*plan.record).collect();
                    context.tell(&format!("not begun: {}\n", harmless(&left.join(", "))))?;
                }
                return Err(why);
            }
        }
    }
    outcome.finish(context)?;
    Ok(ExitStatus::Clean)
}

/// Proofreads the record as it will be; tells what stops it, or what is worth a look in what changes.
fn is_clean(plan: &Plan, format: Format, context: &mut Context) -> Result<bool> {
    let mut outcome = publish::proofread_instead(context, &plan.file, plan.text.as_bytes())?;
    if outcome.count(Level::Error) > 0 {
        outcome.retain(|finding| finding.level == Level::Error);
        let text = publish::human(&outcome);
        match format {
            Format::Text => context.print(&text)?,
            Format::Json => context.tell(&text)?,
        }
        return Ok(false);
    }
    let changed: Vec<FieldPath> =
        plan.changed.iter().map(|changed| FieldPath::from("action_items").at(changed.edit.place)).collect();
    outcome.retain(|finding| {
        finding.level == Level::Warning && changed.iter().any(|action| action.contains(&finding.field))
    });
    context.tell(&report::short(&outcome.findings()))?;
    Ok(true)
}

/// Writes one record, renders it, and commits both where there is a repository.
fn keep(plan: &Plan, repository: Option<&Repository>, context: &mut Context) -> Result<Kept> {
    files::write_atomic(&plan.file, plan.text.as_bytes())?;
    let why = match rendered(plan, repository, context) {
        Ok(kept) => return Ok(kept),
        Err(why) => why,
    };
    // What could not be committed is as it was: it can be said again. But hooks take their time, and
    // an editor waits for no lock.
    if records::text(&plan.file).is_ok_and(|now| now == plan.text) {
        files::write_atomic(&plan.file, plan.before.as_bytes())?;
    } else {
        let name = context.name(&plan.file);
        context.tell(&format!("{name} was changed meanwhile: it stays as it is, with this change in it\n"))?;
    }
    Err(why)
}

fn rendered(plan: &Plan, repository: Option<&Repository>, context: &Context) -> Result<Kept> {
    let document = records::load(&context.here, &plan.file)?;
    let Some(repository) = repository else {
        for (render, text) in Press::of(context).renders(&plan.file, document.source.text(), &document.value)? {
            files::write_atomic(&render, text.as_bytes())?;
        }
        let name = context.name(&plan.file);
        let told = format!("{name}: written with its render; `hotwash commit {}` commits both\n", quoted(&name));
        return Ok(Kept { commit: None, told });
    };
    let committed = publish::commit(context, repository, &plan.file, &document, Some(&plan.message))?;
    let told = publish::told(context, &plan.file, committed.as_ref());
    Ok(Kept { commit: committed.map(|committed| committed.short_id), told })
}
