//! GitHub's issues, as `gh issue list --json …` writes them.

use serde::Deserialize;

use super::{Reading, unknown};
use crate::error::{Error, Result};
use crate::tracker::day::Day;
use crate::tracker::marker::Marker;
use crate::tracker::ticket::{State, Ticket};

/// Only what is needed is read; what else stands there may be anything.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Issue {
    number: Option<u64>,
    body: Option<String>,
    state: Option<String>,
    /// What is not there is not the same as what is empty.
    #[serde(default)]
    state_reason: Reason,
    assignees: Option<Vec<Assignee>>,
    url: Option<String>,
    closed_at: Option<String>,
    milestone: Option<Milestone>,
}

/// Why an issue was closed.
#[derive(Debug, Default)]
enum Reason {
    /// The file does not tell it.
    #[default]
    Untold,
    /// Of most it is nothing in particular.
    Told(Option<String>),
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Option::deserialize(from).map(Self::Told)
    }
}

#[derive(Debug, Deserialize)]
struct Assignee {
    login: Option<String>,
    name: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Milestone {
    due_on: Option<String>,
}

pub fn reading(text: &str) -> Result<Reading> {
    let issues: Vec<Issue> = serde_json::from_str(text).map_err(|why| unknown().because(why))?;
    if issues.iter().all(|issue| issue.body.is_none() && issue.url.is_none()) && !issues.is_empty() {
        return Err(Error::new("these issues have neither `body` nor `url`")
            .hint("name both behind `--json`: by them an issue is found again"));
    }
    let is = |issue: &Issue, state: &str| issue.state.as_deref().is_some_and(|one| one.eq_ignore_ascii_case(state));
    let lacks = if !issues.is_empty() && issues.iter().all(|issue| issue.state.is_none()) {
        Some("it does not say which issues are closed: name `state`, `stateReason` and `closedAt` behind `--json`")
    } else if issues.iter().any(|issue| is(issue, "closed") && matches!(issue.state_reason, Reason::Untold)) {
        Some(
            "it does not say why issues were closed, which may be without being done: name `stateReason` behind `--json`",
        )
    } else {
        None
    };
    Ok(Reading { kind: "GitHub issues", tickets: issues.into_iter().map(ticket).collect(), lacks })
}

fn ticket(issue: Issue) -> Ticket {
    let state = issue.state.unwrap_or_default();
    let state = match (state.to_ascii_lowercase().as_str(), issue.state_reason) {
        ("open", _) => State::Open,
        ("", _) | ("closed", Reason::Untold) => State::Untold,
        ("closed", Reason::Told(Some(reason))) if !reason.is_empty() && !reason.eq_ignore_ascii_case("completed") => {
            State::Dropped(reason.to_lowercase().replace('_', " "))
        }
        ("closed", _) => State::Done,
        _ => State::Unknown(state),
    };
    // The day of a milestone is written as midnight somewhere: its date is what people chose.
    let due = issue.milestone.and_then(|milestone| milestone.due_on);
    let due = due.and_then(|due| Day::read(due.split('T').next().unwrap_or_default()));
    let names = |one: Assignee| [one.login, one.name].into_iter().flatten().filter(|name| !name.is_empty()).collect();
    Ticket {
        name: issue.number.map_or_else(|| "an issue".to_owned(), |number| format!("#{number}")),
        marker: issue.body.as_deref().and_then(Marker::in_text),
        url: issue.url,
        key: None,
        state,
        closed: issue.closed_at.as_deref().and_then(Day::read),
        assignees: issue.assignees.into_iter().flatten().map(names).collect(),
        due,
    }
}
