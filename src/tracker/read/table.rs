//! The tables that GitLab and Jira export. Which one it is their columns tell.

use csv::{ReaderBuilder, StringRecord};

use super::Reading;
use super::jira::jira;
use crate::error::{Error, Result};
use crate::tracker::day::Day;
use crate::tracker::marker::Marker;
use crate::tracker::ticket::{State, Ticket};

/// The columns of a table, by their names in lower case.
pub(super) struct Columns {
    names: Vec<String>,
    /// How many lines stand before the first of the table.
    lines_before: u64,
}

impl Columns {
    /// The cell of the first of these columns that there is; nothing where it is empty.
    pub(super) fn cell<'a>(&self, row: &'a StringRecord, names: &[&str]) -> Option<&'a str> {
        let place = names.iter().find_map(|name| self.names.iter().position(|column| column == name))?;
        row.get(place).map(str::trim).filter(|cell| !cell.is_empty())
    }

    /// What a row is called that has no name: the line in which it begins.
    pub(super) fn place(&self, row: &StringRecord) -> String {
        row.position()
            .map_or_else(|| "a row".to_owned(), |position| format!("line {}", position.line() + self.lines_before))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|column| column == name)
    }
}

/// The rows of a table; `None` where the first line does not name its columns.
pub fn reading(text: &str) -> Result<Option<Reading>> {
    // Spreadsheets write a first line that only they read.
    let (text, named) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) => (rest, sign.trim_end_matches('\r').bytes().next()),
        None => (text, None),
    };
    let lines_before = u64::from(named.is_some());
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    let usual = [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',');
    let delimiter = named.unwrap_or(usual);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let broken = |why: csv::Error| Error::new("the table cannot be read").hint("export it again as CSV").because(why);
    let heads = reader.headers().map_err(broken)?;
    let columns = Columns { names: heads.iter().map(|head| head.trim().to_lowercase()).collect(), lines_before };
    let (kind, ticket): (_, fn(&Columns, &StringRecord) -> Ticket) = if columns.has("summary") {
        ("Jira issues", jira)
    } else if columns.has("title") && (columns.has("url") || columns.has("description")) {
        ("GitLab issues", gitlab)
    } else {
        return Ok(None);
    };
    if is_cut_off(text, delimiter) {
        return Err(Error::new("the table ends in the middle of a cell").hint("it is not whole: export it again"));
    }
    let rows = reader.records().map(|row| row.map_err(broken)).collect::<Result<Vec<_>>>()?;
    let lacks = match kind {
        "Jira issues" if !columns.has("status") && !columns.has("resolution") => {
            Some("it does not say which issues are done: export the columns `Status` and `Resolution` too")
        }
        "GitLab issues" if !columns.has("state") => {
            Some("it does not say which issues are done: export the column `State` too")
        }
        _ => None,
    };
    Ok(Some(Reading { kind, tickets: rows.iter().map(|row| ticket(&columns, row)).collect(), lacks }))
}

/// Whether a quoted cell has no end. Quotes within a cell that did not begin with one mean nothing.
fn is_cut_off(text: &str, delimiter: u8) -> bool {
    let (mut is_quoted, mut is_start) = (false, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if is_quoted && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if is_quoted || is_start => is_quoted = !is_quoted,
            _ => {}
        }
        is_start = !is_quoted && (byte == delimiter || matches!(byte, b'\n' | b'\r'));
    }
    is_quoted
}

fn gitlab(columns: &Columns, row: &StringRecord) -> Ticket {
    let cell = |names: &[&str]| columns.cell(row, names);
    let state = match cell(&["state"]).map(str::to_lowercase).as_deref() {
        Some("open" | "opened" | "reopened") => State::Open,
        Some("closed") => State::Done,
        _ if !columns.has("state") => State::Untold,
        other => State::Unknown(other.unwrap_or_default().to_owned()),
    };
    let list = |names: &[&str]| -> Vec<String> {
        cell(names).into_iter().flat_map(|cell| cell.split(',')).map(|name| name.trim().to_owned()).collect()
    };
    let (logins, names) = (list(&["assignee username", "assignee usernames"]), list(&["assignee", "assignees"]));
    let count = logins.len().max(names.len());
    let names_of = |place: usize| [logins.get(place), names.get(place)].into_iter().flatten().cloned().collect();
    let closed = ["closed at (utc)", "closed at"].into_iter().find_map(|name| cell(&[name]));
    // The column's name is what says where its clock is.
    let closed = closed.map(|closed| if columns.has("closed at (utc)") { in_utc(closed) } else { closed.to_owned() });
    Ticket {
        name: cell(&["issue id", "issue iid"]).map_or_else(|| columns.place(row), |id| format!("#{id}")),
        marker: cell(&["description"]).and_then(Marker::in_text),
        url: cell(&["url"]).map(str::to_owned),
        key: None,
        state,
        closed: closed.as_deref().and_then(Day::read),
        assignees: (0..count).map(names_of).collect(),
        due: cell(&["due date"]).and_then(Day::read),
    }
}

fn in_utc(time: &str) -> String {
    if time.contains(':') && !time.ends_with('Z') && !time.contains("UTC") {
        format!("{time} UTC")
    } else {
        time.to_owned()
    }
}
