//! What became of many documents: columns where there is room for them, else two lines each.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::documents::{Document, Fate, Made};
use super::told;
use crate::cli::columns::{cut, cut_before, wrapped};
use crate::report::counted;

const HEADS: [&str; 6] = ["DOCUMENT", "RECORD", "EVENTS", "ACTIONS", "APPENDIX", "TO LOOK AT"];
/// Two columns of names that are narrower tell nothing.
const LEAST_NAMES: usize = 56;

struct Row {
    document: String,
    record: String,
    /// What became of the record, where it is not new: this is never cut.
    fate: String,
    counts: [String; 4],
    style: Style,
}

impl Row {
    fn of(document: &Document, is_dry: bool) -> Self {
        let name = document.shown();
        let Ok(made) = &document.made else {
            let (record, style) = ("not imported".to_owned(), AnsiColor::Red.on_default());
            return Self { document: name, record, fate: String::new(), counts: [const { String::new() }; 4], style };
        };
        let fate = Some(told::fate(made, is_dry)).filter(|fate| !fate.is_empty());
        let fate = fate.map(|fate| format!(" ({fate})")).unwrap_or_default();
        let style = if matches!(made.fate, Fate::Other(_)) { AnsiColor::Yellow.on_default() } else { Style::new() };
        let count = |count: usize| if count == 0 { "-".to_owned() } else { count.to_string() };
        let Made { record, report, .. } = made;
        let counts =
            [record.timeline.len(), record.action_items.len(), report.unplaced(), made.to_look_at()].map(count);
        Self { document: name, record: made.id(), fate, counts, style }
    }

    fn heads() -> Self {
        let [document, record, counts @ ..] = HEADS.map(str::to_owned);
        Self { document, record, fate: String::new(), counts, style: Style::new().bold() }
    }

    fn widths(&self) -> [usize; 6] {
        let [one, two, three, four] = self.counts.each_ref().map(|count| count.width());
        [self.document.width(), self.record.width() + self.fate.width(), one, two, three, four]
    }
}

/// Draws the table for so many columns; without a number, as wide as it comes.
pub fn draw(documents: &[Document], width: Option<usize>, is_dry: bool) -> String {
    let rows: Vec<Row> = documents.iter().map(|document| Row::of(document, is_dry)).collect();
    let mut widths = Row::heads().widths();
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row.widths()) {
            *width = (*width).max(cell);
        }
    }
    let counts: usize = widths[2..].iter().map(|width| width + 2).sum();
    let room = width.map(|width| width.saturating_sub(counts + 2));
    let mut out = String::new();
    if room.is_some_and(|room| room < LEAST_NAMES.min(widths[0] + widths[1])) {
        for (row, document) in rows.iter().zip(documents) {
            block(&mut out, row, document, width.unwrap_or(usize::MAX));
        }
        return out;
    }
    if let Some(room) = room.filter(|room| *room < widths[0] + widths[1]) {
        // The record's name is what is typed next.
        widths[1] = widths[1].min(room - widths[0].min(room * 2 / 5));
        widths[0] = widths[0].min(room - widths[1]);
    }
    for row in std::iter::once(&Row::heads()).chain(&rows) {
        line(&mut out, row, &widths);
    }
    out
}

fn line(out: &mut String, row: &Row, widths: &[usize; 6]) {
    let blanks = |cell: &str, width: usize| " ".repeat(width.saturating_sub(cell.width()));
    let record = cut(&row.record, widths[1].saturating_sub(row.fate.width())) + &row.fate;
    let names = [cut_before(&row.document, widths[0]), record].into_iter().zip(widths);
    let names = names.map(|(cell, width)| format!("{cell}{}", blanks(&cell, *width)));
    // Numbers stand below each other, last digit below last digit.
    let counts = row.counts.iter().zip(&widths[2..]).map(|(cell, width)| format!("{}{cell}", blanks(cell, *width)));
    let (text, style) = (names.chain(counts).collect::<Vec<_>>().join("  "), row.style);
    let _ = writeln!(out, "{style}{}{style:#}", text.trim_end());
}

/// The document, and below it its record and what is in it.
fn block(out: &mut String, row: &Row, document: &Document, width: usize) {
    let Row { document: name, record, fate, style, .. } = row;
    let counts = document.made.as_ref().map(|made| format!(": {}", told::counts(made))).unwrap_or_default();
    let lines = wrapped(&format!("{record}{fate}{counts}"), width.saturating_sub(5).max(1));
    let _ = writeln!(out, "{name}\n  {style}{}{style:#}", lines.join("\n    "));
}

/// `3 documents: 2 imported, 1 not imported; 12 events, 4 actions`, in lines of so many columns.
pub fn totals(documents: &[Document], width: Option<usize>, is_dry: bool) -> String {
    wrapped(&sum(documents, is_dry), width.map_or(usize::MAX, |width| width.saturating_sub(1).max(1))).join("\n") + "\n"
}

fn sum(documents: &[Document], is_dry: bool) -> String {
    let made = || documents.iter().filter_map(|document| document.made.as_ref().ok());
    let failed = documents.len() - made().count();
    let count = |is: fn(&Fate) -> bool| made().filter(|made| is(&made.fate)).count();
    let imported = if is_dry { "would be imported" } else { "imported" };
    let what = [
        (count(|fate| *fate == Fate::New), imported),
        (count(|fate| matches!(fate, Fate::Instead(_))), if is_dry { "would be replaced" } else { "replaced" }),
        (count(|fate| *fate == Fate::Same), "unchanged"),
        (count(|fate| matches!(fate, Fate::Other(_))), "left as they are"),
        (failed, "not imported"),
    ];
    let what = what.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| match (count, what) {
        (1, "left as they are") => "1 left as it is".to_owned(),
        _ => format!("{count} {what}"),
    });
    let sum = |of: fn(&Made) -> usize| made().map(of).sum::<usize>();
    let sums = [
        counted(sum(|made| made.record.timeline.len()), "event"),
        counted(sum(|made| made.record.action_items.len()), "action"),
        format!("{} in the appendix", counted(sum(|made| made.report.unplaced()), "section")),
        format!("{} to look at", sum(Made::to_look_at)),
    ];
    let all = counted(documents.len(), "document");
    if failed == documents.len() {
        return format!("{all}: none imported");
    }
    format!("{all}: {}; {}", what.collect::<Vec<_>>().join(", "), sums.join(", "))
}
