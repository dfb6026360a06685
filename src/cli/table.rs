//! Tables for a terminal: a row is one line, and the columns fit.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use super::columns::cut;
use super::hyperlinks::linked;
use crate::finding::harmless;

/// What is between two columns.
const GAP: usize = 2;

/// No column is cut to less.
const LEAST: usize = 8;

/// The `spare` of a column that goes only where cutting the others is not enough.
pub const LAST_RESORT: u8 = 1;

/// One column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub head: &'static str,
    /// Whether the ends of its cells stand below each other: numbers.
    pub is_number: bool,
    /// How narrow it may become where there is little room; `None`: its cells are shown whole.
    pub least: Option<usize>,
    /// Where there is too little room for all, the column with the largest number goes first; one with 0 stays.
    pub spare: u8,
}

/// One cell: its text is fit for a terminal, in one line.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    text: String,
    style: Style,
    link: Option<String>,
}

impl Cell {
    pub fn new(text: &str) -> Self {
        let text = harmless(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        Self { text, ..Self::default() }
    }

    #[must_use]
    pub fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// With a link to an address, for terminals that show such.
    #[must_use]
    pub fn link(self, link: Option<String>) -> Self {
        Self { link, ..self }
    }
}

/// Draws a table for so many columns of a terminal; without a number, as wide as it comes.
pub fn draw(columns: &[Column], rows: &[Vec<Cell>], width: Option<usize>) -> String {
    let mut widths: Vec<Option<usize>> = columns.iter().map(|column| Some(column.head.width())).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(Some(cell.text.width()));
        }
    }
    if let Some(room) = width {
        // Some terminals go to the next line once the last column is written.
        fit(columns, &mut widths, room.saturating_sub(1));
    }
    let heads: Vec<Cell> = columns.iter().map(|column| Cell::new(column.head).style(Style::new().bold())).collect();
    let mut out = String::new();
    for row in std::iter::once(&heads).chain(rows) {
        line(&mut out, columns, row, &widths);
    }
    out
}

/// How wide a column, by its place, is to be instead of so many columns.
type Widths<'a> = &'a dyn Fn(usize, usize) -> usize;

/// Makes widths fit: what may go goes, and what may be cut is cut: of what may go first, then the widest. `None` is a
/// column that is gone.
fn fit(columns: &[Column], widths: &mut [Option<usize>], room: usize) {
    let least = |place: usize, width: usize| columns[place].least.map_or(width, |least| least.min(width));
    let sum = |widths: &[Option<usize>], of: Widths<'_>| {
        let shown = widths.iter().enumerate().filter_map(|(place, width)| Some(of(place, (*width)?) + GAP));
        shown.sum::<usize>().saturating_sub(GAP)
    };
    let bare = |place: usize, width: usize| least(place, width).min(columns[place].least.map_or(width, |_| LEAST));
    for (of, from) in [(&least as Widths<'_>, LAST_RESORT + 1), (&bare, LAST_RESORT)] {
        while sum(widths, of) > room {
            let droppable =
                (0..columns.len()).filter(|place| widths[*place].is_some() && columns[*place].spare >= from);
            let Some(spared) = droppable.max_by_key(|place| columns[*place].spare) else { break };
            widths[spared] = None;
        }
    }
    let mut over = sum(widths, &|_, width| width).saturating_sub(room);
    // Where that is not enough, what may be cut is cut to almost nothing: a line that breaks is harder to read.
    for is_enough in [true, false] {
        let least = |place: usize| columns[place].least.map(|least| if is_enough { least } else { least.min(LEAST) });
        while over > 0 {
            let cuttable = |place: &usize| widths[*place] > least(*place).or(Some(usize::MAX));
            let all = (0..columns.len()).filter(cuttable);
            let Some(widest) = all.max_by_key(|place| (columns[*place].spare, widths[*place])) else { break };
            widths[widest] = widths[widest].map(|width| width - 1);
            over -= 1;
        }
    }
}

fn line(out: &mut String, columns: &[Column], row: &[Cell], widths: &[Option<usize>]) {
    let shown = columns.iter().zip(row).zip(widths).filter_map(|(both, width)| Some((both, (*width)?)));
    // Written only before the next text: no line ends with blanks.
    let mut pending = 0;
    for ((column, cell), width) in shown {
        let text = cut(&cell.text, width);
        let blanks = width.saturating_sub(text.width());
        let (before, after) = if column.is_number { (blanks, 0) } else { (0, blanks) };
        pending += before;
        if !text.is_empty() {
            let style = cell.style;
            let _ = write!(out, "{:pending$}{style}{}{style:#}", "", linked(&text, cell.link.as_deref()));
            pending = 0;
        }
        pending += after + GAP;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column { head: "DAY", is_number: false, least: None, spare: 0 },
        Column { head: "N", is_number: true, least: None, spare: 2 },
        Column { head: "WHAT", is_number: false, least: Some(6), spare: 0 },
    ];

    fn rows(all: &[[&str; 3]]) -> Vec<Vec<Cell>> {
        all.iter().map(|row| row.iter().map(|text| Cell::new(text)).collect()).collect()
    }

    fn drawn(width: Option<usize>) -> Vec<String> {
        let rows = rows(&[["Mon", "7", "nothing at all"], ["Tue", "", "x"], ["", "12", ""]]);
        let text = anstream::adapter::strip_str(&draw(&COLUMNS, &rows, width)).to_string();
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn numbers_end_below_each_other_and_no_line_ends_with_blanks() {
        let wide = ["DAY   N  WHAT", "Mon   7  nothing at all", "Tue      x", "     12"];
        assert_eq!(drawn(None), wide);
        assert_eq!(drawn(Some(24)), wide);
    }

    #[test]
    fn what_is_too_wide_is_cut_and_then_goes() {
        assert_eq!(drawn(Some(17)), ["DAY   N  WHAT", "Mon   7  nothin…", "Tue      x", "     12"]);
        assert_eq!(drawn(Some(12)), ["DAY  WHAT", "Mon  nothi…", "Tue  x", ""]);
        assert_eq!(drawn(Some(4))[1], "Mon  nothi…");
        let least = [COLUMNS[0], Column { least: Some(30), ..COLUMNS[2] }];
        let rows = vec![vec![Cell::new("Mon"), Cell::new("a long story of what happened")]];
        assert!(draw(&least, &rows, Some(16)).contains("a long st…"), "{}", draw(&least, &rows, Some(16)));
    }

    #[test]
    fn no_cell_moves_the_cursor() {
        let text = draw(&COLUMNS, &rows(&[["a\u{1b}[2J", "1", "b\nc"]]), None);
        assert!(text.contains("a\\u{1b}[2J") && text.contains("b c"), "{text}");
    }
}
