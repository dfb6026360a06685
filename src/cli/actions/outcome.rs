//! What became of the changes, told to people or to programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::written;
use super::plan::{self, Plan};
use super::which::Format;
use crate::cli::context::Context;
use crate::error::Result;
use crate::finding::harmless;

/// What became of one record.
#[derive(Debug)]
pub struct Kept {
    /// The commit's short id, where there is one.
    pub commit: Option<String>,
    pub told: String,
}

/// How it is told.
#[derive(Debug, Clone, Copy)]
pub struct Telling {
    pub format: Format,
    /// Whether people have seen the changes already.
    pub is_shown: bool,
}

/// Gathers what was done, and tells it: at once to people, as a whole to programs.
#[derive(Debug)]
pub struct Outcome {
    telling: Telling,
    /// Whether a line has to say whose action it is about.
    is_of_several: bool,
    listing: Listing,
}

/// Frozen: a contract with whoever reads it.
#[derive(Debug, Serialize)]
struct Listing {
    version: u32,
    /// Whether it was done, and is not only what would be.
    written: bool,
    changed: Vec<Changed>,
    unchanged: Vec<Unchanged>,
    /// Records that stay as they were, because of what is wrong with them or because git refused them.
    refused: Vec<Refused>,
    /// Records that nothing was tried with, because of those.
    not_begun: Vec<String>,
}

/// A record that could not be changed.
#[derive(Debug, Clone, Serialize)]
pub struct Refused {
    pub record: String,
    pub why: String,
}

#[derive(Debug, Serialize)]
struct Changed {
    record: String,
    id: String,
    text: String,
    /// The new values of its fields; `null` where one was taken away.
    fields: BTreeMap<&'static str, Option<String>>,
    told: String,
    file: String,
    /// `null` where it was not committed.
    commit: Option<String>,
}

#[derive(Debug, Serialize)]
struct Unchanged {
    record: String,
    id: String,
    why: String,
}

impl Outcome {
    pub const fn new(telling: Telling, records: usize) -> Self {
        let listing = Listing {
            version: 1,
            written: false,
            changed: Vec::new(),
            unchanged: Vec::new(),
            refused: Vec::new(),
            not_begun: Vec::new(),
        };
        Self { telling, is_of_several: records > 1, listing }
    }

    /// What is so already; `more` is said of it.
    pub fn note_already(&mut self, plan: &Plan, more: &str, context: &mut Context) -> Result<()> {
        for (id, why) in &plan.already {
            let (record, why) = (plan.record.clone(), format!("{why}{more}"));
            match self.telling.format {
                Format::Text => context.tell(&harmless(&format!("{}{id}: {why}\n", self.whose(plan))))?,
                Format::Json => {
                    self.listing.unchanged.push(Unchanged { record, id: id.clone(), why });
                }
            }
        }
        Ok(())
    }

    pub fn note_refused(&mut self, refused: Refused) {
        self.listing.refused.push(refused);
    }

    pub fn note_not_begun(&mut self, plans: &[Plan]) {
        self.listing.not_begun.extend(plans.iter().map(|plan| plan.record.clone()));
    }

    pub fn note_done(&mut self, plan: &Plan, kept: &Kept, context: &mut Context) -> Result<()> {
        self.listing.written = true;
        if self.telling.format == Format::Json {
            self.list(plan, kept.commit.as_deref(), context);
            return Ok(());
        }
        let line = |changed: &plan::Changed| {
            let (edit, what) = (&changed.edit, &changed.what);
            harmless(&format!("{}{}: {}: {what}\n", self.whose(plan), edit.id, edit.told))
        };
        let lines: String = plan.changed.iter().filter(|_| !self.telling.is_shown).map(line).collect();
        context.print(&(lines + &kept.told))
    }

    /// What would be done.
    pub fn note_planned(&mut self, plans: &[Plan], context: &Context) {
        for plan in plans {
            self.list(plan, None, context);
        }
    }

    fn list(&mut self, plan: &Plan, commit: Option<&str>, context: &Context) {
        let changed = |changed: &plan::Changed| Changed {
            record: plan.record.clone(),
            id: changed.edit.id.clone(),
            text: changed.what.clone(),
            fields: changed.edit.fields.iter().cloned().collect(),
            told: changed.edit.told.clone(),
            file: context.shown_path(&plan.file).to_string_lossy().into_owned(),
            commit: commit.map(str::to_owned),
        };
        self.listing.changed.extend(plan.changed.iter().map(changed));
    }

    /// Gives programs all of it.
    pub fn finish(&self, context: &mut Context) -> Result<()> {
        match self.telling.format {
            Format::Text => Ok(()),
            Format::Json => context.print_raw(&written(&self.listing)?),
        }
    }

    fn whose(&self, plan: &Plan) -> String {
        if self.is_of_several { format!("{} ", plan.record) } else { String::new() }
    }
}
