//! One incident, as it is listed.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta};

use crate::cli::context::Context;
use crate::cli::{draft, site};
use crate::insight::Incident;
use crate::record::{Postmortem, Span};

#[derive(Debug)]
pub struct Entry {
    /// What commands take: the name of the record's file.
    pub id: String,
    pub incident: Incident,
    pub owner: Option<String>,
    pub file: PathBuf,
    /// As the user would write it.
    pub path: String,
    /// How many actions are still to be done, and of these how many are late.
    pub open: usize,
    pub overdue: usize,
}

impl Entry {
    /// How long it lasted; what ends before it begins is a slip of the pen, and says nothing.
    pub fn lasted(&self) -> Option<Span> {
        self.incident.duration.filter(|span| span.length >= TimeDelta::zero())
    }

    pub fn new(context: &Context, file: &Path, record: &Postmortem) -> Self {
        let incident = Incident::new(record, Path::new(&site::below_root(context, file)), &context.config);
        let today = draft::today(context, record);
        let overdue = incident.open_actions().filter(|action| action.days_late(today).is_some()).count();
        Self {
            id: file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
            owner: record.owner.as_deref().map(str::to_owned),
            file: file.to_owned(),
            path: context.shown_path(file).to_string_lossy().into_owned(),
            open: incident.open_actions().count(),
            overdue,
            incident,
        }
    }
}

/// The day on which periods are read, where no record says whose: `90d` ends today.
pub fn today(context: &Context) -> NaiveDate {
    draft::today(context, &Postmortem::default())
}
