//! Rows of a table or of JSON, before they are understood.

use std::collections::BTreeSet;

use super::clean::{is_address, line, name, prose};
use super::ground::Ground;
use super::offered::{Feed, Offered, Unread};
use super::times::{Told, Written, times};
use crate::finding::shown;
use crate::record::{EventKind, Prose};
use crate::report::counted;

/// As many unknown words are named.
const NAMED: usize = 3;

/// One row, as it is written.
#[derive(Debug, Clone, Default)]
pub struct Raw {
    pub line: usize,
    pub when: Written,
    /// What happened: several cells, one below the other.
    pub texts: Vec<String>,
    pub by: Vec<String>,
    pub kind: String,
    pub evidence: Vec<String>,
}

/// What the rows offer.
pub fn feed(rows: Vec<Raw>, unit: &'static str, ground: &Ground) -> Feed {
    let written: Vec<Written> = rows.iter().map(|row| row.when.clone()).collect();
    let times = times(&written, ground);
    let mut feed = Feed { unit, ..Feed::default() };
    let (mut kinds, mut addresses, mut days) = (BTreeSet::new(), 0, Vec::new());
    for (row, told) in rows.into_iter().zip(times) {
        let line = row.line;
        if let (Ok(at), Some(other)) = (&told.at, told.other_day) {
            days.push(format!("{} may be {other}", at.naive.date()));
        }
        let kind = kind(&row.kind);
        if kind.is_none() && !row.kind.trim().is_empty() {
            kinds.insert(row.kind.trim().to_owned());
        }
        addresses += row.by.iter().filter(|by| is_address(by.trim())).count();
        match offered(&row, told, kind) {
            Ok(offered) => feed.offered.push(offered),
            Err(why) => feed.unread.push(Unread { line, why }),
        }
    }
    if !kinds.is_empty() {
        let more = if kinds.len() > NAMED { ", …" } else { "" };
        let named: Vec<String> = kinds.iter().take(NAMED).map(|kind| shown(kind)).collect();
        feed.remarks.push(format!("no kind of a record's events, and left out: {}{more}", named.join(", ")));
    }
    if addresses > 0 {
        feed.remarks.push(format!("{} not taken as `by`, which is a role or a system", mail(addresses)));
    }
    if let Some(first) = days.first() {
        feed.remarks.push(format!("day and month may be the other way round: {first}"));
    }
    feed
}

fn mail(count: usize) -> String {
    let counted = if count == 1 { "1 mail address".to_owned() } else { format!("{count} mail addresses") };
    format!("{counted} {}", if count == 1 { "was" } else { "were" })
}

/// The kind that a word means.
pub fn kind(word: &str) -> Option<EventKind> {
    word.trim().to_lowercase().replace([' ', '-'], "_").parse().ok()
}

fn offered(row: &Raw, told: Told, kind: Option<EventKind>) -> Result<Offered, String> {
    let Told { at, range, .. } = told;
    let at = at?;
    let texts: Vec<&str> = row.texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let text = texts.join("\n");
    let text: Prose = prose(&range.map_or_else(|| text.clone(), |range| format!("{text} ({range})")))?;
    if texts.is_empty() {
        return Err("it says nothing".to_owned());
    }
    let by: Vec<String> = row.by.iter().filter_map(|by| name(by)).map(|by| by.to_string()).collect();
    let by = line(&by.join(", "));
    let mut evidence = Vec::new();
    for link in row.evidence.iter().filter_map(|text| line(text)) {
        if !evidence.contains(&link) {
            evidence.push(link);
        }
    }
    Ok(Offered { at, text, by, kind, evidence, is_named: false, line: row.line })
}

/// What is said of how rows were read: `3 rows, at = …`.
pub fn reading(count: usize, unit: &str, mapping: &str, unused: &[&str]) -> String {
    let more = if unused.len() > 2 * NAMED { ", …" } else { "" };
    let unused: Vec<String> = unused.iter().take(2 * NAMED).map(|name| shown(name)).collect();
    let rest = if unused.is_empty() { String::new() } else { format!("; not used: {}{more}", unused.join(", ")) };
    format!("{} read with {mapping}{rest}", counted(count, unit))
}
