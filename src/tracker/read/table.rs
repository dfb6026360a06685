//! The tables that GitLab and Jira export. Which one it is their columns tell.

use csv::{ReaderBuilder, StringRecord};

use super::Reading;
use crate::error::{Error, Result};
use crate::tracker::marker::Marker;
use crate::tracker::ticket::{Day, State, Ticket};

/// The columns of a table, by their names in lower case.
struct Columns(Vec<String>);

impl Columns {
    /// The cell of the first of these columns that there is; nothing where it is empty.
    fn cell<'a>(&self, row: &'a StringRecord, names: &[&str]) -> Option<&'a str> {
        let place = names.iter().find_map(|name| self.0.iter().position(|column| column == name))?;
        row.get(place).map(str::trim).filter(|cell| !cell.is_empty())
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|column| column == name)
    }
}

/// The rows of a table; `None` where the first line does not name its columns.
pub fn reading(text: &str) -> Result<Option<Reading>> {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',');
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let broken = |why: csv::Error| Error::new("the table cannot be read").hint("export it again as CSV").because(why);
    let heads = reader.headers().map_err(broken)?;
    let columns = Columns(heads.iter().map(|head| head.trim().to_lowercase()).collect());
    let (kind, ticket): (_, fn(&Columns, &StringRecord) -> Ticket) = if columns.has("summary") {
        ("Jira issues", jira)
    } else if columns.has("title") && (columns.has("url") || columns.has("description")) {
        ("GitLab issues", gitlab)
    } else {
        return Ok(None);
    };
    let rows = reader.records().map(|row| row.map_err(broken)).collect::<Result<Vec<_>>>()?;
    Ok(Some(Reading { kind, tickets: rows.iter().map(|row| ticket(&columns, row)).collect() }))
}

fn gitlab(columns: &Columns, row: &StringRecord) -> Ticket {
    let cell = |names: &[&str]| columns.cell(row, names);
    let state = match cell(&["state"]).map(str::to_lowercase).as_deref() {
        Some("open" | "opened" | "reopened") => State::Open,
        Some("closed") => State::Done,
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
        name: cell(&["issue id", "issue iid"]).map_or_else(|| place(row), |id| format!("#{id}")),
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

fn jira(columns: &Columns, row: &StringRecord) -> Ticket {
    let cell = |names: &[&str]| columns.cell(row, names);
    let key = cell(&["issue key", "key"]).map(str::to_owned);
    let resolved = cell(&["resolved"]);
    let resolution = cell(&["resolution"]).filter(|word| !word.eq_ignore_ascii_case("unresolved"));
    let status = cell(&["status"]).unwrap_or_default();
    let is_done_word = |word: &str| {
        ["done", "fixed", "resolved", "closed", "complete", "completed"]
            .iter()
            .any(|one| word.eq_ignore_ascii_case(one))
    };
    let state = match (resolution, status.to_lowercase().as_str()) {
        (Some(resolution), _) if !is_done_word(resolution) => State::Dropped(resolution.to_lowercase()),
        (Some(_), _) => State::Done,
        (None, word) if is_done_word(word) => State::Done,
        (None, "in progress" | "in review") => State::InProgress,
        (None, "to do" | "open" | "backlog" | "reopened" | "selected for development" | "new") => State::Open,
        _ => State::Unknown(status.to_owned()),
    };
    Ticket {
        name: key.clone().unwrap_or_else(|| place(row)),
        marker: cell(&["description"]).and_then(Marker::in_text),
        url: cell(&["url", "issue url"]).map(str::to_owned),
        key,
        closed: resolved.and_then(Day::read).filter(|_| state != State::Open),
        state,
        assignees: cell(&["assignee"]).map(|name| vec![name.to_owned()]).into_iter().collect(),
        due: cell(&["due date", "due"]).map(without_midnight).and_then(Day::read),
    }
}

/// Days are exported with the beginning of them.
fn without_midnight(day: &str) -> &str {
    [" 12:00 AM", " 00:00:00", " 00:00", " 0:00"].into_iter().find_map(|time| day.strip_suffix(time)).unwrap_or(day)
}

fn place(row: &StringRecord) -> String {
    row.position().map_or_else(|| "a row".to_owned(), |position| format!("line {}", position.line()))
}
