//! The same for programs.

use serde::Serialize;

use super::said::{SaidAction, SaidItem, SaidRecord};
use crate::error::Result;
use crate::record::TracedAs;
use crate::report::as_json;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Tracing<'a> {
    version: u32,
    records: Vec<Record<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    /// How many were looked at.
    records: usize,
    uncovered: usize,
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(rename = "record")]
    name: &'a str,
    title: Option<&'a str>,
    status: &'static str,
    no_actions_because: Option<&'a str>,
    /// Over the archive, only those that nothing covers.
    items: Vec<Item<'a>>,
    /// Actions that name no factor and no lesson.
    aimless: Vec<Action<'a>>,
    unknown: Vec<Unknown<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    /// `factor`, `went_poorly`, `got_lucky`, `went_well`.
    kind: &'static str,
    root: bool,
    id: Option<&'a str>,
    text: &'a str,
    covered: bool,
    actions: Vec<Action<'a>>,
}

#[derive(Serialize)]
struct Action<'a> {
    id: Option<&'a str>,
    /// Its place in the record's list, from 1.
    number: usize,
    text: &'a str,
    owner: Option<&'a str>,
    due: Option<&'a str>,
    status: &'static str,
    closed: Option<&'a str>,
    /// `null` where it is not late.
    days_overdue: Option<i64>,
}

/// An action and what it names, which the record does not have.
#[derive(Serialize)]
struct Unknown<'a> {
    action: Option<&'a str>,
    number: usize,
    addresses: &'a str,
}

pub fn json(records: &[SaidRecord], of: usize) -> Result<String> {
    let items = records.iter().flat_map(|record| &record.items);
    let summary = Summary { records: of, uncovered: items.filter(|item| !item.covered).count() };
    let tracing = Tracing { version: 1, records: records.iter().map(record).collect(), summary };
    as_json(&tracing)
}

fn record(said: &SaidRecord) -> Record<'_> {
    Record {
        name: &said.name,
        title: said.title.as_deref(),
        status: said.status,
        no_actions_because: said.no_actions_because.as_deref(),
        items: said.items.iter().map(item).collect(),
        aimless: said.aimless.iter().map(action).collect(),
        unknown: said
            .unknown
            .iter()
            .map(|(action, id)| Unknown { action: action.id.as_deref(), number: action.number, addresses: id })
            .collect(),
    }
}

fn item(said: &SaidItem) -> Item<'_> {
    Item {
        kind: said.what.as_str(),
        root: said.what == TracedAs::Factor { root: true },
        id: said.id.as_deref(),
        text: &said.text,
        covered: said.covered,
        actions: said.actions.iter().map(action).collect(),
    }
}

fn action(said: &SaidAction) -> Action<'_> {
    Action {
        id: said.id.as_deref(),
        number: said.number,
        text: &said.text,
        owner: said.owner.as_deref(),
        due: said.due.as_deref(),
        status: said.status.as_str(),
        closed: said.closed.as_deref(),
        days_overdue: said.days_late,
    }
}
