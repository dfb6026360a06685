//! The same for people: columns where there is room for them, else a few lines each.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::said::{SaidItem, SaidRecord};
use crate::cli::columns::wrapped;
use crate::finding::harmless;
use crate::report::counted;

/// A column of texts that is narrower is hard to read.
const LEAST: usize = 26;
const BOLD: Style = Style::new().bold();
const RED: Style = AnsiColor::Red.on_default();

/// One line of the table: narrow cells, then two wide ones, each of which may be several lines.
struct Row {
    narrow: Vec<String>,
    text: String,
    covered: Vec<(String, Style)>,
}

/// One record: all that could be covered, then what is odd about its actions.
pub fn record(said: &SaidRecord, width: Option<usize>) -> String {
    let title = said.title.as_deref().map(|title| format!(": {}", harmless(title))).unwrap_or_default();
    let name = harmless(&said.name);
    let mut out = String::new();
    sentence(&mut out, &format!("{name}{title}"), (&name, BOLD), width);
    out.push('\n');
    if said.items.is_empty() {
        out += "no factor and no lesson is written down\n";
    } else {
        let rows: Vec<Row> = said.items.iter().map(|item| row(vec![item.id().to_owned()], item)).collect();
        draw(&mut out, &["ID", "IS"], &rows, width);
        out.push('\n');
        let (text, count) = closing(said);
        sentence(&mut out, &text, (&count, RED), width);
    }
    let mut plain = |text: &str| sentence(&mut out, text, ("", Style::new()), width);
    if let Some(why) = &said.no_actions_because {
        plain(&format!("no actions, because: {}", harmless(why)));
    }
    for action in &said.aimless {
        plain(&format!("{} addresses nothing: {}", action.name(), harmless(&action.text)));
    }
    for (action, id) in &said.unknown {
        plain(&format!("{} addresses {id}, which the record does not have", action.name()));
    }
    out
}

/// A sentence in lines that fit, with its beginning in a style. Writing to a text does not fail.
fn sentence(out: &mut String, text: &str, (begins, style): (&str, Style), width: Option<usize>) {
    let room = width.map_or(usize::MAX, |width| width.saturating_sub(1));
    for (nth, line) in wrapped(text, room).into_iter().enumerate() {
        let _ = match line.strip_prefix(begins).filter(|_| nth == 0 && !begins.is_empty()) {
            Some(rest) => writeln!(out, "{style}{begins}{style:#}{rest}"),
            None => writeln!(out, "{line}"),
        };
    }
}

/// What a table over the archive is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Over {
    /// How many records there are, how many could not be read, and how many of the others were asked for.
    pub archive: usize,
    pub unreadable: usize,
    pub chosen: usize,
    /// Left out: those that are being written, and of the others those that say why they have no actions.
    pub drafts: usize,
    pub answered: usize,
    /// How many were looked at, and how many factors and lessons they have.
    pub records: usize,
    pub items: usize,
}

impl Over {
    /// Why there is nothing to cover; `None` where there is something.
    fn nothing(self) -> Option<String> {
        let drafts = (self.drafts > 0).then(|| counted(self.drafts, "draft"));
        let answered = match self.answered {
            0 => None,
            1 => Some("1 record that says why it has no actions".to_owned()),
            many => Some(format!("{many} records that say why they have no actions")),
        };
        let left_out: Vec<String> = drafts.into_iter().chain(answered).collect();
        match self {
            Self { archive: 0, unreadable: 0, .. } => Some("no records yet\n".to_owned()),
            Self { archive: 0, .. } => Some("no record could be read\n".to_owned()),
            Self { chosen: 0, archive, .. } => Some(format!("no record fits, of {archive}\n")),
            Self { records: 0, .. } => Some(format!("no record to look at (left out: {})\n", left_out.join(", "))),
            Self { items: 0, records, .. } => {
                Some(format!("no factor and no lesson is written down in {}\n", counted(records, "record")))
            }
            _ => None,
        }
    }
}

/// What nothing covers, over the archive.
pub fn archive(said: &[SaidRecord], over: Over, width: Option<usize>) -> String {
    if let Some(nothing) = over.nothing() {
        return nothing;
    }
    let Over { items, records, .. } = over;
    let rows = said
        .iter()
        .flat_map(|said| said.items.iter().map(|item| row(vec![harmless(&said.name), item.id().to_owned()], item)));
    let rows: Vec<Row> = rows.collect();
    let things = if items == 1 { "factor or lesson" } else { "factors and lessons" };
    let of = format!("{items} {things} of {}", counted(records, "record"));
    if rows.is_empty() {
        return format!("every one is covered: {of}\n");
    }
    let mut out = String::new();
    draw(&mut out, &["RECORD", "ID", "IS"], &rows, width);
    let verb = if rows.len() == 1 { "is" } else { "are" };
    out.push('\n');
    sentence(&mut out, &format!("{} {verb} not covered, of {of}", rows.len()), ("", Style::new()), width);
    out
}

