//! Changes of actions: into the records' files, checked, rendered, and committed.

use std::path::PathBuf;

pub use super::outcome::Telling;
use super::outcome::{Kept, Outcome, Refused};
use super::plan::{Plan, of_verb};
use super::verbs::Verb;
use super::which::{Format, Target, Which};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::hold::hold_all;
use crate::cli::interrupt::Interrupt;
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
    let work = Work { plans, refused: Vec::new(), is_each_by_itself: false };
    carry_out(work, repository.as_ref(), telling, context)
}

/// The repository that takes the changes, where they are to be committed and there is one.
pub fn repository(no_commit: bool, context: &Context) -> Result<Option<Repository>> {
    let repository = if no_commit { None } else { repository::find(context)? };
    if let Some(repository) = &repository {
        repository.identity_check()?;
    }
    Ok(repository)
}

/// What is to be done with records.
#[derive(Debug)]
pub struct Work {
    pub plans: Vec<Plan>,
    /// Records that nothing could be planned of.
    pub refused: Vec<Refused>,
    /// Whether a record that has mistakes is left alone; else it keeps the others from being changed, too.
    pub is_each_by_itself: bool,
}

/// Writes and commits what is planned, record by record, once it is found to be clean. Whoever calls holds the records.
/// Told to end, it ends between two records; what git was doing then is as it was.
pub fn carry_out(
    work: Work,
    repository: Option<&Repository>,
    telling: Telling,
    context: &mut Context,
) -> Result<ExitStatus> {
    let mut outcome = Outcome::new(telling, work.plans.len());
    let mut wanted = Vec::new();
    for plan in work.plans {
        outcome.note_already(&plan, &uncommitted(&plan, repository, context)?, context)?;
        if !plan.changed.is_empty() {
            wanted.push(plan);
        }
    }
    let mut is_refused = !work.refused.is_empty();
    work.refused.into_iter().for_each(|refused| outcome.note_refused(refused));
    let mut plans = Vec::new();
    for plan in wanted {
        let Some(why) = hindrance(&plan, telling.format, work.is_each_by_itself, context)? else {
            plans.push(plan);
            continue;
        };
        is_refused = true;
        if work.is_each_by_itself {
            context.tell(&harmless(&format!("{}: left as it is\n", plan.record)))?;
        }
        outcome.note_refused(Refused { record: plan.record, why });
    }
    if is_refused && !work.is_each_by_itself {
        outcome.note_not_begun(&plans);
        outcome.finish(context)?;
        context.tell("nothing was changed\n")?;
        return Ok(ExitStatus::Findings);
    }
    Interrupt::around(|interrupt| {
        interrupt.begin_writing();
        let status = write(&plans, repository, interrupt, &mut outcome, context)?;
        Ok(if is_refused && status == ExitStatus::Clean { ExitStatus::Findings } else { status })
    })
}

fn write(
    plans: &[Plan],
    repository: Option<&Repository>,
    interrupt: &Interrupt,
    outcome: &mut Outcome,
    context: &mut Context,
) -> Result<ExitStatus> {
    for (place, plan) in plans.iter().enumerate() {
        if interrupt.is_told() {
            return interrupted(&plans[place..], outcome, context);
        }
        let why = match keep(plan, repository, context) {
            Ok(kept) => {
                outcome.note_done(plan, &kept, context)?;
                continue;
            }
            // Ctrl-C ends git too.
            Err(_) if interrupt.is_told() => return interrupted(&plans[place..], outcome, context),
            Err(why) if place > 0 => publish::only_that_one(why, &harmless(&plan.record)),
            Err(why) => why,
        };
        outcome.note_refused(Refused { record: plan.record.clone(), why: why.to_string() });
        stopped_before("not begun", &plans[place + 1..], outcome, context)?;
        return Err(why);
    }
    outcome.finish(context)?;
    Ok(ExitStatus::Clean)
}

fn interrupted(left: &[Plan], outcome: &mut Outcome, context: &mut Context) -> Result<ExitStatus> {
    stopped_before("interrupted; not changed", left, outcome, context)?;
    Ok(ExitStatus::Interrupted)
}

/// Tells which records were not changed any more.
fn stopped_before(what: &str, left: &[Plan], outcome: &mut Outcome, context: &mut Context) -> Result<()> {
    outcome.note_not_begun(left);
    outcome.finish(context)?;
    if left.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = left.iter().map(|plan| &*plan.record).collect();
    context.tell(&format!("{what}: {}\n", harmless(&names.join(", "))))
}

/// What is said of actions that are so already, but not yet in the last commit: an editor, or a program that was killed,
/// may have left them so.
fn uncommitted(plan: &Plan, repository: Option<&Repository>, context: &Context) -> Result<String> {
    let Some(repository) = repository.filter(|_| plan.changed.is_empty()) else { return Ok(String::new()) };
    Ok(match publish::is_committed(repository, &plan.file, &plan.before)? {
        Some(true) => String::new(),
        _ => format!("; but not committed: `hotwash commit {}`", quoted(&context.name(&plan.file))),
    })
}

/// Why the record cannot be what it is to be; told, as is what is worth a look in what changes.
fn hindrance(plan: &Plan, format: Format, is_by_itself: bool, context: &mut Context) -> Result<Option<String>> {
    match publish::require_own_renders(context, &plan.file) {
        Err(why) if is_by_itself => {
            context.tell(&harmless(&format!("{}: {why}\n", plan.record)))?;
            return Ok(Some(why.to_string()));
        }
        own => own?,
    }
    let mut outcome = publish::proofread_instead(context, &plan.file, plan.text.as_bytes())?;
    if outcome.count(Level::Error) > 0 {
        outcome.retain(|finding| finding.level == Level::Error);
        let text = publish::human(&outcome);
        match format {
            Format::Text => context.print(&text)?,
            Format::Json => context.tell(&text)?,
        }
        let findings = outcome.findings();
        let why: Vec<String> = findings.iter().map(|one| format!("{}: {}", one.rule, one.message)).collect();
        return Ok(Some(why.join("; ")));
    }
    let changed: Vec<FieldPath> =
        plan.changed.iter().map(|changed| FieldPath::from("action_items").at(changed.edit.place)).collect();
    outcome.retain(|finding| {
        finding.level == Level::Warning && changed.iter().any(|action| action.contains(&finding.field))
    });
    context.tell(&report::short(&outcome.findings()))?;
    Ok(None)
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

fn rendered(plan: &Plan, repository: Option<&Repository>, context: &mut Context) -> Result<Kept> {
    let document = records::load(&context.here, &plan.file)?;
    let name = context.name(&plan.file);
    let Some(repository) = repository else {
        for (render, text) in Press::of(context).renders(&plan.file, document.source.text(), &document.value)? {
            files::write_atomic(&render, text.as_bytes())?;
        }
        let told = match repository::find(context)? {
            Some(_) => format!("{name}: written with its render; `hotwash commit {}` commits both\n", quoted(&name)),
            None => format!("{name}: written with its render\n"),
        };
        return Ok(Kept { commit: None, told });
    };
    let is_own = publish::is_committed(repository, &plan.file, &plan.before)? == Some(false);
    let committed = publish::commit(context, repository, &plan.file, &document, Some(&plan.message))?;
    if is_own {
        context.tell(&format!("{name}: committed with changes of yours that were not committed\n"))?;
    }
    let told = publish::told(context, &plan.file, committed.as_ref());
    Ok(Kept { commit: committed.map(|committed| committed.short_id), told })
}
