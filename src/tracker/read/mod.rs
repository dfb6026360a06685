//! What trackers export, read back.

mod checklist;
mod github;
mod jira;
mod table;

use super::ticket::Ticket;
use crate::error::{Error, Result};

/// What was read of a file.
#[derive(Debug, Default, PartialEq)]
pub struct Reading {
    /// What the file is: `GitHub issues`.
    pub kind: &'static str,
    pub tickets: Vec<Ticket>,
    /// What the whole file does not say, and what to do about it.
    pub lacks: Option<&'static str>,
}

/// Reads a file of a tracker, which tells by itself what it is.
///
/// # Errors
/// Where it is none that is known, or is broken.
pub fn read(text: &str) -> Result<Reading> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with(['[', '{']) {
        return github::reading(text);
    }
    // A text of a table may hold a checklist, but not the other way around.
    if let Some(reading) = table::reading(text)? {
        return Ok(reading);
    }
    let tickets = checklist::tickets(text).ok_or_else(unknown)?;
    Ok(Reading { kind: "checklist", tickets, lacks: None })
}

fn unknown() -> Error {
    Error::new("this is no export of a tracker that is known").hint(
        "`gh issue list --state all --limit 1000 --json number,title,body,state,stateReason,assignees,url,closedAt,milestone` \
         makes GitHub's; GitLab and Jira export CSV; of a checklist it is what `hotwash actions export --to markdown` made",
    )
}
