//! What an issue says that its action does not.

use std::collections::BTreeMap;

use super::day::Day;
use super::escape::quoted;
use super::ticket::{State, Ticket};
use crate::record::{ActionItem, ActionStatus, Clock, Date, Line};

/// What is new, in words and as fields of the action.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// `status open -> done (closed 2026-01-02)`: a line a change.
    pub changes: Vec<String>,
    pub fields: Vec<(&'static str, Option<String>)>,
    /// What differs and is not written, and what to do about it.
    pub left: Vec<String>,
}

/// What is known besides the issue.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The record's.
    pub clock: Clock,
    pub today: Date,
    /// The day on which the incident began, where that is known.
    pub began: Option<Date>,
    /// Owners by login, in lower case.
    pub owners: &'a BTreeMap<String, String>,
    /// What stands before a key in the address of an issue.
    pub base: Option<&'a str>,
    /// Whether the issue is a box of a checklist, which says no day.
    pub is_box: bool,
}

/// Compares an issue with its action. What is not sure is told, and left as it is.
pub fn news(ticket: &Ticket, action: &ActionItem, around: Around<'_>) -> News {
    let mut news = News::default();
    status(&mut news, ticket, action, around);
    if action.state().is_open() {
        owner(&mut news, ticket, action, around);
        due(&mut news, ticket, action, around);
    }
    tracker(&mut news, ticket, action, around);
    news
}

impl News {
    fn change(&mut self, key: &'static str, from: Option<&str>, to: String, more: &str) {
        self.changes.push(format!("{key} {} -> {to}{more}", from.unwrap_or("(none)")));
        self.fields.push((key, Some(to)));
    }

    fn leave(&mut self, what: impl Into<String>) {
        self.left.push(what.into());
    }
}

fn status(news: &mut News, ticket: &Ticket, action: &ActionItem, around: Around<'_>) {
    let state = action.state();
    match &ticket.state {
        // The unchecked box of an older list says nothing.
        State::Open | State::InProgress if !state.is_open() && !around.is_box => {
            news.leave(format!("{state} here and open there: `hotwash actions reopen` opens it here"));
        }
        State::InProgress if state.is_open() && state != ActionStatus::InProgress => {
            news.change("status", Some(state.as_str()), ActionStatus::InProgress.to_string(), "");
        }
        State::Done if state.is_open() => match closing(ticket, around) {
            Ok(day) if day > around.today => news.leave(format!("closed there on {day}, which is yet to come")),
            Ok(day) if around.began.is_some_and(|began| day < began) => {
                news.leave(format!("closed there on {day}, before the incident began"));
            }
            Ok(day) => {
                let done = ActionStatus::Done.to_string();
                news.change("status", Some(state.as_str()), done, &format!(" (closed {day})"));
                news.fields.push(("closed", Some(day.to_string())));
            }
            Err(why) => news.leave(format!("closed there, {why}: `hotwash actions done … --closed DATE` says it")),
        },
        State::Dropped(reason) if state.is_open() => {
            news.leave(format!("closed there as `{reason}`: `hotwash actions decline … --because` says why"));
        }
        State::Dropped(reason) if state == ActionStatus::Done => {
            news.leave(format!("done here, and closed there as `{reason}`: one of the two is not so"));
        }
        State::Contradicting { status, resolution } => {
            news.leave(format!("`{status}` there, but resolved as `{resolution}`: one of the two is not so"));
        }
        State::Unknown(word) if state.is_open() && word.is_empty() => {
            news.leave("nothing there says whether it is done");
        }
        State::Unknown(word) if state.is_open() => {
            news.leave(format!("`{word}` there, which says nothing of whether it is done"));
        }
        _ => {}
    }
}

/// The day on which it was closed, where the record's clocks are.
fn closing(ticket: &Ticket, around: Around<'_>) -> Result<Date, String> {
    match &ticket.closed {
        Some(day) => on(day, around).map_err(|why| format!("but {why}")),
        None if around.is_box => Ok(around.today),
        None => Err("and nothing says on which day".to_owned()),
    }
}

fn owner(news: &mut News, ticket: &Ticket, action: &ActionItem, around: Around<'_>) {
    let is_owner = |name: &str| action.owner.as_deref().is_some_and(|owner| owner.eq_ignore_ascii_case(name));
    let mapped = |names: &Vec<String>| names.iter().find_map(|name| around.owners.get(&name.to_lowercase()));
    let same = |names: &Vec<String>| {
        names.iter().any(|name| is_owner(name)) || mapped(names).is_some_and(|name| is_owner(name))
    };
    let [names] = ticket.assignees.as_slice() else {
        if ticket.assignees.len() > 1 && !ticket.assignees.iter().any(same) {
            news.leave(format!("given to {} people there, and a record has one owner", ticket.assignees.len()));
        }
        return;
    };
    let Some(name) = names.first() else { return };
    if same(names) {
        return;
    }
    if let Some(owner) = mapped(names).and_then(|owner| owner.parse::<Line>().ok()) {
        news.change("owner", action.owner.as_deref(), owner.to_string(), "");
    } else {
        let map = quoted(&format!("{name}=OWNER"));
        news.leave(format!("given to `{name}` there: `--map {map}` says who that is"));
    }
}

fn due(news: &mut News, ticket: &Ticket, action: &ActionItem, around: Around<'_>) {
    let Some(day) = &ticket.due else { return };
    match on(day, around) {
        Ok(day) if action.due == Some(day) => {}
        Ok(day) => {
            let before = action.due.map(|due| due.to_string());
            news.change("due", before.as_deref(), day.to_string(), "");
        }
        Err(why) => news.leave(format!("due there, but {why}")),
    }
}

fn tracker(news: &mut News, ticket: &Ticket, action: &ActionItem, around: Around<'_>) {
    let of_key = || Some(format!("{}{}", around.base?, ticket.key.as_ref()?));
    let Some(url) = ticket.url.clone().or_else(of_key).and_then(|url| url.parse::<Line>().ok()) else { return };
    let is_address = url.starts_with("https://") || url.starts_with("http://");
    if is_address && !url.contains(' ') && action.tracker.as_ref() != Some(&url) {
        news.change("tracker", action.tracker.as_deref(), url.to_string(), "");
    }
}

fn on(day: &Day, around: Around<'_>) -> Result<Date, String> {
    match day {
        Day::At(instant) => Ok(Date(around.clock.local(*instant).date_naive())),
        Day::On(day) => Ok(*day),
        Day::Unclear(text) => Err(format!("`{text}` can be several days")),
        Day::None(text) => Err(format!("`{text}` is no day")),
    }
}