/// What it all comes to; and how many are not covered, where any is.
fn closing(said: &SaidRecord) -> (String, String) {
    let open: Vec<&SaidItem> = said.items.iter().filter(|item| !item.covered).collect();
    match open.len() {
        0 if said.items.len() == 1 => ("it is covered".to_owned(), String::new()),
        0 => (format!("all {} are covered", said.items.len()), String::new()),
        count => {
            let ids: Vec<&str> = open.iter().filter_map(|item| item.id.as_deref()).collect();
            let ids = if ids.is_empty() { String::new() } else { format!(": {}", ids.join(", ")) };
            let verb = if count == 1 { "is" } else { "are" };
            (format!("{count} of {} {verb} not covered{ids}", said.items.len()), count.to_string())
        }
    }
}

fn row(mut narrow: Vec<String>, item: &SaidItem) -> Row {
    narrow.push(item.is().to_owned());
    let style = if item.covered { Style::new() } else { RED };
    let mut covered: Vec<(String, Style)> = Vec::new();
    for action in &item.actions {
        let before = if covered.is_empty() { item.nothing() } else { "" };
        let late = if action.days_late.is_some() { RED } else { style };
        covered.push((format!("{before}{}", harmless(&action.line())), late));
    }
    if covered.is_empty() {
        covered.push((item.nothing().to_owned(), style));
    }
    Row { narrow, text: harmless(&item.text), covered }
}

fn draw(out: &mut String, heads: &[&str], rows: &[Row], width: Option<usize>) {
    let mut widths: Vec<usize> = heads.iter().map(|head| head.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(&row.narrow) {
            *width = (*width).max(cell.width());
        }
    }
    let margin: usize = widths.iter().map(|width| width + 2).sum();
    let longest = |cells: &mut dyn Iterator<Item = usize>| cells.max().unwrap_or_default();
    let texts = longest(&mut rows.iter().map(|row| row.text.width())).max(WHAT.width());
    let covers = longest(&mut rows.iter().flat_map(|row| row.covered.iter().map(|(line, _)| line.width())));
    let Some(width) = width else {
        // For programs that read lines: one each.
        head(out, heads, &widths, texts);
        for row in rows {
            let all: Vec<&str> = row.covered.iter().map(|(line, _)| line.as_str()).collect();
            narrow(out, row, &widths);
            let _ = writeln!(out, "{}  {}", padded(&row.text, texts), all.join("; "));
        }
        return;
    };
    let room = width.saturating_sub(margin + 3);
    if room < 2 * LEAST {
        for row in rows {
            block(out, row, width);
        }
        return;
    }
    // Neither is given more than it needs, nor less than a third.
    let right = covers.min((room / 3).max(room.saturating_sub(texts)).max(LEAST));
    let left = texts.min(room - right);
    head(out, heads, &widths, left);
    for row in rows {
        narrow(out, row, &widths);
        let texts = wrapped(&row.text, left);
        let covers: Vec<(String, Style)> = row
            .covered
            .iter()
            .flat_map(|(line, style)| hanging(line, right).into_iter().map(|line| (line, *style)))
            .collect();
        for nth in 0..texts.len().max(covers.len()) {
            let text = texts.get(nth).map_or("", String::as_str);
            let before = if nth == 0 { String::new() } else { " ".repeat(margin) };
            let line = match covers.get(nth) {
                Some((cover, style)) => format!("{before}{}  {style}{cover}{style:#}", padded(text, left)),
                None => format!("{before}{text}"),
            };
            let _ = writeln!(out, "{line}");
        }
    }
}

const WHAT: &str = "FACTOR OR LESSON";

fn head(out: &mut String, heads: &[&str], widths: &[usize], left: usize) {
    let cells: Vec<String> = heads.iter().zip(widths).map(|(head, width)| padded(head, *width)).collect();
    let _ = writeln!(out, "{BOLD}{}  {}  COVERED BY{BOLD:#}", cells.join("  "), padded(WHAT, left));
}

fn narrow(out: &mut String, row: &Row, widths: &[usize]) {
    for (cell, width) in row.narrow.iter().zip(widths) {
        let _ = write!(out, "{}  ", padded(cell, *width));
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A line whose further lines are set in, so that one action is told from the next.
fn hanging(line: &str, width: usize) -> Vec<String> {
    let mut lines = wrapped(line, width.saturating_sub(2).max(1));
    for line in lines.iter_mut().skip(1) {
        line.insert_str(0, "  ");
    }
    lines
}

/// `F1 root cause`, and below it what it is and what covers it.
fn block(out: &mut String, row: &Row, width: usize) {
    let head = row.narrow.join("  ");
    let head = if head.width() < width { head } else { row.narrow.join("\n  ") };
    let _ = writeln!(out, "{BOLD}{head}{BOLD:#}");
    for line in wrapped(&row.text, width.saturating_sub(3)) {
        let _ = writeln!(out, "  {line}");
    }
    for (cover, style) in &row.covered {
        for line in hanging(cover, width.saturating_sub(7)) {
            let _ = writeln!(out, "    {style}{line}{style:#}");
        }
    }
}
