//! Files that trackers take: a script for GitHub's program, tables for the importers of GitLab and Jira.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::body::{Markup, body};
use super::escape::{is_visible, quoted, title};
use super::marker::Marker;
use super::task::Task;
use crate::record::{Date, Priority};
use crate::render::Piece;
use crate::table::Table;

/// Titles of GitHub have 256 characters at most, those of the others 255.
const LONGEST_TITLE: usize = 250;

/// The logins of owners, by the owner's name in lower case.
#[derive(Debug, Clone, Default)]
pub struct Logins(pub BTreeMap<String, String>);

impl Logins {
    fn of(&self, task: &Task) -> Option<&str> {
        self.0.get(&task.owner.as_ref()?.to_lowercase()).map(String::as_str)
    }
}

/// A script that has `gh` make an issue of each.
///
/// Nothing of a record stands in it outside of single quotes, and a value hangs on its option: what begins with a
/// hyphen is none.
pub fn github(tasks: &[(Task, Marker)], logins: &Logins, labels: &[String]) -> String {
    let mut out = String::from(
        "#!/bin/sh\n\
         # Made by `hotwash actions export --to github-cli`. Run it once, in a clone of the repository that gets the\n\
         # issues; it stops at the first that is refused. Afterwards `hotwash actions sync` reads the addresses of the\n\
         # issues into the records, and what has one is not exported again.\n\
         set -eu\n",
    );
    for (task, marker) in tasks {
        let _ = write!(
            out,
            "\ngh issue create --title={} \\\n  --body={}",
            quoted(&issue_title(task)),
            quoted(&body(task, marker, Markup::Markdown))
        );
        if let Some(login) = logins.of(task) {
            let _ = write!(out, " \\\n  --assignee={}", quoted(login));
        }
        for label in labels {
            let _ = write!(out, " \\\n  --label={}", quoted(label));
        }
        out.push('\n');
    }
    out
}

/// A table for GitLab's importer. Whom an issue is given to is said by a command in its description, which GitLab
/// runs.
pub fn gitlab(tasks: &[(Task, Marker)], logins: &Logins, labels: &[String]) -> String {
    let mut table = Table::new(&["title", "description", "due_date"], tasks.len() << 9);
    for (task, marker) in tasks {
        let mut text = body(task, marker, Markup::Markdown);
        if let Some(login) = logins.of(task) {
            let _ = write!(text, "\n/assign @{login}\n");
        }
        for label in labels {
            let _ = write!(text, "\n/label ~\"{}\"\n", label.replace(['"', '\n'], ""));
        }
        table.text(&issue_title(task));
        table.text(&text);
        table.digits(task.due);
        table.end();
    }
    table.into_string()
}

/// A table for Jira's importer. Several labels stand in as many columns of one name.
pub fn jira(tasks: &[(Task, Marker)], logins: &Logins, labels: &[String]) -> String {
    let mut heads = vec!["Summary", "Description", "Issue Type", "Priority", "Due Date", "Assignee"];
    heads.extend(labels.iter().map(|_| "Labels"));
    let mut table = Table::new(&heads, tasks.len() << 9);
    for (task, marker) in tasks {
        table.text(&issue_title(task));
        table.text(&body(task, marker, Markup::Jira));
        table.text("Task");
        table.maybe(task.priority.map(jira_priority));
        table.digits(task.due.map(|due: Date| due.0.format("%Y-%m-%d")));
        table.maybe(logins.of(task));
        for label in labels {
            table.text(label);
        }
        table.end();
    }
    table.into_string()
}

fn issue_title(task: &Task) -> String {
    let words = task.text.iter().flatten().map(Piece::words).collect::<String>();
    match title(&words, LONGEST_TITLE) {
        text if is_visible(&text) => text,
        _ => title(&format!("{} of {}", task.id.as_deref().unwrap_or("Action"), task.title), LONGEST_TITLE),
    }
}

const fn jira_priority(priority: Priority) -> &'static str {
    match priority {
        Priority::P0 => "Highest",
        Priority::P1 => "High",
        Priority::P2 => "Medium",
        Priority::P3 => "Low",
        Priority::P4 => "Lowest",
    }
}
