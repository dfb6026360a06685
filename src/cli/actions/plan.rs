//! A record as it will be, once its actions are changed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::verbs::{Case, Changes, Field, Verb};
use super::which::{Target, perhaps_a_record, place_of};
use crate::cli::context::Context;
use crate::cli::draft::today;
use crate::cli::records;
use crate::document::edit;
use crate::error::Result;
use crate::finding::FieldPath;
use crate::record::{Date, Postmortem};

/// A change of one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub place: usize,
    pub id: String,
    pub fields: Vec<Field>,
    /// What it comes to: `done on 2023-08-20`.
    pub told: String,
}

/// What is to become of one record.
#[derive(Debug)]
pub struct Plan {
    pub file: PathBuf,
    /// The record's name: its file's.
    pub record: String,
    pub before: String,
    pub text: String,
    pub changed: Vec<Changed>,
    /// Actions that are so already, and how.
    pub already: Vec<(String, String)>,
    pub message: String,
}

/// An action that changes.
#[derive(Debug)]
pub struct Changed {
    pub edit: Edit,
    /// What the action is.
    pub what: String,
}

/// A record as it lies there.
#[derive(Debug)]
pub struct Found {
    pub file: PathBuf,
    pub record: Postmortem,
    pub text: String,
}

impl Found {
    pub fn read(context: &Context, file: &Path) -> Result<Self> {
        let record = records::load(&context.here, file)?.value;
        Ok(Self { file: file.to_owned(), record, text: records::text(file)? })
    }

    pub fn name(&self) -> String {
        self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The record after these edits. `subject` says what the commit does with the ids it is given.
    pub fn plan(self, edits: Vec<Edit>, subject: &dyn Fn(&str) -> String, reason: Option<&str>) -> Result<Plan> {
        let (name, mut text, mut body) = (self.name(), self.text.clone(), String::new());
        let mut changed = Vec::with_capacity(edits.len());
        for edit in edits {
            for (key, value) in &edit.fields {
                let field = FieldPath::of_item("action_items", edit.place, key);
                text = match value {
                    Some(value) => edit::set(&text, &field, &value.as_str().into())?,
                    None => edit::remove(&text, &field)?,
                };
            }
            let what = self.record.action_items[edit.place].text.as_deref().unwrap_or_default().to_owned();
            let _ = writeln!(body, "{}: {}: {what}", edit.id, edit.told);
            changed.push(Changed { edit, what });
        }
        let ids: Vec<&str> = changed.iter().map(|changed| &*changed.edit.id).collect();
        let title = self.record.title.as_deref().unwrap_or(&name);
        let reason = reason.map(|reason| format!("Because: {reason}\n")).unwrap_or_default();
        let subject = subject(&listed(&ids));
        let message = format!("{subject}: {title}\n\n{body}{reason}\n{name} ({})\n", self.record.stage());
        Ok(Plan { file: self.file, record: name, before: self.text, text, changed, already: Vec::new(), message })
    }
}

/// What a verb makes of the actions that are meant.
pub fn of_verb(target: &Target, verb: &dyn Verb, context: &Context) -> Result<Plan> {
    let found = Found::read(context, &target.file)?;
    let (record, file) = (&found.record, &*found.file);
    let (mut edits, mut already) = (Vec::new(), Vec::new());
    for id in &target.ids {
        let place = place_of(record, id, file).map_err(|why| perhaps_a_record(why, id, context))?;
        let action = &record.action_items[place];
        let today = Date(today(context, record));
        match verb.changes(Case { id, action, record, file, config: &context.config, today })? {
            Changes::Nothing(why) => already.push((id.to_string(), why)),
            Changes::Fields { fields, told } => edits.push(Edit { place, id: id.to_string(), fields, told }),
        }
    }
    let plan = found.plan(edits, &|ids| verb.subject(ids), verb.reason().as_deref())?;
    Ok(Plan { already, ..plan })
}

/// `A1`, `A1 and A2`, `A1, A2 and A3`.
fn listed(ids: &[&str]) -> String {
    match ids.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
