//! The incidents behind one response time, for programs and for spreadsheets.

use serde::Serialize;

use super::Asked;
use super::listing::longest_first;
use crate::error::{Error, Result};
use crate::insight::{Figures, Incident, Measure, Response};
use crate::record::Span;
use crate::table::Table;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Listed<'a> {
    version: u32,
    measure: &'static str,
    meaning: &'static str,
    n: usize,
    of: usize,
    /// Left out, for they end before they begin.
    impossible: usize,
    /// The longest first.
    incidents: Vec<One<'a>>,
    /// Files with mistakes.
    unreadable: &'a [String],
}

#[derive(Serialize)]
struct One<'a> {
    record: &'a str,
    title: &'a str,
    /// `2023-08-10`.
    started_on: Option<String>,
    severity: Option<&'a str>,
    services: &'a [String],
    seconds: i64,
    approximate: bool,
}

pub fn json(figures: &Figures<'_>, measure: Measure, asked: &Asked<'_>) -> Result<String> {
    let response = of(figures, measure);
    let listed = Listed {
        version: 1,
        measure: measure.as_str(),
        meaning: measure.meaning(),
        n: response.map_or(0, |response| response.values.len()),
        of: response.map_or(0, |response| response.of),
        impossible: response.map_or(0, |response| response.impossible),
        incidents: all(response),
        unreadable: &asked.unreadable,
    };
    let text = serde_json::to_string_pretty(&listed);
    text.map(|text| text + "\n").map_err(|why| Error::new("the list cannot be written as JSON").because(why))
}

pub fn csv(figures: &Figures<'_>, measure: Measure) -> String {
    let all = all(of(figures, measure));
    let heads = ["record", "title", "started_on", "severity", "services", "seconds", "approximate"];
    let mut table = Table::new(&heads, all.len() << 7);
    for one in all {
        table.text(one.record);
        table.text(one.title);
        table.digits(one.started_on);
        table.maybe(one.severity);
        table.text(&one.services.join("; "));
        table.digits(Some(one.seconds));
        table.digits(Some(one.approximate));
        table.end();
    }
    table.into_string()
}

fn of<'f, 'a>(figures: &'f Figures<'a>, measure: Measure) -> Option<&'f Response<'a>> {
    figures.response.iter().find(|response| response.measure == measure)
}

fn all<'a>(response: Option<&Response<'a>>) -> Vec<One<'a>> {
    let one = |(incident, span): (&'a Incident, Span)| One {
        record: &incident.name,
        title: &incident.title,
        started_on: incident.day.map(|day| day.to_string()),
        severity: incident.severity.as_deref(),
        services: &incident.services,
        seconds: span.length.num_seconds(),
        approximate: span.approximate,
    };
    response.map(longest_first).unwrap_or_default().into_iter().map(one).collect()
}
