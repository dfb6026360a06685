//! The incidents that are like one, and why.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::input::standard_input;
use crate::cli::{past, records};
use crate::document::MAX_BYTES;
use crate::error::Result;
use crate::record::{Date, Milestone, Milestoned, Postmortem};
use crate::recurrence::{Bar, Known, Likeness, Past, Reasons, Unfinished, unfinished};

/// The one that is asked about, and its likes.
#[derive(Debug)]
pub struct Found {
    pub name: String,
    pub title: String,
    pub alike: Vec<Alike>,
    /// How many records it was held against.
    pub of: usize,
}

/// One incident that is like it.
#[derive(Debug)]
pub struct Alike {
    pub file: PathBuf,
    pub known: Known,
    pub day: Option<Date>,
    pub severity: Option<String>,
    /// Out of 1000.
    pub score: u16,
    /// Whether it was over before the other began.
    pub earlier: bool,
    /// Whether it reads like the same trouble on the same service.
    pub is_told: bool,
    /// Whether one of both names the other.
    pub linked: bool,
    pub reasons: Reasons,
    /// What it promised as prevention, and has not done.
    pub unfinished: Vec<Unfinished>,
}

/// From so much out of 1000 on, two are much alike.
pub const MUCH: u16 = 180;

impl Alike {
    /// Whether it came back as the other one: somebody wrote so, or it reads so.
    const fn came_back(&self) -> bool {
        self.earlier && (self.linked || self.is_told)
    }

    /// Whether whoever reads both may well find that it did.
    const fn may_have_come_back(&self) -> bool {
        self.earlier && self.score >= MUCH && !self.reasons.services.is_empty()
    }

    /// What is said of something that it left undone.
    pub fn said(&self, undone: &Unfinished) -> String {
        let name = &self.known.name;
        if self.came_back() {
            undone.said(name)
        } else if self.may_have_come_back() {
            format!("if it is the same, {}", undone.said(name))
        } else {
            undone.open(name)
        }
    }
}

pub fn find(context: &mut Context, name: &str, most: usize) -> Result<Found> {
    let (file, record) = asked(context, name)?;
    let context = &*context;
    let stem = file.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let this = past::of_record(context, &record, &stem);
    let all = past::all(context)?;
    let past = Past::new(all.iter().map(|(_, known)| known.case()).collect());
    let is_other = |place: usize| {
        let (path, known) = &all[place];
        Some(path) != file.as_ref() && (known.name != this.name || this.name.is_empty())
    };
    let like = past.like(this.case(), Bar::Asked, is_other);
    let alike = like.into_iter().take(most).filter_map(|like| {
        let (path, known) = &all[like.place];
        alike(context, (&this, &record), (path, known), like, &past)
    });
    let title = record.title.as_deref().unwrap_or("Untitled incident").to_owned();
    Ok(Found {
        name: this.name.clone(),
        title,
        of: (0..all.len()).filter(|place| is_other(*place)).count(),
        alike: alike.collect(),
    })
}

/// The record that is asked about, and its file where it has one.
fn asked(context: &mut Context, name: &str) -> Result<(Option<PathBuf>, Postmortem)> {
    if name == "-" {
        let bytes = standard_input(MAX_BYTES as u64)?;
        return Ok((None, records::parsed_input(&bytes)?.value));
    }
    let file = records::find_to_read(context, name)?;
    let record = records::load(&context.here, &file)?.value;
    Ok((Some(file), record))
}

fn alike(
    context: &Context,
    (this, record): (&Known, &Postmortem),
    (file, known): (&Path, &Known),
    like: Likeness,
    past: &Past<'_>,
) -> Option<Alike> {
    let there = past::open(context, file)?;
    let clock = past::clock(context, &there);
    let started = Milestoned::new(&there).get(Milestone::Started).and_then(|(time, _)| clock.instant(time));
    let today = clock.local(context.now).date_naive();
    Some(Alike {
        file: file.to_owned(),
        day: started.map(|started| Date(clock.local(started).date_naive())),
        severity: there.severity.as_deref().map(str::to_owned),
        score: like.score,
        earlier: past.was_before(like.place, this.case()) || this.case().started.is_none(),
        is_told: like.passes(Bar::Told) && known.may_come_back() && this.may_come_back(),
        linked: known.is_linked_to(this),
        reasons: Reasons::of(record, &there, past),
        unfinished: unfinished(&there, today),
        known: known.clone(),
    })
}
