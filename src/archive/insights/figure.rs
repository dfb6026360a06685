//! A figure of a page: what it says in words, in a drawing, and in a table.

use serde::Serialize;

use crate::finding::is_unsafe;
use crate::render::Text;

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// The id of its heading.
    pub id: &'static str,
    pub heading: String,
    /// The most important of it, with how many it is drawn from.
    pub says: String,
    /// What one has to know to read it.
    pub notes: Vec<String>,
    /// Absent where there is nothing to draw.
    pub drawing: Option<Text>,
    /// The same in numbers.
    pub table: Option<Table>,
}

/// A table whose rows begin with what they are about.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    pub caption: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table; `None` without rows.
    pub fn new<'a>(caption: &str, head: impl IntoIterator<Item = &'a str>, rows: Vec<Vec<String>>) -> Option<Self> {
        let head = head.into_iter().map(clean).collect();
        (!rows.is_empty()).then(|| Self { caption: caption.to_owned(), head, rows })
    }
}

/// A record's text without characters that have no business in a page.
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_unsafe(*c)).collect()
}

/// `1 incident`, `2 incidents`.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// `n = 2 incidents`, which no line breaks apart.
pub fn n(count: usize, what: &str) -> String {
    format!("n\u{a0}=\u{a0}{}", counted(count, what))
}

/// `none`, or a number.
pub fn none_or(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { count.to_string() }
}

/// `August 10, 2023`.
pub fn date(day: chrono::NaiveDate) -> String {
    day.format("%B %-d, %Y").to_string()
}
