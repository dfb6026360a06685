//! How many incidents there were.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::ink::{Ink, heading, series_style};
use super::stacked::Row;
use super::{rows, stacked};
use crate::insight::{BySeverity, Figures, Month, Severities};
use crate::record::Kind;

/// As many months are shown; years tell the rest.
const MONTHS: u32 = 24;
/// As many months in which nothing began have a line each.
const FEW: i64 = 2;
/// As many services are shown.
const SERVICES: usize = 10;

/// By month and year, severity, service and kind; nothing where there are none.
pub fn draw(out: &mut String, figures: &Figures<'_>, until: NaiveDate, ink: Ink) {
    if figures.counts.n == 0 {
        return;
    }
    months(out, figures, until, ink);
    if figures.counts.years.len() > 1 {
        heading(out, "Incidents by year", "", ink);
        let years: Vec<_> = figures.counts.years.iter().map(|(year, row)| (year.to_string(), *row)).collect();
        let (parts, rows) = stacked::by_severity(&figures.severities, &years, series_style, ink);
        stacked::draw(out, "year", &parts, &rows, ink);
    }
    severities(out, figures, ink);
    services(out, figures, ink);
    kinds(out, figures, ink);
}

/// Every month in which something began, or the latest ones where these are many; `until` is the last day that is asked
/// for.
fn months(out: &mut String, figures: &Figures<'_>, until: NaiveDate, ink: Ink) {
    let counts = &figures.counts;
    let (mut months, mut more): (Vec<(Month, BySeverity)>, _) = (counts.all_months().collect(), String::new());
    if months.len() > MONTHS as usize {
        let last = counts.latest(until).unwrap_or(Month::of(until));
        let first = last.back(MONTHS - 1);
        months.retain(|(month, _)| (first..=last).contains(month));
        let shown: usize = months.iter().flat_map(|(_, row)| row).map(|count| *count as usize).sum();
        more = format!("The latest {MONTHS} months; {} began in other ones.", counts.n - shown);
    }
    heading(out, "Incidents by month", &more, ink);
    let named: Vec<_> = months.iter().map(|(month, row)| (month.to_string(), *row)).collect();
    let (parts, rows) = stacked::by_severity(&figures.severities, &named, series_style, ink);
    let mut filled: Vec<Row> = Vec::with_capacity(rows.len());
    for (nth, row) in rows.into_iter().enumerate() {
        if let Some((before, _)) = nth.checked_sub(1).and_then(|before| months.get(before)) {
            gap(&mut filled, *before, months[nth].0, row.counts.len());
        }
        filled.push(row);
    }
    if let Some((last, _)) = months.last() {
        gap(&mut filled, *last, Month::of(until).next(), parts.len());
    }
    stacked::draw(out, "month", &parts, &filled, ink);
}

/// The months between two others, in which nothing began.
fn gap(rows: &mut Vec<Row>, before: Month, after: Month, parts: usize) {
    let between = (after.number() - before.number() - 1).max(0);
    if between > FEW {
        rows.push(Row { name: format!("none for {between} months"), counts: Vec::new() });
    } else {
        let mut month = before;
        for _ in 0..between {
            month = month.next();
            rows.push(Row { name: month.to_string(), counts: vec![0; parts] });
        }
    }
}

fn severities(out: &mut String, figures: &Figures<'_>, ink: Ink) {
    heading(out, "Incidents by severity", "", ink);
    let totals = figures.counts.total;
    let row = |place: usize| (figures.severities.label(place).to_owned(), totals[place] as usize);
    rows::draw(out, &Severities::used(&totals).into_iter().map(row).collect::<Vec<_>>(), ink);
}

fn services(out: &mut String, figures: &Figures<'_>, ink: Ink) {
    let services = &figures.services;
    let has_several = services.rows.iter().map(|(_, count)| count).sum::<usize>() + services.without > figures.counts.n;
    let more = if has_several { "An incident counts in each of its services." } else { "" };
    heading(out, "Incidents by service", more, ink);
    let named = services.rows.iter().take(SERVICES).map(|(name, count)| ((*name).to_owned(), *count));
    let without = (services.without > 0).then(|| ("no service named".to_owned(), services.without));
    rows::draw(out, &named.chain(without).collect::<Vec<_>>(), ink);
    let further = services.rows.len().saturating_sub(SERVICES);
    if further > 0 {
        let _ = writeln!(out, "and {further} more");
    }
}

fn kinds(out: &mut String, figures: &Figures<'_>, ink: Ink) {
    heading(out, "Incidents by kind", "", ink);
    let named = figures.kinds.rows.iter().map(|(kind, count)| (kind_name(*kind), *count));
    let without = (figures.kinds.without > 0).then(|| ("no kind named".to_owned(), figures.kinds.without));
    rows::draw(out, &named.chain(without).collect::<Vec<_>>(), ink);
}

/// `data loss`.
pub fn kind_name(kind: Kind) -> String {
    kind.as_str().replace('_', " ")
}
