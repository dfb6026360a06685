//! Cells of a table as spreadsheets and programs write them (RFC 4180), with commas, semicolons or tabs between.

use crate::error::{Error, Result};

/// More rows are no timeline.
const MOST_ROWS: usize = 20_000;
/// More columns are none.
const MOST_COLUMNS: usize = 1_000;

/// A row, and the line that it begins in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

/// The rows of a table; empty ones are left out.
pub fn rows(text: &str) -> Result<Vec<Row>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (separator, text, first) = match named_separator(text) {
        Some((separator, rest)) => (separator, rest, 2),
        None => (separator(text), text, 1),
    };
    let mut reader = Reader { rest: text, line: first, separator };
    let mut rows = Vec::new();
    while let Some(row) = reader.row()? {
        if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(row);
        }
        if rows.len() > MOST_ROWS {
            return Err(Error::new(format!("there are more than {MOST_ROWS} rows"))
                .hint("keep the rows of the incident alone, and try again"));
        }
    }
    Ok(rows)
}

/// `sep=;`, by which spreadsheets tell each other.
fn named_separator(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let mut sign = line.trim_end_matches('\r').strip_prefix("sep=")?.chars();
    let separator = sign.next()?;
    sign.next().is_none().then_some((separator, rest))
}

/// The sign that stands between the most cells of the first row.
fn separator(text: &str) -> char {
    let mut counts = [('\t', 0_usize), (';', 0), (',', 0)];
    let mut is_quoted = false;
    for c in text.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == c).for_each(|(_, count)| *count += 1),
        }
    }
    // Of two that are as frequent the first: a comma may stand in any text.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0).map_or(',', |it| it.0)
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
    separator: char,
}

impl Reader<'_> {
    fn row(&mut self) -> Result<Option<Row>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            let cell = self.cell()?;
            row.cells.push(cell);
            if row.cells.len() > MOST_COLUMNS {
                return Err(Error::new(format!("line {} has more than {MOST_COLUMNS} cells", row.line))
                    .hint("see that it is a table with a row for each event"));
            }
            if self.take(self.separator) {
                continue;
            }
            self.take('\r');
            self.take('\n');
            self.line += 1;
            return Ok(Some(row));
        }
    }

    fn take(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn cell(&mut self) -> Result<String> {
        let bare = self.rest.trim_start_matches(' ');
        if bare.starts_with('"') {
            self.rest = bare;
            return self.quoted();
        }
        Ok(self.plain())
    }

    /// What stands before the next separator or line end.
    fn plain(&mut self) -> String {
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell.trim().to_owned()
    }

    fn quoted(&mut self) -> Result<String> {
        let (opened, mut cell) = (self.line, String::new());
        self.take('"');
        loop {
            let Some(end) = self.rest.find('"') else {
                return Err(Error::new(format!("the quotes that line {opened} opens are never closed"))
                    .hint("a quote in a cell is written twice: `\"a \"\"word\"\" in quotes\"`"));
            };
            self.line += self.rest[..end].matches('\n').count();
            cell.push_str(&self.rest[..end]);
            self.rest = &self.rest[end + 1..];
            if !self.take('"') {
                break;
            }
            cell.push('"');
        }
        // What some programs write behind the quotes.
        cell.push_str(&self.plain());
        Ok(cell)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::rows;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        rows(text).unwrap().into_iter().map(|row| (row.line, row.cells)).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn a_quoted_cell_goes_over_lines_and_the_next_row_knows_its_own() {
        let text = "\u{feff}when,what\r\n10:00,\"one,\ntwo \"\"three\"\"\"\r\n\r\n10:05,four";
        assert_eq!(
            cells(text),
            [row(1, &["when", "what"]), row(2, &["10:00", "one,\ntwo \"three\""]), row(5, &["10:05", "four"])]
        );
    }

    #[test]
    fn the_separator_is_the_one_of_the_first_row() {
        assert_eq!(cells("a;b, c\n1;2")[0], row(1, &["a", "b, c"]));
        assert_eq!(cells("a\tb;c\n1\t2")[0], row(1, &["a", "b;c"]));
        assert_eq!(cells("\"a;b;c\",d\n1,2")[0], row(1, &["a;b;c", "d"]));
        assert_eq!(cells("sep=|\na|b,c\n")[0], row(2, &["a", "b,c"]));
        assert_eq!(cells("alone\n1")[0], row(1, &["alone"]));
    }

    #[test]
    fn quotes_that_stay_open_are_told_with_their_line() {
        let why = rows("a,b\n1,\"two\n3,4\n").unwrap_err();
        assert!(why.to_string().contains("line 2 opens"), "{why}");
    }
}
