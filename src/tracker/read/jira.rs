//! A row of Jira's export. Its words of how far an issue is are whatever a team made of them.

use csv::StringRecord;

use super::table::Columns;
use crate::tracker::day::Day;
use crate::tracker::marker::Marker;
use crate::tracker::ticket::{State, Ticket};

/// Words of a status or a resolution that mean one thing in every project, in English and in German.
const OPEN: [&str; 13] = [
    "to do",
    "todo",
    "open",
    "backlog",
    "reopened",
    "selected for development",
    "new",
    "zu erledigen",
    "offen",
    "erneut ge\u{f6}ffnet",
    "wieder ge\u{f6}ffnet",
    "neu",
    "ausgew\u{e4}hlt f\u{fc}r entwicklung",
];
const STARTED: [&str; 6] =
    ["in progress", "in review", "in arbeit", "in bearbeitung", "in pr\u{fc}fung", "wird ausgef\u{fc}hrt"];
const DONE: [&str; 12] = [
    "done",
    "fixed",
    "resolved",
    "closed",
    "complete",
    "completed",
    "erledigt",
    "fertig",
    "behoben",
    "gel\u{f6}st",
    "geschlossen",
    "abgeschlossen",
];
const DROPPED: [&str; 23] = [
    "won't do",
    "won\u{2019}t do",
    "wont do",
    "won't fix",
    "won\u{2019}t fix",
    "wontfix",
    "not planned",
    "declined",
    "rejected",
    "cancelled",
    "canceled",
    "abandoned",
    "obsolete",
    "duplicate",
    "cannot reproduce",
    "not a bug",
    "wird nicht erledigt",
    "wird nicht behoben",
    "abgelehnt",
    "abgebrochen",
    "verworfen",
    "duplikat",
    "storniert",
];
const UNRESOLVED: [&str; 4] = ["unresolved", "nicht erledigt", "unerledigt", "ungel\u{f6}st"];

pub(super) fn jira(columns: &Columns, row: &StringRecord) -> Ticket {
    let cell = |names: &[&str]| columns.cell(row, names);
    let key = cell(&["issue key", "key"]).map(str::to_owned);
    let state = if columns.has("status") || columns.has("resolution") {
        let resolution = cell(&["resolution"]).filter(|word| !is_of(word, &UNRESOLVED));
        state(cell(&["status"]).unwrap_or_default(), resolution)
    } else {
        State::Untold
    };
    Ticket {
        name: key.clone().unwrap_or_else(|| columns.place(row)),
        marker: cell(&["description"]).and_then(Marker::in_text),
        url: cell(&["url", "issue url"]).map(str::to_owned),
        key,
        closed: cell(&["resolved"]).and_then(Day::read).filter(|_| state != State::Open),
        state,
        assignees: cell(&["assignee"]).map(|name| vec![name.to_owned()]).into_iter().collect(),
        due: cell(&["due date", "due"]).map(without_midnight).and_then(Day::read),
    }
}

fn is_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word.trim().to_lowercase().as_str())
}

/// A resolution outlives the reopening of its issue where a workflow does not take it away, and many set `Done` for all
/// that is closed: the two have to agree.
fn state(status: &str, resolution: Option<&str>) -> State {
    let contradicting =
        |resolution: &str| State::Contradicting { status: status.to_owned(), resolution: resolution.to_owned() };
    match resolution {
        Some(resolution) if is_of(status, &OPEN) || is_of(status, &STARTED) => contradicting(resolution),
        Some(resolution) if !is_of(resolution, &DONE) => State::Dropped(resolution.to_lowercase()),
        Some(resolution) if is_of(status, &DROPPED) => contradicting(resolution),
        Some(_) => State::Done,
        None if is_of(status, &DONE) => State::Done,
        None if is_of(status, &DROPPED) => State::Dropped(status.to_lowercase()),
        None if is_of(status, &STARTED) => State::InProgress,
        None if is_of(status, &OPEN) => State::Open,
        None => State::Unknown(status.to_owned()),
    }
}

/// Days are exported with the beginning of them.
fn without_midnight(day: &str) -> &str {
    [" 12:00 AM", " 00:00:00", " 00:00", " 0:00"].into_iter().find_map(|time| day.strip_suffix(time)).unwrap_or(day)
}
