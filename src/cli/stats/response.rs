//! How long it took to detect, acknowledge, mitigate and resolve.

use std::fmt::Write as _;

use super::dots;
use super::ink::{BOLD, DIM, Ink, flow, heading};
use crate::insight::{Axis, Figures, Response, Summary};
use crate::report::counted;

/// Of fewer, the values themselves are told.
const FEW: usize = 4;
/// As many years are told.
const YEARS: usize = 5;

/// Each measure that any incident has, all on one axis.
pub fn draw(out: &mut String, figures: &Figures<'_>, ink: Ink) {
    let known: Vec<&Response<'_>> =
        figures.response.iter().filter(|response| !response.values.is_empty() || response.impossible > 0).collect();
    if known.is_empty() {
        return;
    }
    let legend = if ink.plots {
        ink.or(
            "● an incident   ○ an approximate time   ┣━╋━┫ quartiles and median",
            "* an incident   o an approximate time   [=|=] quartiles and median",
        )
    } else {
        ""
    };
    heading(out, "Response times", "", ink);
    for piece in flow(&legend.split("   ").map(str::to_owned).collect::<Vec<_>>(), "   ", 0, ink.width) {
        let _ = if piece.is_empty() { Ok(()) } else { writeln!(out, "{DIM}{}{DIM:#}", piece.trim_end()) };
    }
    let axis = Axis::of(&figures.response);
    for (nth, response) in known.into_iter().enumerate() {
        if nth > 0 && ink.plots {
            out.push('\n');
        }
        one(out, response, figures, axis, ink);
    }
}

fn one(out: &mut String, response: &Response<'_>, figures: &Figures<'_>, axis: Axis, ink: Ink) {
    // As wide as the longest name, so that the medians stand below each other.
    let name = format!("{:<20}", response.measure.name());
    let pieces: Vec<String> = [name.clone()].into_iter().chain(said(response)).collect();
    for (nth, line) in flow(&pieces, "  ", 2, ink.width).into_iter().enumerate() {
        let rest = line.strip_prefix(name.as_str()).filter(|_| nth == 0);
        let _ = match rest {
            Some(rest) => writeln!(out, "{BOLD}{name}{BOLD:#}{}", rest.trim_end()),
            None => writeln!(out, "{}", line.trim_end()),
        };
    }
    if response.values.len() >= FEW {
        let severities = response.by_severity.iter();
        let severities = severities.map(|(place, one)| (ink.name(figures.severities.label(*place), 20), one));
        split(out, "by severity: ", &severities.collect::<Vec<_>>(), ink);
        let years = &response.by_year[response.by_year.len().saturating_sub(YEARS)..];
        let years = years.iter().map(|(year, one)| (year.to_string(), one));
        split(out, "by year: ", &years.collect::<Vec<_>>(), ink);
    }
    if ink.plots && !response.values.is_empty() {
        let strip = dots::strip(response, axis, ink.width, ink);
        if let Some(highest) = strip.highest {
            let most = counted(highest, "incident");
            let lines = flow(&[format!("too many for a dot each: the highest place is {most}")], "", 2, ink.width - 2);
            for line in lines {
                let _ = writeln!(out, "  {DIM}{}{DIM:#}", line.trim_start());
            }
        }
        for line in strip.lines {
            let _ = writeln!(out, "{line}");
        }
    }
}

fn said(response: &Response<'_>) -> Vec<String> {
    let mut said = Vec::new();
    match response.summary {
        Some(Summary { n, .. }) if n < FEW => {
            let mut values: Vec<_> = response.values.iter().map(|(_, span)| *span).collect();
            values.sort_by_key(|span| (span.length, span.approximate));
            said.push(values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        }
        Some(Summary { median, quartiles, .. }) => {
            said.push(format!("median {median}"));
            said.extend(quartiles.map(|[lower, upper]| format!("quartiles {lower} to {upper}")));
        }
        None => {}
    }
    let mut notes = Vec::new();
    if response.approximate > 0 {
        notes.push(format!("{} approximate", response.approximate));
    }
    if response.impossible > 0 {
        notes.push(match response.impossible {
            1 => "1 left out, which ends before it begins".to_owned(),
            many => format!("{many} left out, which end before they begin"),
        });
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    said.push(format!("n {} of {}{notes}", response.values.len(), response.of));
    said
}

/// The medians of parts, where there are several.
fn split(out: &mut String, what: &str, parts: &[(String, &Summary)], ink: Ink) {
    if parts.len() < 2 {
        return;
    }
    let told = |(name, one): &(String, &Summary)| format!("{name} {} (n {})", one.median, one.n);
    let mut pieces: Vec<String> = parts.iter().map(told).collect();
    pieces[0].insert_str(0, &format!("medians {what}"));
    for line in flow(&pieces, ", ", 2, ink.width - 2) {
        let _ = writeln!(out, "  {line}");
    }
}
