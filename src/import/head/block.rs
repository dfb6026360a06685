//! Lists, tables and lines of keys and values in a document's body.

use super::pair::{Pair, pair};
use super::split::Rest;

/// What a block says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    pub pairs: Vec<Pair>,
    /// Words over the columns of a table, which are no pair: `Field | Value`.
    pub rest: Vec<Rest>,
}

/// Reads a block's source, whose first line is `first`: a list or lines of `Key: value`, a table of two
/// columns. `None` where something in it is no pair, because then it is no block of this sort.
pub fn block(text: &str, first: usize) -> Option<Block> {
    let mut block = Block::default();
    let mut hangs = 0;
    for (place, line) in text.lines().enumerate() {
        let number = first + place;
        let bare = line.trim_start();
        if bare.trim_end().is_empty() {
            continue;
        }
        if bare.starts_with('|') {
            let cells: Vec<&str> = bare.trim_end().trim_matches('|').split('|').collect();
            row(&cells, number, &mut block)?;
            continue;
        }
        let (marker, item) = unmarked(bare);
        let indent = line.len() - bare.len();
        let goes_on = !marker && indent >= hangs && hangs > 0;
        match (goes_on, block.pairs.last_mut()) {
            (true, Some(last)) => last.values.push(item.trim().to_owned()),
            // An item below another says what that one is about.
            (false, Some(last)) if marker && indent >= hangs && hangs > 0 => last.values.push(item.trim().to_owned()),
            _ => {
                block.pairs.push(pair(item, number)?);
                hangs = if marker { indent + 1 } else { 0 };
            }
        }
    }
    (!block.pairs.is_empty()).then_some(block)
}

/// The pair of a row's two cells; `None` where there are others, or the first is none.
pub fn cells(cells: &[&str], line: usize) -> Option<Pair> {
    let [key, value] = cells else { return None };
    let trim = |text: &str| {
        text.trim().trim_matches(['*', '_', '`']).trim_end_matches([':', '：']).trim_end_matches('*').trim().to_owned()
    };
    let (key, value) = (trim(key), value.trim());
    let values = if value.is_empty() { Vec::new() } else { vec![value.to_owned()] };
    key.contains(char::is_alphabetic).then_some(Pair { key, values, line })
}

fn row(row: &[&str], line: usize, block: &mut Block) -> Option<()> {
    let is_rule =
        row.iter().all(|cell| !cell.trim().is_empty() && cell.trim().trim_matches(':').chars().all(|c| c == '-'));
    if is_rule || row.iter().all(|cell| cell.trim().is_empty()) {
        return Some(());
    }
    if row.iter().all(|cell| is_column(cell)) {
        block.rest.push(Rest { text: row.join(" ").split_whitespace().collect::<Vec<_>>().join(" "), line });
        return Some(());
    }
    block.pairs.push(cells(row, line)?);
    Some(())
}

/// Whether a cell only says that keys or values stand below it.
fn is_column(cell: &str) -> bool {
    const WORDS: &[&str] = &[
        "",
        "field",
        "role",
        "person",
        "key",
        "item",
        "name",
        "value",
        "values",
        "property",
        "attribute",
        "detail",
        "details",
        "metadata",
        "info",
        "information",
        "content",
        "description",
        "項目",
        "値",
        "内容",
        "詳細",
        "属性",
        "説明",
    ];
    let bare = cell.trim().trim_matches(['*', '_']).to_lowercase();
    WORDS.contains(&&*bare)
}

/// A line without the mark of a list, a heading or a quote, and whether it was an item.
fn unmarked(line: &str) -> (bool, &str) {
    let line = line.trim_start_matches('>').trim_start();
    for mark in ["- ", "* ", "+ ", "• "] {
        if let Some(item) = line.strip_prefix(mark) {
            return (true, item.trim_start());
        }
    }
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match digits.strip_prefix(". ").or_else(|| digits.strip_prefix(") ")) {
        Some(item) if digits.len() < line.len() => (true, item),
        _ => (false, line.trim_start_matches('#').trim_start()),
    }
}
