//! What was promised, over all records of the archive.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::cli::context::Context;
use crate::cli::draft::today;
use crate::cli::{incidents, records, site};
use crate::error::{Error, Result};
use crate::follow::{Pending, most_pressing_first, promised};
use crate::insight::Incident;
use crate::record::{Date, Postmortem, Tz, Visibility};

/// A record and its actions.
#[derive(Debug)]
pub struct Source {
    /// The record's name: its file's.
    pub record: String,
    pub file: PathBuf,
    pub title: Option<String>,
    /// The severity's place in the configured list; worst is 1.
    pub rank: usize,
    /// Today, where the record's clocks are.
    pub today: NaiveDate,
    is_restricted: bool,
    actions: Vec<(Pending, Option<Date>)>,
}

/// One action, with the record that promised it.
#[derive(Debug, Clone, Copy)]
pub struct Promise<'a> {
    pub source: &'a Source,
    pub incident: &'a Incident,
    pub pending: &'a Pending,
    /// The day that the due-date policy has for it, where it is to be done and has none.
    pub policy_due: Option<Date>,
}

/// All records, and the files that were not read to their end.
#[derive(Debug, Default)]
pub struct Promises {
    sources: Vec<Source>,
    /// One for each of the sources.
    pub incidents: Vec<Incident>,
    pub unreadable: Vec<PathBuf>,
}

impl Promises {
    pub fn read(context: &mut Context) -> Result<Self> {
        let read = incidents::each(context, |file, record| of_record(context, file, record))?;
        let (sources, incidents): (Vec<_>, Vec<_>) = read.all.into_iter().unzip();
        let found = Self { sources, incidents, unreadable: read.unreadable };
        if found.sources.is_empty() && found.unreadable.is_empty() {
            records::tell_none(context)?;
        }
        Ok(found)
    }

    /// An error where there are records, and none of them can be read.
    pub fn require_read(&self, context: &mut Context) -> Result<()> {
        if !self.sources.is_empty() || self.unreadable.is_empty() {
            return Ok(());
        }
        self.tell_unreadable(context)?;
        Err(Error::new("no record can be read").hint("`hotwash check` tells what is wrong with them"))
    }

    /// Those that are wanted; what hurts most stands first, and behind what is to be done what was closed last.
    pub fn sorted(&self, is_wanted: impl Fn(&Promise<'_>) -> bool) -> Vec<Promise<'_>> {
        let mut all: Vec<Promise<'_>> = self.all().filter(is_wanted).collect();
        all.sort_by(|one, other| {
            let [rank, other_rank] = [one, other].map(|promise| promise.source.rank);
            let closed = |promise: &Promise<'_>| (!promise.is_open()).then_some(Reverse(promise.pending.action.closed));
            closed(one)
                .cmp(&closed(other))
                .then_with(|| most_pressing_first((rank, one.pending), (other_rank, other.pending)))
                .then_with(|| one.source.record.cmp(&other.source.record))
                .then(one.pending.place.cmp(&other.pending.place))
        });
        all
    }

    /// All of them, record by record.
    pub fn all(&self) -> impl Iterator<Item = Promise<'_>> {
        self.sources.iter().zip(&self.incidents).flat_map(|(source, incident)| {
            source.actions.iter().map(move |(pending, due)| Promise { source, incident, pending, policy_due: *due })
        })
    }

    /// Says which records were left out.
    pub fn tell_unreadable(&self, context: &mut Context) -> Result<()> {
        incidents::tell_unreadable(&self.unreadable, context)
    }
}

impl Promise<'_> {
    pub const fn is_late(&self) -> bool {
        self.pending.days_late.is_some()
    }

    pub fn is_open(&self) -> bool {
        self.pending.action.state().is_open()
    }

    /// Whether it has no day, and the policy's is over.
    pub fn is_past_policy(&self) -> bool {
        self.policy_due.is_some_and(|due| due.0 < self.source.today)
    }

    /// Whether few may read it: then it stands in nothing that is made to be given away.
    pub fn is_restricted(&self) -> bool {
        self.source.is_restricted || self.pending.action.visibility == Some(Visibility::Restricted)
    }

    pub fn owner(&self) -> Option<&str> {
        self.pending.action.owner.as_deref()
    }

    pub fn id(&self) -> Option<&str> {
        self.pending.action.id.as_deref()
    }
}

fn of_record(context: &Context, file: &Path, record: &Postmortem) -> (Source, Incident) {
    let config = &context.config;
    let zone = config.time_zone.map_or(Tz::UTC, |zone| zone.0);
    let rank = config.severity_place(record.severity.as_deref());
    let with_policy = |pending: Pending| {
        let is_asked = pending.action.due.is_none() && pending.action.state().is_open();
        let due = if is_asked { config.due_by(record, &pending.action) } else { None };
        (pending, due.map(|(due, _)| due))
    };
    let source = Source {
        record: file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        file: file.to_owned(),
        title: record.title.as_deref().map(str::to_owned),
        rank: rank.unwrap_or(config.severities.len()) + 1,
        today: today(context, record),
        is_restricted: record.visibility == Some(Visibility::Restricted),
        actions: promised(record, context.now, zone).into_iter().map(with_policy).collect(),
    };
    (source, Incident::new(record, Path::new(&site::below_root(context, file)), config))
}
