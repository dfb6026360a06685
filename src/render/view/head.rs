//! What stands above everything else.

use std::borrow::Cow;

use serde::Serialize;

use super::desk::{Desk, words};
use crate::record::{Date, Milestone, Status};
use crate::render::ink::Text;
use crate::render::markdown::line_to_text;
use crate::render::times;

/// Title, date and standing of a record.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    pub id: Option<String>,
    pub title: Text,
    /// The title without markup, for attributes and the window.
    pub title_plain: String,
    /// The day on which it started.
    pub date: Option<String>,
    /// The same for machines.
    pub date_machine: Option<String>,
    /// Why this is not a finished postmortem.
    pub notice: Option<Notice>,
    pub status: &'static str,
    pub severity: Option<Severity>,
    pub kind: Option<Cow<'static, str>>,
}

/// That a record is not, or not yet, what people expect.
#[derive(Debug, Clone, Serialize)]
pub struct Notice {
    pub label: &'static str,
    pub text: Text,
}

/// A severity with its configured name and meaning.
#[derive(Debug, Clone, Serialize)]
pub struct Severity {
    pub id: Text,
    pub name: Option<Text>,
    pub meaning: Option<Text>,
    /// Its place in the configured list, worst is 1; 0 when it is not there.
    pub rank: usize,
}

const UNTITLED: &str = "Untitled incident";
const NOT_WRITTEN: &str = "No full postmortem will be written.";

impl Head {
    pub fn new(desk: &Desk<'_>) -> Self {
        let record = desk.record;
        let title = record.title.as_deref().unwrap_or(UNTITLED);
        let started = desk.milestones().get(Milestone::Started).map(|(time, _)| desk.wall.day(time));
        let day =
            started.or_else(|| desk.events().find_map(|(_, event)| event.at.as_ref().map(|at| desk.wall.day(at))));
        Self {
            id: record.id.as_ref().map(ToString::to_string),
            title: desk.ink.line_or(record.title.as_deref(), UNTITLED, &[]),
            title_plain: line_to_text(title).into_owned(),
            date: day.map(times::date),
            date_machine: day.map(|day| Date(day).to_string()),
            notice: notice(desk),
            status: status(record.stage()),
            severity: severity(desk),
            kind: record.kind.map(|kind| words(kind.as_str())),
        }
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::InReview => "in review",
        Status::Published => "published",
        Status::Waived => "waived",
    }
}

fn notice(desk: &Desk<'_>) -> Option<Notice> {
    let own = |label, text: &str| Some(Notice { label, text: desk.ink.own(text) });
    match (desk.record.stage(), &desk.record.waived_because) {
        (Status::Published, None) => None,
        (Status::Draft, None) => own("Draft", "This postmortem is still being written."),
        (Status::InReview, None) => own("In review", "This postmortem is complete and waits for its reviewers."),
        (Status::Waived, None) => own("Waived", NOT_WRITTEN),
        (_, Some(why)) => Some(Notice { label: "Waived", text: desk.ink.line_or(Some(why), NOT_WRITTEN, &[]) }),
    }
}

fn severity(desk: &Desk<'_>) -> Option<Severity> {
    let id = desk.record.severity.as_deref()?;
    let known = desk.config.severity(id);
    Some(Severity {
        id: desk.ink.line(id),
        name: known.and_then(|one| desk.line(one.name.as_ref())),
        meaning: known.and_then(|one| desk.line(one.meaning.as_ref())),
        rank: desk.config.severity_rank(Some(id)),
    })
}
