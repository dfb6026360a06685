//! The incidents behind one response time: each dot by its record.

use std::cmp::Reverse;
use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use super::ink::BOLD;
use crate::cli::columns::{cut, wrapped};
use crate::finding::harmless;
use crate::insight::{Figures, Incident, Measure, Response};
use crate::record::Span;

const HEADS: [&str; 5] = ["TIME", "BEGAN", "SEVERITY", "RECORD", "TITLE"];
/// A shorter title says nothing.
const LEAST_TITLE: usize = 16;

/// A line for each, where there is room for it.
pub fn draw(figures: &Figures<'_>, measure: Measure, width: Option<usize>) -> String {
    let Some(response) = figures.response.iter().find(|response| response.measure == measure) else {
        return String::new();
    };
    let rows: Vec<[String; 5]> =
        longest_first(response).into_iter().map(|(incident, span)| cells(incident, span)).collect();
    let mut widths = HEADS.map(str::width);
    for row in &rows {
        widths.iter_mut().zip(row).for_each(|(width, cell)| *width = (*width).max(cell.width()));
    }
    let before: usize = widths[..4].iter().map(|width| width + 2).sum();
    let room = width.map_or(usize::MAX, |width| width.saturating_sub(before + 1));
    let mut out = String::new();
    if rows.is_empty() {
        out.push_str("no incident has it\n");
    } else if room >= LEAST_TITLE {
        line(&mut out, &HEADS.map(str::to_owned), widths, BOLD, room);
        for row in &rows {
            line(&mut out, row, widths, Style::new(), room);
        }
    } else {
        for row in &rows {
            block(&mut out, row, width.unwrap_or(usize::MAX));
        }
    }
    closing(&mut out, response, width);
    out
}

/// The longest first; the newest first where they are equal.
pub fn longest_first<'a>(response: &Response<'a>) -> Vec<(&'a Incident, Span)> {
    let mut values = response.values.clone();
    values.sort_by(|(one, span), (other, other_span)| {
        (Reverse(span.length), span.approximate)
            .cmp(&(Reverse(other_span.length), other_span.approximate))
            .then_with(|| other.oldest_first(one))
    });
    values
}

fn cells(incident: &Incident, span: Span) -> [String; 5] {
    [
        span.to_string(),
        incident.day.map(|day| day.to_string()).unwrap_or_default(),
        harmless(incident.severity.as_deref().unwrap_or("-")),
        harmless(&incident.name),
        harmless(&incident.title).replace(['\n', '\t'], " "),
    ]
}

fn line(out: &mut String, row: &[String; 5], widths: [usize; 5], style: Style, room: usize) {
    let _ = write!(out, "{style}");
    for (place, (cell, width)) in row[..4].iter().zip(widths).enumerate() {
        let blanks = " ".repeat(width - cell.width());
        // Times stand right, so that the longest is seen.
        let _ = if place == 0 { write!(out, "{blanks}{cell}  ") } else { write!(out, "{cell}{blanks}  ") };
    }
    let _ = writeln!(out, "{}{style:#}", cut(&row[4], room).trim_end());
}

/// One under the other where columns have no room.
fn block(out: &mut String, row: &[String; 5], width: usize) {
    let [time, day, severity, name, title] = row;
    let _ =
        writeln!(out, "{BOLD}{time}{BOLD:#}  {day}  {severity}\n  {name}\n  {}", cut(title, width.saturating_sub(3)));
}

/// `Time to detect, started to detected: n 21 of 23`.
fn closing(out: &mut String, response: &Response<'_>, width: Option<usize>) {
    let Response { measure, values, of, impossible, .. } = response;
    let left_out = match impossible {
        0 => String::new(),
        1 => "; 1 left out, which ends before it begins".to_owned(),
        many => format!("; {many} left out, which end before they begin"),
    };
    let sum = format!("{}, {}: n {} of {of}{left_out}", measure.name(), measure.meaning(), values.len());
    let room = width.map_or(usize::MAX, |width| width.saturating_sub(1));
    let _ = writeln!(out, "\n{}", wrapped(&sum, room).join("\n"));
}
