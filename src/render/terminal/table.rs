//! Tables of documents in a terminal.

use super::line::{Line, Look, Span, width, wrapped};
use super::page::Page;

/// No column is narrower.
const LEAST: usize = 8;

/// The rows of a table, the first of which are its heads.
#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<Vec<Line>>,
}

impl Table {
    /// The table in so many columns. Without frames each row says what its cells are: a line is read as one sentence.
    pub fn lines(&self, room: usize, page: Page) -> Vec<Line> {
        if page.has_frames { self.drawn(room) } else { self.told() }
    }

    fn told(&self) -> Vec<Line> {
        let Some((heads, rows)) = self.rows.split_first() else { return Vec::new() };
        let row = |row: &Vec<Line>| {
            let mut line = Line::new();
            for (head, cell) in heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                if !line.is_empty() {
                    line.push(Span::new("; ", Look::Plain));
                }
                line.extend(head.iter().map(|span| Span::new(span.text.clone(), Look::Plain)));
                line.push(Span::new(": ", Look::Plain));
                line.extend(cell.iter().cloned());
            }
            line
        };
        rows.iter().map(row).collect()
    }

    fn drawn(&self, room: usize) -> Vec<Line> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let widest = |column: usize| self.rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max();
        let mut widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or_default()).collect();
        let gaps = 2 * columns.saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > room {
            let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > LEAST) else { break };
            *widest -= 1;
        }
        let mut out = Vec::new();
        for (nth, row) in self.rows.iter().enumerate() {
            let cells: Vec<Vec<Line>> = row.iter().zip(&widths).map(|(cell, width)| wrapped(cell, *width)).collect();
            for line in 0..cells.iter().map(Vec::len).max().unwrap_or_default() {
                let mut whole = Line::new();
                for (cell, room) in cells.iter().zip(&widths) {
                    let part = cell.get(line).cloned().unwrap_or_default();
                    let blanks = (room + 2).saturating_sub(width(&part));
                    let look = |span: Span| Span { look: if nth == 0 { Look::Strong } else { span.look }, ..span };
                    whole.extend(part.into_iter().map(look));
                    whole.push(Span::new(" ".repeat(blanks), Look::Plain));
                }
                // No line ends with blanks.
                whole.pop();
                out.push(whole);
            }
            if nth == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                out.push(vec![Span::new(rule.join("  "), Look::Quiet)]);
            }
        }
        out
    }
}
