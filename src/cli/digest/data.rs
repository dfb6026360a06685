//! The digest for programs.

use serde::Serialize;

use super::page::Pen;
use crate::error::Result;
use crate::insight::{Digest, Incident, Promised, Since, Waiting};
use crate::report::as_json;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Data<'a> {
    version: u32,
    /// `2026-11-23`, as all days are.
    on: String,
    /// The first and the last of the days before.
    from: String,
    until: String,
    /// The last of the days ahead, of which `on` is the first.
    ahead: String,
    new: Vec<New<'a>>,
    recurrences: Vec<Recurrence<'a>>,
    owners: Vec<Owner<'a>>,
    drafts: Vec<Wait<'a>>,
    unreviewed: Vec<Wait<'a>>,
    anniversaries: Vec<Anniversary<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    new: usize,
    overdue: usize,
    due: usize,
    /// How many records could not be read: they are in none of the lists.
    unreadable: usize,
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(rename = "record")]
    name: &'a str,
    title: &'a str,
    status: &'static str,
    severity: Option<&'a str>,
    kind: Option<&'static str>,
    services: &'a [String],
    owner: Option<&'a str>,
    started_on: Option<String>,
    published: Option<String>,
    file: &'a str,
    url: Option<String>,
}

#[derive(Serialize)]
struct New<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    began: bool,
    newly_published: bool,
}

#[derive(Serialize)]
struct Recurrence<'a> {
    record: &'a str,
    earlier: &'a str,
    /// `null` where nobody wrote it down.
    relation: Option<&'static str>,
    reasons: &'a [String],
    /// What was promised then and is not done, as sentences.
    unfinished: Vec<String>,
}

#[derive(Serialize)]
struct Owner<'a> {
    /// `null`: nobody.
    owner: Option<&'a str>,
    actions: Vec<Action<'a>>,
}

#[derive(Serialize)]
struct Action<'a> {
    record: &'a str,
    id: Option<&'a str>,
    text: Option<&'a str>,
    kind: Option<&'static str>,
    priority: Option<&'static str>,
    severity: Option<&'a str>,
    due: Option<String>,
    /// `null` where it is not late.
    days_overdue: Option<i64>,
    url: Option<String>,
}

#[derive(Serialize)]
struct Wait<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    /// What the days are counted from: `published`, `ended` or `began`.
    since: Option<&'static str>,
    /// `null` where no day is known.
    days: Option<i64>,
}

#[derive(Serialize)]
struct Anniversary<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    years: u32,
    open: usize,
    overdue: usize,
}

pub fn json(digest: &Digest<'_>, pen: &Pen<'_>) -> Result<String> {
    let week = pen.week;
    let (overdue, due) = digest.owed_in_all();
    let recurrences = digest.recurrences.iter().map(|like| Recurrence {
        record: &like.later.name,
        earlier: &like.earlier.name,
        relation: like.relation.map(crate::record::Relation::as_str),
        reasons: &like.reasons,
        unfinished: like.earlier.left_undone(week.on, usize::MAX),
    });
    let owners = digest.owed.iter().map(|owed| Owner {
        owner: owed.owner,
        actions: owed.actions.iter().map(|promised| action(*promised, pen)).collect(),
    });
    let data = Data {
        version: 1,
        on: week.on.to_string(),
        from: week.from().to_string(),
        until: week.until().to_string(),
        ahead: week.ahead().to_string(),
        new: digest
            .new
            .iter()
            .map(|new| New { record: record(new.incident, pen), began: new.began, newly_published: new.published })
            .collect(),
        recurrences: recurrences.collect(),
        owners: owners.collect(),
        drafts: waits(&digest.drafts, pen),
        unreviewed: waits(&digest.unreviewed, pen),
        anniversaries: digest
            .anniversaries
            .iter()
            .map(|one| Anniversary {
                record: record(one.incident, pen),
                years: one.years,
                open: one.open,
                overdue: one.overdue,
            })
            .collect(),
        summary: Summary { new: digest.new.len(), overdue, due, unreadable: digest.unreadable },
    };
    as_json(&data)
}

fn waits<'a>(all: &[Waiting<'a>], pen: &Pen<'_>) -> Vec<Wait<'a>> {
    let wait = |one: &Waiting<'a>| Wait {
        record: record(one.incident, pen),
        since: one.since.map(|(what, _)| Since::as_str(what)),
        days: one.days(),
    };
    all.iter().map(wait).collect()
}

fn record<'a>(incident: &'a Incident, pen: &Pen<'_>) -> Record<'a> {
    Record {
        name: &incident.name,
        title: &incident.title,
        status: incident.status.as_str(),
        severity: incident.severity.as_deref(),
        kind: incident.kind.map(crate::record::Kind::as_str),
        services: &incident.services,
        owner: incident.owner.as_deref(),
        started_on: incident.day.map(|day| day.to_string()),
        published: incident.published.map(|day| day.to_string()),
        file: &incident.file,
        url: pen.href(incident),
    }
}

fn action<'a>(promised: Promised<'a>, pen: &Pen<'_>) -> Action<'a> {
    let Promised { incident, action, days_late, .. } = promised;
    Action {
        record: &incident.name,
        id: action.id.as_deref(),
        text: action.text.as_deref(),
        kind: action.kind.map(crate::record::ActionKind::as_str),
        priority: action.priority.map(crate::record::Priority::as_str),
        severity: incident.severity.as_deref(),
        due: action.due.map(|due| due.to_string()),
        days_overdue: days_late,
        url: pen.href(incident),
    }
}
