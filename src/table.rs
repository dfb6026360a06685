//! Tables (RFC 4180), safe to open in a spreadsheet.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

use crate::finding::is_unsafe;

/// What a byte may mean for the cell that it is in: the end of it, or a character that spreadsheets must not see.
const BREAK: u8 = 1;
const WIDE: u8 = 2;

/// Looked up for each byte: tables hold all texts of an archive, and most of them mean nothing.
static SIGN: [u8; 256] = signs();

#[expect(clippy::cast_possible_truncation, reason = "an index below 256")]
const fn signs() -> [u8; 256] {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte as u8 {
            b'"' | b',' | b'\n' | b';' | b'\t' => BREAK,
            b' '..=b'~' => 0,
            _ => WIDE,
        };
        byte += 1;
    }
    signs
}

/// A table as it is written: UTF-8 without a mark at its beginning, lines end with CR and LF.
#[derive(Debug, Default)]
pub struct Table {
    out: String,
    has_cells: bool,
}

impl Table {
    /// With room for so many bytes.
    pub fn new(columns: &[&str], bytes: usize) -> Self {
        let mut table = Self { out: String::with_capacity(bytes), has_cells: false };
        for column in columns {
            table.text(column);
        }
        table.end();
        table
    }

    /// A cell of text. Where a spreadsheet would take it for a formula, an apostrophe stands before it: that shows
    /// it as text.
    pub fn text(&mut self, text: &str) {
        self.begin();
        let mut signs = text.bytes().fold(0, |signs, byte| signs | SIGN[usize::from(byte)]);
        let mut text = Cow::Borrowed(text);
        if signs & WIDE != 0 {
            let is_unfit = |c: char| is_unsafe(c) && !matches!(c, '\n' | '\t');
            if text.contains(is_unfit) {
                text = text.replace(is_unfit, "").into();
                signs = text.bytes().fold(0, |signs, byte| signs | SIGN[usize::from(byte)]);
            }
        }
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']);
        let is_quoted = signs & BREAK != 0 || text.starts_with(' ') || text.ends_with(' ');
        if is_quoted {
            self.out.push('"');
        }
        if is_formula {
            self.out.push('\'');
        }
        if text.contains('"') {
            self.out.push_str(&text.replace('"', "\"\""));
        } else {
            self.out.push_str(&text);
        }
        if is_quoted {
            self.out.push('"');
        }
    }

    /// A cell of text; an empty one where there is none.
    pub fn maybe(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default());
    }

    /// A cell of something that is written in digits: a number, a date, a time.
    pub fn digits(&mut self, value: Option<impl Display>) {
        self.begin();
        if let Some(value) = value {
            let _ = write!(self.out, "{value}");
        }
    }

    /// Several texts in one cell.
    pub fn list(&mut self, texts: &[String]) {
        match texts {
            [] => self.text(""),
            [one] => self.text(one),
            several => self.text(&several.join("; ")),
        }
    }

    /// The end of a line.
    pub fn end(&mut self) {
        self.out.push_str("\r\n");
        self.has_cells = false;
    }

    pub fn into_string(self) -> String {
        self.out
    }

    fn begin(&mut self) {
        if self.has_cells {
            self.out.push(',');
        }
        self.has_cells = true;
    }
}
