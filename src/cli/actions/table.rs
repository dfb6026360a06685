//! The list for people: columns where there is room for them, else a few lines each.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::filter::NOBODY;
use super::groups::Group;
use super::pending::Promise;
use crate::cli::columns::{cut, wrapped};
use crate::finding::harmless;
use crate::report::counted;

/// A column of texts that is narrower is hard to read.
const LEAST_TEXT: usize = 28;
const MOST_OWNER: usize = 26;
const COLUMNS: usize = 8;
const HEADS: [&str; COLUMNS] = ["RECORD", "ACTION", "OWNER", "DUE", "LATE", "AGE", "STATUS", "WHAT"];
const LATE: usize = 4;
const STATUS: usize = 6;
const WHAT: usize = 7;

/// How the list is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// As many columns as there are; without a number, as wide as it comes.
    pub width: Option<usize>,
    /// Whether how far each is is worth a column.
    pub with_status: bool,
}

/// Draws the list. A group without a name has no line of its own.
pub fn draw(groups: &[Group<'_>], sheet: Sheet) -> String {
    let rows: Vec<Vec<Row>> = groups.iter().map(|group| group.all.iter().map(Row::of).collect()).collect();
    let mut widths = HEADS.map(str::width);
    for row in rows.iter().flatten() {
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = (*width).max(cell.width());
        }
    }
    if !sheet.with_status {
        widths[STATUS] = 0;
    }
    let room = sheet.width.map(|width| width.saturating_sub(margin(&widths) + 1));
    let is_wide = room.is_none_or(|room| room >= LEAST_TEXT);
    let mut out = String::new();
    if is_wide {
        Row::heads().line(&mut out, &widths, None);
    }
    let bold = Style::new().bold();
    for (place, (group, rows)) in groups.iter().zip(&rows).enumerate() {
        if !group.name.is_empty() {
            let gap = if place > 0 || is_wide { "\n" } else { "" };
            let _ = writeln!(out, "{gap}{bold}{}{bold:#}: {}", harmless(&group.name), group.counts());
        }
        for row in rows {
            if is_wide {
                row.line(&mut out, &widths, room);
            } else {
                row.block(&mut out, sheet);
            }
        }
    }
    out
}

fn margin(widths: &[usize; COLUMNS]) -> usize {
    widths[..WHAT].iter().filter(|width| **width > 0).map(|width| width + 2).sum()
}

struct Row {
    cells: [String; COLUMNS],
    /// Of the column that tells how late it is; of all in the row of heads.
    style: Style,
    is_head: bool,
    has_day: bool,
}

impl Row {
    fn heads() -> Self {
        Self { cells: HEADS.map(str::to_owned), style: Style::new().bold(), is_head: true, has_day: true }
    }

    fn of(promise: &Promise<'_>) -> Self {
        let action = &promise.pending.action;
        let days = |days: Option<i64>| days.map(|days| counted(usize::try_from(days).unwrap_or_default(), "day"));
        let due = match (action.due, promise.policy_due) {
            (Some(due), _) => due.to_string(),
            // What is only proposed.
            (None, Some(proposed)) => format!("{proposed}?"),
            (None, None) => "no day".to_owned(),
        };
        let cells = [
            harmless(&promise.source.record),
            action.id.as_deref().unwrap_or("-").to_owned(),
            cut(&harmless(promise.owner().unwrap_or(NOBODY)), MOST_OWNER),
            due,
            days(promise.pending.days_late).unwrap_or_default(),
            promise.pending.age.map(age).unwrap_or_default(),
            action.state().as_str().replace('_', " "),
            harmless(action.text.as_deref().unwrap_or_default()),
        ];
        let style = if promise.is_late() { AnsiColor::Red.on_default() } else { Style::new() };
        Self { cells, style, is_head: false, has_day: action.due.is_some() || promise.policy_due.is_some() }
    }

    fn line(&self, out: &mut String, widths: &[usize; COLUMNS], room: Option<usize>) {
        let style = self.style;
        for (place, (cell, width)) in self.cells[..WHAT].iter().zip(widths).enumerate().filter(|(_, (_, w))| **w > 0) {
            let blanks = " ".repeat(width.saturating_sub(cell.width()) + 2);
            let is_styled = self.is_head || place == LATE;
            let _ =
                if is_styled { write!(out, "{style}{cell}{style:#}{blanks}") } else { write!(out, "{cell}{blanks}") };
        }
        let gap = format!("\n{}", " ".repeat(margin(widths)));
        let what = wrapped(&self.cells[WHAT], room.unwrap_or(usize::MAX)).join(&gap);
        let _ = if self.is_head { writeln!(out, "{style}{what}{style:#}") } else { writeln!(out, "{what}") };
    }

    /// `2023-08-10-web-stack-outage A1`, and below it what, who and when.
    fn block(&self, out: &mut String, sheet: Sheet) {
        let [record, id, owner, due, late, age, status, what] = &self.cells;
        let (bold, style) = (Style::new().bold(), self.style);
        let _ = writeln!(out, "{bold}{record} {id}{bold:#}");
        let room = sheet.width.unwrap_or(usize::MAX).saturating_sub(3);
        for part in wrapped(what, room) {
            let _ = writeln!(out, "  {part}");
        }
        let due = if self.has_day { format!("due {due}") } else { due.clone() };
        let (is_late, late_for) = (!late.is_empty(), format!("{late} late"));
        let late = if is_late { format!(", {late_for}") } else { String::new() };
        let age = if age.is_empty() { String::new() } else { format!(", {age} old") };
        let status = if sheet.with_status { format!(", {status}") } else { String::new() };
        for line in wrapped(&format!("{owner}, {due}{late}{age}{status}"), room) {
            let line = if is_late { line.replace(&late_for, &format!("{style}{late_for}{style:#}")) } else { line };
            let _ = writeln!(out, "  {line}");
        }
    }
}

/// `12d`, `8mo`, `3y`: how long ago the incident was.
fn age(days: i64) -> String {
    match days {
        ..=90 => format!("{days}d"),
        91..=729 => format!("{}mo", days * 12 / 365),
        _ => format!("{}y", days / 365),
    }
}
