//! How long it took to detect, acknowledge, mitigate and resolve.

use super::figure::{Figure, Table, clean, counted};
use crate::archive::charts::{self, MOST_DOTS, Named};
use crate::insight::{Axis, Figures, Measure, Response, Summary};

/// As many years are told in a sentence; the table has all.
const YEARS: usize = 5;

/// A figure for each measure that any incident has, all on one axis.
pub fn response(figures: &Figures<'_>) -> Vec<Figure> {
    let axis = Axis::of(&figures.response);
    figures.response.iter().filter_map(|response| figure(response, figures, axis)).collect()
}

fn figure(response: &Response<'_>, figures: &Figures<'_>, axis: Axis) -> Option<Figure> {
    let summary = response.summary?;
    let (id, drawn) = match response.measure {
        Measure::Detect => ("to-detect", "to-detect-drawn"),
        Measure::Acknowledge => ("to-acknowledge", "to-acknowledge-drawn"),
        Measure::Mitigate => ("to-mitigate", "to-mitigate-drawn"),
        Measure::Resolve => ("to-resolve", "to-resolve-drawn"),
    };
    let title = format!("{}, from {}", response.measure.name(), response.measure.meaning());
    let n = format!("(n\u{a0}=\u{a0}{} of {})", summary.n, counted(response.of, "incident"));
    let says = match (summary.n, summary.quartiles) {
        (1, _) => format!("One incident took {} {n}.", summary.median),
        (_, None) => format!("Median {} {n}.", summary.median),
        (_, Some([lower, upper])) if lower == upper => {
            format!("Median {}; it is so for half of them {n}.", summary.median)
        }
        (_, Some([lower, upper])) => {
            format!("Median {}; half of them lie between {lower} and {upper} {n}.", summary.median)
        }
    };
    let mut notes = Vec::new();
    if response.by_year.len() > 1 {
        let latest = &response.by_year[response.by_year.len().saturating_sub(YEARS)..];
        let years: Vec<String> = latest.iter().map(|(year, one)| format!("{} in {year}", one.median)).collect();
        notes.push(format!("Median by year: {}.", years.join(", ")));
    }
    if response.approximate > 0 {
        let dots = if summary.n > MOST_DOTS { "" } else { "; their dots are hollow" };
        notes.push(format!("{} approximate{dots}.", counted(response.approximate, "value")));
    }
    if response.impossible > 0 {
        notes.push(format!("{} left out, which end before they begin.", counted(response.impossible, "value")));
    }
    if summary.n > MOST_DOTS {
        notes.push("Too many for a dot each: the height tells how many there are.".to_owned());
    }
    Some(Figure {
        id,
        heading: response.measure.name().to_owned(),
        drawing: Some(charts::dots(Named { id: drawn, title: &title, description: &says }, response, axis)),
        table: table(&title, summary, response, figures),
        says,
        notes,
    })
}

fn table(title: &str, all: Summary, response: &Response<'_>, figures: &Figures<'_>) -> Option<Table> {
    let row = |name: String, summary: &Summary| {
        let [lower, upper] = summary
            .quartiles
            .map_or_else(|| ["-".to_owned(), "-".to_owned()], |outer| outer.map(|one| one.to_string()));
        vec![name, summary.n.to_string(), lower, summary.median.to_string(), upper]
    };
    let severities = response.by_severity.iter();
    let severities = severities.map(|(place, one)| row(clean(figures.severities.label(*place)), one));
    let years = response.by_year.iter().map(|(year, one)| row(year.to_string(), one));
    let rows = [row("All".to_owned(), &all)].into_iter().chain(severities).chain(years).collect();
    Table::new(title, ["Of", "n", "Lower quartile", "Median", "Upper quartile"], rows)
}
