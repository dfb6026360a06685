//! What the wizard remembers of the archive's earlier records: read when it is first asked for, and once.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::context::Context;
use super::records;
use crate::check::{Content, Earlier, Options};
use crate::document;
use crate::error::Result;
use crate::record::{ActionItem, Postmortem};
use crate::wizard::{Alike, Called};

/// Names are taken from the latest records only: those of years ago have changed, and nobody waits
/// for a thousand small files.
const NEWEST: usize = 1000;

/// Causes are held against those of the latest records: whoever has just answered should not wait for all.
const LATEST_CAUSES: usize = 5000;

/// As many open actions of one record are told.
const MOST_ACTIONS: usize = 2;

/// The archive's earlier records.
#[derive(Debug, Default)]
pub struct Memory {
    names: OnceCell<BTreeMap<Called, Vec<String>>>,
    earlier: OnceCell<Earlier>,
}

impl Memory {
    /// What records call things of that sort, what most of them name first.
    pub fn known(&self, context: &Context, called: Called) -> &[String] {
        self.names.get_or_init(|| names(context)).get(&called).map(Vec::as_slice).unwrap_or_default()
    }

    /// Earlier incidents that read like the one of this text.
    pub fn alike(&self, context: &Context, name: &Path, text: &str) -> Result<Vec<Alike>> {
        let options = Options { config: &context.config, now: context.now, stage: None };
        let earlier = if let Some(earlier) = self.earlier.get() {
            earlier
        } else {
            let read = |file: &Path| records::content(&context.here, file);
            let mut files = files(context);
            files.truncate(LATEST_CAUSES);
            let read = Earlier::read(&files, &read, options)?;
            self.earlier.get_or_init(|| read)
        };
        let like = earlier.like(name, text.as_bytes(), options)?;
        // More than a few are no help.
        let told = |file: &&Path| told(context, file);
        Ok(like.iter().filter(|file| **file != name).take(5).filter_map(told).collect())
    }
}

/// The archive's records, the latest first; a young archive has none.
fn files(context: &Context) -> Vec<PathBuf> {
    let mut files = records::all(context).unwrap_or_default();
    files.sort_by(|one, other| other.file_name().cmp(&one.file_name()));
    files
}

fn open(context: &Context, file: &Path) -> Option<Postmortem> {
    match records::content(&context.here, file).ok()? {
        Content::Bytes(bytes) => Some(document::read_bytes::<Postmortem>(&bytes).value),
        Content::Whole(text) => Some(document::read::<Postmortem>(&text).value),
        Content::TooLarge => None,
    }
}

fn names(context: &Context) -> BTreeMap<Called, Vec<String>> {
    let mut files = files(context);
    files.truncate(NEWEST);
    // The context holds streams, which no other core may have.
    let here = &context.here;
    let read = |file: &PathBuf| match records::content(here, file) {
        Ok(Content::Bytes(bytes)) => named(&document::read_bytes::<Postmortem>(&bytes).value),
        _ => Vec::new(),
    };
    let mut counts: BTreeMap<(Called, String), usize> = BTreeMap::new();
    for name in files.par_iter().map(read).collect::<Vec<_>>().into_iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let mut counted: Vec<(Called, usize, String)> =
        counts.into_iter().map(|((called, name), count)| (called, count, name)).collect();
    counted.sort_by(|(_, a, one), (_, b, other)| (b, one).cmp(&(a, other)));
    let mut names: BTreeMap<Called, Vec<String>> = BTreeMap::new();
    for (called, _, name) in counted {
        names.entry(called).or_default().push(name);
    }
    names
}

/// All that a record names.
fn named(record: &Postmortem) -> Vec<(Called, String)> {
    let lines = |called: Called, lines: &[crate::record::Line]| -> Vec<_> {
        lines.iter().map(|line| (called, line.to_string())).collect()
    };
    let mut named = lines(Called::Service, &record.services);
    named.extend(lines(Called::Tag, &record.tags));
    named.extend(lines(Called::Person, &record.authors));
    let people = record.owner.iter().chain(record.action_items.iter().filter_map(|action| action.owner.as_ref()));
    named.extend(people.map(|line| (Called::Person, line.to_string())));
    let others = record.participants.iter().map(|participant| &participant.who);
    let others = others.chain(record.reviewers.iter().map(|review| &review.who)).flatten();
    named.extend(others.map(|line| (Called::Person, line.to_string())));
    let roles = record.participants.iter().filter_map(|participant| participant.role.as_ref());
    named.extend(roles.map(|line| (Called::Role, line.to_string())));
    let audiences = record.communications.iter().filter_map(|said| said.audience.as_ref());
    named.extend(audiences.map(|line| (Called::Audience, line.to_string())));
    let categories = record.contributing_factors.iter().filter_map(|factor| factor.category.as_ref());
    named.extend(categories.map(|line| (Called::Category, line.to_string())));
    named.extend(record.id.iter().map(|id| (Called::Incident, id.to_string())));
    named
}

fn told(context: &Context, file: &Path) -> Option<Alike> {
    let record = open(context, file)?;
    let open: Vec<&ActionItem> = record.action_items.iter().filter(|action| action.state().is_open()).collect();
    let mut open_actions: Vec<String> = open.iter().take(MOST_ACTIONS).filter_map(|action| in_a_line(action)).collect();
    if let Some(more) = open.len().checked_sub(MOST_ACTIONS).filter(|more| *more > 0) {
        open_actions.push(format!("and {more} more"));
    }
    Some(Alike { id: record.id?, title: record.title.map(|title| title.to_string()).unwrap_or_default(), open_actions })
}

/// `A1 Raise the pool's maximum (database team, due 2023-08-24)`.
fn in_a_line(action: &ActionItem) -> Option<String> {
    let id = action.id.as_ref().map(|id| format!("{id} ")).unwrap_or_default();
    let owner = action.owner.as_ref().map(ToString::to_string);
    let more: Vec<String> = owner.into_iter().chain(action.due.map(|due| format!("due {due}"))).collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    Some(format!("{id}{}{more}", action.text.as_deref()?))
}
