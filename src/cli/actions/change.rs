//! A change of actions: into the record's file, checked, rendered, and committed.

use std::path::Path;

use super::verb::{Changes, Verb, Which};
use crate::cli::context::Context;
use crate::cli::draft::today;
use crate::cli::exit::ExitStatus;
use crate::cli::hold::hold;
use crate::cli::new::quoted;
use crate::cli::press::Press;
use crate::cli::{publish, records, repository};
use crate::document::edit;
use crate::error::{Error, Result};
use crate::files;
use crate::finding::{FieldPath, Level, harmless, nearest};
use crate::git::Repository;
use crate::record::{Date, ItemId, Postmortem};
use crate::report;

pub fn run(which: &Which, verb: &dyn Verb, context: &mut Context) -> Result<ExitStatus> {
    let repository = if which.no_commit { None } else { repository::find(context)? };
    if let Some(repository) = &repository {
        repository.identity_check()?;
    }
    let file = records::find(context, &which.record)?;
    // Also while it is committed: git reads the record after it was rendered, and what others would
    // write in between were in the commit without being in its render.
    let _held = hold(context, &file)?;
    let record = records::load(&context.here, &file)?.value;
    let before = records::text(&file)?;
    let planned = plan(which, verb, context, (&file, &record, &before))?;
    context.tell(&planned.already)?;
    if planned.places.is_empty() {
        return Ok(ExitStatus::Clean);
    }
    if !is_clean(context, &file, &planned)? {
        context.tell("nothing was changed\n")?;
        return Ok(ExitStatus::Findings);
    }
    files::write_atomic(&file, planned.text.as_bytes())?;
    match keep(context, repository.as_ref(), &file, &planned.message) {
        Ok(told) => {
            context.print(&format!("{}{told}", planned.told))?;
            Ok(ExitStatus::Clean)
        }
        // What could not be committed is as it was: it can be said again. But hooks take their time, and
        // an editor waits for no lock.
        Err(why) if records::text(&file).is_ok_and(|now| now == planned.text) => {
            files::write_atomic(&file, before.as_bytes())?;
            Err(why)
        }
        Err(why) => {
            let name = context.name(&file);
            context.tell(&format!("{name} was changed meanwhile: it stays as it is, with this change in it\n"))?;
            Err(why)
        }
    }
}

/// The record as it will be.
struct Planned {
    text: String,
    /// The actions that change.
    places: Vec<usize>,
    /// A line for each of them.
    told: String,
    /// A line for each that is so already.
    already: String,
    message: String,
}

fn plan(
    which: &Which,
    verb: &dyn Verb,
    context: &Context,
    (file, record, before): (&Path, &Postmortem, &str),
) -> Result<Planned> {
    let today = Date(today(context, record));
    let (mut told, mut already, mut body) = (String::new(), String::new(), String::new());
    let (mut text, mut places, mut ids) = (before.to_owned(), Vec::new(), Vec::new());
    for id in &which.actions {
        let place = place_of(record, id, file)?;
        if places.contains(&place) {
            continue;
        }
        let action = &record.action_items[place];
        let what = action.text.as_deref().unwrap_or_default();
        match verb.fields(id, action, today)? {
            Changes::Nothing(why) => already += &harmless(&format!("{why}\n")),
            Changes::Fields { fields, told: done } => {
                for (key, value) in fields {
                    text = edit::set(&text, &FieldPath::of_item("action_items", place, key), &value.into())?;
                }
                let line = format!("{id}: {done}: {what}\n");
                told += &harmless(&line);
                body += &line;
                places.push(place);
                ids.push(id.to_string());
            }
        }
    }
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let title = record.title.as_deref().unwrap_or(&stem);
    let reason = verb.reason().map(|reason| format!("Because: {reason}\n")).unwrap_or_default();
    let message = format!("{}: {title}\n\n{body}{reason}\n{stem} ({})\n", verb.subject(&listed(&ids)), record.stage());
    Ok(Planned { text, places, told, already, message })
}

/// Where in the record's list an action stands.
fn place_of(record: &Postmortem, id: &ItemId, file: &Path) -> Result<usize> {
    let place = record.action_items.iter().position(|action| action.id.as_ref() == Some(id));
    place.ok_or_else(|| {
        let ids: Vec<&str> = record.action_items.iter().filter_map(|action| action.id.as_deref()).collect();
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let error = Error::new(format!("`{id}` is no action of {stem}"));
        match (nearest(id, ids.iter().copied()), ids.as_slice()) {
            (_, []) => error.hint("it has no action with an id: give each an `id`, such as `A1`"),
            (Some(near), _) => error.hint(format!("did you mean `{near}`? It has {}", ids.join(", "))),
            (None, _) => error.hint(format!("it has {}", ids.join(", "))),
        }
    })
}

/// Proofreads the record as it will be; tells what stops it, or what is worth a look in what changes.
fn is_clean(context: &mut Context, file: &Path, planned: &Planned) -> Result<bool> {
    let mut outcome = publish::proofread_instead(context, file, planned.text.as_bytes())?;
    if outcome.count(Level::Error) > 0 {
        outcome.retain(|finding| finding.level == Level::Error);
        context.print(&publish::human(&outcome))?;
        return Ok(false);
    }
    let changed: Vec<FieldPath> =
        planned.places.iter().map(|place| FieldPath::from("action_items").at(*place)).collect();
    outcome.retain(|finding| {
        finding.level == Level::Warning && changed.iter().any(|action| action.contains(&finding.field))
    });
    context.tell(&report::short(&outcome.findings()))?;
    Ok(true)
}

/// Renders the record, and commits both where there is a repository; what was done, in a line.
fn keep(context: &Context, repository: Option<&Repository>, file: &Path, message: &str) -> Result<String> {
    let document = records::load(&context.here, file)?;
    let Some(repository) = repository else {
        for (render, text) in Press::of(context).renders(file, document.source.text(), &document.value)? {
            files::write_atomic(&render, text.as_bytes())?;
        }
        let name = context.name(file);
        return Ok(format!("{name}: written with its render; `hotwash commit {}` commits both\n", quoted(&name)));
    };
    let committed = publish::commit(context, repository, file, &document, Some(message))?;
    Ok(publish::told(context, file, committed.as_ref()))
}

/// `A1`, `A1 and A2`, `A1, A2 and A3`.
fn listed(ids: &[String]) -> String {
    match ids.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
