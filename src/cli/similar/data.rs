//! The list for programs.

use serde::Serialize;

use super::found::{Alike, Found};
use crate::cli::context::Context;
use crate::error::Result;
use crate::report::as_json;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    id: &'a str,
    title: &'a str,
    similar: Vec<One<'a>>,
    /// How many other records there are.
    records: usize,
}

#[derive(Serialize)]
struct One<'a> {
    id: &'a str,
    title: &'a str,
    /// The day on which it began.
    day: Option<String>,
    severity: Option<&'a str>,
    /// From 0 to 1.
    score: f64,
    /// Whether it was over before the other began.
    earlier: bool,
    /// Whether it reads like the same trouble on the same service: what `possible-recurrence` tells.
    recurrence: bool,
    /// Whether one names the other already.
    linked: bool,
    reasons: Reasons<'a>,
    /// Preventive actions of it that are still to be done.
    unfinished: Vec<Undone<'a>>,
    file: String,
}

#[derive(Serialize)]
struct Reasons<'a> {
    services: &'a [String],
    categories: &'a [String],
    words: Vec<Words<'a>>,
    actions: Vec<Actions<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    here: &'a str,
    there: &'a str,
}

#[derive(Serialize)]
struct Actions<'a> {
    here: Option<&'a str>,
    there: Option<&'a str>,
}

#[derive(Serialize)]
struct Undone<'a> {
    id: Option<&'a str>,
    due: Option<String>,
    /// `null` where it is not late.
    days_overdue: Option<i64>,
    message: String,
}

pub fn json(found: &Found, context: &Context) -> Result<String> {
    let similar = found.alike.iter().map(|alike| one(alike, context)).collect();
    let listing = Listing { version: 1, id: &found.name, title: &found.title, similar, records: found.of };
    as_json(&listing)
}

fn one<'a>(alike: &'a Alike, context: &Context) -> One<'a> {
    let reasons = &alike.reasons;
    One {
        id: &alike.known.name,
        title: &alike.known.title,
        day: alike.day.map(|day| day.to_string()),
        severity: alike.severity.as_deref(),
        score: f64::from(alike.score) / 1000.0,
        earlier: alike.earlier,
        recurrence: alike.is_told && alike.earlier,
        linked: alike.linked,
        reasons: Reasons {
            services: &reasons.services,
            categories: &reasons.categories,
            words: reasons.words.iter().map(|shared| Words { here: &shared.here, there: &shared.there }).collect(),
            actions: reasons
                .actions
                .iter()
                .map(|(here, there)| Actions { here: here.as_deref(), there: there.as_deref() })
                .collect(),
        },
        unfinished: alike
            .unfinished
            .iter()
            .map(|one| Undone {
                id: one.id.as_deref(),
                due: one.due.map(|due| due.to_string()),
                days_overdue: one.days_late,
                message: alike.said(one),
            })
            .collect(),
        file: context.shown_path(&alike.file).to_string_lossy().into_owned(),
    }
}
