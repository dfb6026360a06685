//! The rows of a timeline that is a table, in whatever order its columns stand.

use std::ops::Range;

use super::page::{Block, Page};
use super::rows::{Above, Row, Rows};
use super::when::{Column, Lead, cell, header, zone_in};

/// What the cells of one row say.
#[derive(Default)]
struct Said {
    when: Option<Lead>,
    /// The cells of times, as they are written.
    written: String,
    what: String,
    by: Option<String>,
    /// What has no column of its own in a record, with the word over it.
    more: Vec<String>,
}

impl Rows {
    pub fn table(&mut self, cells: &[Vec<Range<usize>>], block: &Block, page: &Page<'_>) {
        let Some((head, rows)) = cells.split_first() else { return };
        let columns: Vec<(Option<Column>, &str)> =
            head.iter().map(|cell| (header(page.text(cell)), page.text(cell))).collect();
        if !columns.iter().any(|(column, _)| is_when(column.as_ref())) {
            self.beside.push(page.text(&block.bytes).to_owned());
            return;
        }
        let zone = columns.iter().find_map(|(column, _)| match column {
            Some(Column::Time { zone }) => zone.clone(),
            _ => None,
        });
        self.zone = self.zone.take().or(zone);
        let telling =
            columns.iter().filter(|(column, over)| is_when(column.as_ref()) && page.words.is_surpassed_by(over));
        self.beside.extend(telling.map(|(_, over)| format!("**{over}**")));
        let has_what = columns.iter().any(|(column, _)| column == &Some(Column::What));
        for row in rows {
            let mut said = Said::default();
            for ((column, over), bytes) in columns.iter().zip(row) {
                said.cell(column.as_ref(), over, page.text(bytes), has_what, page.words.is_surpassed_by(over));
            }
            // Cells that no column stands above.
            said.more.extend(row.iter().skip(columns.len()).map(|bytes| page.text(bytes).to_owned()));
            let at = row.first().map_or(block.bytes.start, |cell| cell.start);
            self.said(said, at);
        }
    }

    fn said(&mut self, said: Said, at: usize) {
        let Said { when, written, mut what, by, mut more } = said;
        if what.is_empty() && !more.is_empty() {
            what = more.remove(0);
        }
        let text = if more.is_empty() { what } else { format!("{what} ({})", more.join("; ")) };
        // Of a row that is nothing but a day, those below it are.
        let is_day = when.as_ref().is_some_and(|lead| lead.clock.is_none() && lead.relative.is_none());
        if text.is_empty() && by.is_none() && is_day {
            self.day = when.and_then(|lead| lead.date).map(|day| Above::new(day, &written));
        } else if !text.is_empty() || by.is_some() || when.is_some() {
            self.all.push(Row { lead: when, day: self.day.clone(), written, text, by, at, is_timeless: false });
        }
    }
}

impl Said {
    fn cell(&mut self, column: Option<&Column>, over: &str, text: &str, has_what: bool, is_telling: bool) {
        if text.is_empty() {
            return;
        }
        match column {
            Some(known @ (Column::Time { .. } | Column::Date { .. })) => self.time(known, over, text),
            Some(Column::What) if self.what.is_empty() => self.what.push_str(text),
            None if self.what.is_empty() && !has_what => {
                self.what.push_str(text);
                self.more.extend(is_telling.then(|| over.to_owned()));
            }
            Some(Column::Who) if self.by.is_none() && text.contains(char::is_alphanumeric) => {
                self.by = Some(text.to_owned());
            }
            Some(Column::What | Column::Note | Column::Number) => self.more.push(text.to_owned()),
            _ => self.more.push(if over.is_empty() { text.to_owned() } else { format!("{over}: {text}") }),
        }
    }

    fn time(&mut self, column: &Column, over: &str, text: &str) {
        let Some(mut found) = cell(text, column) else {
            self.more.push(text.to_owned());
            return;
        };
        if let Column::Time { zone: Some(zone) } = column
            && found.clock.is_some()
        {
            found.zone.get_or_insert_with(|| zone.clone());
        }
        self.written.extend([if self.written.is_empty() { "" } else { " " }, text]);
        // What else the cell says.
        let rest = text.trim().get(found.rest..).unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
        if !rest.is_empty() && zone_in(rest).is_none_or(|zone| zone.written().len() < rest.len()) {
            self.more.push(rest.to_owned());
        }
        self.when = Some(match self.when.take() {
            None => found,
            // The same moment on another clock.
            Some(one) if one.clock.is_some() && found.clock.is_some() => {
                self.more.push(format!("{over}: {text}"));
                one
            }
            Some(one) => one.and(found),
        });
    }
}

const fn is_when(column: Option<&Column>) -> bool {
    matches!(column, Some(Column::Time { .. } | Column::Date { .. } | Column::End { .. }))
}
