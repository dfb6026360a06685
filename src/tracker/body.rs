//! What an issue tells of its action, with the line by which it is found again at its end.

use super::escape::{markdown, wiki};
use super::marker::Marker;
use super::task::Task;
use crate::record::{ActionKind, Priority};
use crate::render::Piece;

/// In which markup the tracker reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    Markdown,
    Jira,
}

impl Markup {
    fn words(self, text: &str) -> String {
        match self {
            Self::Markdown => markdown(text),
            Self::Jira => wiki(text),
        }
    }

    /// The words of a text, with its links.
    pub fn text(self, pieces: &[Piece]) -> String {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => {
                    // Only what stands between two pieces keeps them apart.
                    let apart = |is: bool| if is { " " } else { "" };
                    out += apart(words.starts_with(char::is_whitespace));
                    out += &self.words(words);
                    out += apart(words.ends_with(char::is_whitespace));
                }
                Piece::Link { words, to } => out += &self.link(words, to),
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn bold(self, text: &str) -> String {
        match self {
            Self::Markdown => format!("**{text}**"),
            Self::Jira => format!("*{text}*"),
        }
    }

    fn link(self, text: &str, to: &str) -> String {
        match self {
            // No document lies beside an issue.
            _ if !is_whole(to) => format!("{} ({})", self.words(text), self.words(to)),
            Self::Markdown => format!("[{}](<{to}>)", self.words(text)),
            Self::Jira => format!("[{}|{to}]", self.words(text).replace([']', '|'], " ")),
        }
    }
}

/// Whether a link leads somewhere from anywhere, and ends nowhere but at its end.
fn is_whole(link: &str) -> bool {
    (link.starts_with("https://") || link.starts_with("http://"))
        && !link.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '|' | ']' | '\\'))
}

/// The text of an issue. Every line begins with a word of our own: at the beginning of a line, GitLab runs commands.
pub fn body(task: &Task, marker: &Marker, markup: Markup) -> String {
    let mut lines = Vec::new();
    let mut say = |label: &str, text: Option<String>| {
        lines.extend(text.map(|text| format!("{} {text}", markup.bold(&format!("{label}:")))));
    };
    let words = |text: &Option<String>| text.as_deref().map(|text| markup.words(text));
    let text = |text: &Option<Vec<Piece>>| text.as_deref().map(|text| markup.text(text));
    say("Action", text(&task.text));
    say("Status", words(&task.closed));
    say("Done when", text(&task.done_when));
    say("Owner", words(&task.owner));
    say("Due", task.due.map(|due| due.to_string()));
    let of = [task.priority.map(Priority::as_str), task.kind.map(ActionKind::as_str)];
    let of = of.into_iter().flatten().collect::<Vec<_>>().join(", ");
    say("Priority and kind", Some(of).filter(|of| !of.is_empty()));
    let title = task.link.as_deref().map_or_else(|| markup.words(&task.title), |to| markup.link(&task.title, to));
    let about: Vec<String> = task.severity.iter().chain(&task.services).map(|one| markup.words(one)).collect();
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
    say("Incident", Some(title + &about));
    // Two trailing spaces would be cut by some editors: paragraphs are kept by all.
    format!("{}\n\n{marker}\n", lines.join("\n\n"))
}
