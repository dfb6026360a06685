//! The list for people: columns where there is room for them, else a few lines each.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::pending::Promise;
use crate::cli::columns::{cut, wrapped};
use crate::finding::harmless;
use crate::report::counted;

/// A column of texts that is narrower is hard to read.
const LEAST_TEXT: usize = 28;
const MOST_OWNER: usize = 26;
const HEADS: [&str; 6] = ["RECORD", "ACTION", "OWNER", "DUE", "LATE", "WHAT"];

/// Draws the list for so many columns; without a number, as wide as it comes. `of` is what it is a
/// list of: `open action`, `overdue action`.
pub fn draw(promises: &[Promise], overdue: usize, width: Option<usize>, of: &str) -> String {
    if promises.is_empty() {
        return format!("no {of}\n");
    }
    let rows: Vec<[String; 6]> = promises.iter().map(cells).collect();
    let mut widths = HEADS.map(str::width);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let before: usize = widths[..5].iter().map(|width| width + 2).sum();
    let room = width.map(|width| width.saturating_sub(before + 1));
    let mut out = String::new();
    if room.is_none_or(|room| room >= LEAST_TEXT) {
        line(&mut out, &HEADS.map(str::to_owned), &widths, Style::new().bold(), None);
        for (row, promise) in rows.iter().zip(promises) {
            line(&mut out, row, &widths, style(promise), room);
        }
    } else {
        for (row, promise) in rows.iter().zip(promises) {
            block(&mut out, row, style(promise), width.unwrap_or(usize::MAX));
        }
    }
    let late = if overdue == 0 { "none overdue".to_owned() } else { format!("{overdue} overdue") };
    let _ = writeln!(out, "\n{}, {late}", counted(promises.len(), "open action"));
    out
}

fn style(promise: &Promise) -> Style {
    if promise.pending.days_late.is_some() { AnsiColor::Red.on_default() } else { Style::new() }
}

fn cells(promise: &Promise) -> [String; 6] {
    let action = &promise.pending.action;
    let owner = action.owner.as_deref().unwrap_or("nobody");
    let late = promise.pending.days_late.map(|days| counted(usize::try_from(days).unwrap_or_default(), "day"));
    [
        harmless(&promise.record),
        action.id.as_deref().unwrap_or("-").to_owned(),
        cut(&harmless(owner), MOST_OWNER),
        action.due.map_or_else(|| "no day".to_owned(), |due| due.to_string()),
        late.unwrap_or_default(),
        harmless(action.text.as_deref().unwrap_or_default()),
    ]
}

fn line(out: &mut String, row: &[String; 6], widths: &[usize; 6], style: Style, room: Option<usize>) {
    let margin: usize = widths[..5].iter().map(|width| width + 2).sum();
    for (place, (cell, width)) in row[..5].iter().zip(widths).enumerate() {
        let blanks = " ".repeat(width - cell.width() + 2);
        let is_styled = HEADS[4] == row[4] || place == 4;
        let _ = if is_styled { write!(out, "{style}{cell}{style:#}{blanks}") } else { write!(out, "{cell}{blanks}") };
    }
    let what = wrapped(&row[5], room.unwrap_or(usize::MAX)).join(&format!("\n{}", " ".repeat(margin)));
    let _ = if row[5] == HEADS[5] { writeln!(out, "{style}{what}{style:#}") } else { writeln!(out, "{what}") };
}

/// `2023-08-10-web-stack-outage A1`, and below it what, who and when.
fn block(out: &mut String, row: &[String; 6], style: Style, width: usize) {
    let [record, id, owner, due, late, what] = row;
    let bold = Style::new().bold();
    let _ = writeln!(out, "{bold}{record} {id}{bold:#}");
    let late = if late.is_empty() { String::new() } else { format!(", {style}{late} late{style:#}") };
    for part in wrapped(what, width.saturating_sub(3)) {
        let _ = writeln!(out, "  {part}");
    }
    let _ =
        writeln!(out, "  {owner}, {}{late}", if due.starts_with("no") { due.clone() } else { format!("due {due}") });
}
