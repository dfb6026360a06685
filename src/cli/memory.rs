//! What the wizard remembers of the archive's earlier records: read when it is first asked for, and once.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::context::Context;
use super::{past, records};
use crate::check::Content;
use crate::document;
use crate::record::{ActionItem, Postmortem};
use crate::recurrence::{Bar, Known, Past, unfinished};
use crate::wizard::{Alike, Called};

/// Names are taken from the latest records only: those of years ago have changed, and nobody waits
/// for a thousand small files.
const NEWEST: usize = 1000;

/// Causes are held against those of the latest records: whoever has just answered should not wait for all.
const LATEST_CAUSES: usize = 5000;

/// As many actions of one record are told that are still to be done.
const MOST_ACTIONS: usize = 2;

/// The archive's earlier records.
#[derive(Debug, Default)]
pub struct Memory {
    names: OnceCell<BTreeMap<Called, Vec<String>>>,
    earlier: OnceCell<Vec<(PathBuf, Known)>>,
}

impl Memory {
    /// What records call things of that sort, what most of them name first.
    pub fn known(&self, context: &Context, called: Called) -> &[String] {
        self.names.get_or_init(|| names(context)).get(&called).map(Vec::as_slice).unwrap_or_default()
    }

    /// Earlier incidents that read like this one; `stem` is its file's.
    pub fn alike(&self, context: &Context, stem: &str, record: &Postmortem) -> Vec<Alike> {
        let earlier = self.earlier.get_or_init(|| {
            let mut files = files(context);
            files.truncate(LATEST_CAUSES);
            let known = |file: PathBuf| Some((past::known(context, &file)?, file));
            let read: Vec<(Known, PathBuf)> = files.into_par_iter().filter_map(known).collect();
            read.into_iter().filter(|(known, _)| known.may_come_back()).map(|(known, file)| (file, known)).collect()
        });
        let this = past::of_record(context, record, stem);
        let past = Past::new(earlier.iter().map(|(_, known)| known.case()).collect());
        let is_news = |place: usize| !earlier[place].1.is_linked_to(&this) && past.was_before(place, this.case());
        let like = past.like(this.case(), Bar::Hint, is_news);
        // More than a few are no help.
        like.iter().take(5).filter_map(|like| told(context, &earlier[like.place].0)).collect()
    }
}

/// The archive's records, the latest first; a young archive has none.
fn files(context: &Context) -> Vec<PathBuf> {
    let mut files = records::all(context).unwrap_or_default();
    files.sort_by(|one, other| other.file_name().cmp(&one.file_name()));
    files
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
    let record = past::open(context, file)?;
    let id = record.id.clone()?;
    let clock = past::clock(context, &record);
    let prevents = unfinished(&record, clock.local(context.now).date_naive());
    // What would have prevented it says most; nobody reads more than a few lines here.
    let mut undone: Vec<String> = prevents.iter().take(MOST_ACTIONS).map(|one| one.said(&id)).collect();
    let is_told = |action: &&ActionItem| prevents.iter().any(|one| one.id.as_deref() == action.id.as_deref());
    let open = record.action_items.iter().filter(|action| action.state().is_open());
    let others: Vec<&ActionItem> = open.filter(|action| !is_told(action)).collect();
    let room = MOST_ACTIONS - undone.len();
    undone.extend(others.iter().take(room).filter_map(|action| Some(format!("still open: {}", in_a_line(action)?))));
    let more = (prevents.len() + others.len()).saturating_sub(undone.len());
    if more > 0 {
        undone.push(format!("and {more} more"));
    }
    Some(Alike { id, title: record.title.map(|title| title.to_string()).unwrap_or_default(), undone })
}

/// `A1 Raise the pool's maximum (database team, due 2023-08-24)`.
fn in_a_line(action: &ActionItem) -> Option<String> {
    let id = action.id.as_ref().map(|id| format!("{id} ")).unwrap_or_default();
    let owner = action.owner.as_ref().map(ToString::to_string);
    let more: Vec<String> = owner.into_iter().chain(action.due.map(|due| format!("due {due}"))).collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    Some(format!("{id}{}{more}", action.text.as_deref()?))
}
