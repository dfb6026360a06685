//! Actions as a checklist of Markdown: for a mail, an issue, a page of notes.

use std::fmt::Write as _;

use super::body::Markup;
use super::escape::markdown;
use super::marker::Marker;
use super::task::Task;
use crate::report::counted;

/// How a checklist begins.
pub const HEAD: &str = "# Actions\n";

/// Actions that stand together.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub tasks: Vec<Task>,
}

/// The checklist. With `marks` each line ends in a comment by which it is found again.
pub fn checklist(parts: &[Part], marks: bool) -> String {
    let mut out = HEAD.to_owned();
    if parts.is_empty() {
        out.push_str("\nNothing is to be done.\n");
    }
    for part in parts {
        let _ = write!(out, "\n## {}\n\n", markdown(&part.name));
        for task in &part.tasks {
            out += &line(task, marks);
        }
    }
    out
}

fn line(task: &Task, marks: bool) -> String {
    let sign = if task.closed.is_some() { 'x' } else { ' ' };
    let text = task.text.as_deref().map_or_else(|| "(no text)".to_owned(), |text| Markup::Markdown.text(text));
    let mut facts = Vec::new();
    if let Some(due) = task.due {
        let late =
            task.days_late.map(|days| format!(", {} late", counted(usize::try_from(days).unwrap_or_default(), "day")));
        facts.push(format!("due {due}{}", late.unwrap_or_default()));
    }
    facts.extend(task.owner.as_deref().map(markdown));
    facts.extend(task.priority.map(|priority| priority.to_string()));
    let name = [Some(&task.record), task.id.as_ref()].into_iter().flatten().map(|part| markdown(part));
    let name = name.collect::<Vec<_>>().join(" ");
    facts.push(match &task.link {
        Some(link) => format!("[{name}](<{}>)", link.replace(['<', '>', '\n'], "")),
        None => name,
    });
    let marker = task.id.as_deref().and_then(|id| Marker::new(&task.record, id));
    let marker = marker.filter(|_| marks).map(|marker| format!(" {}", marker.comment())).unwrap_or_default();
    format!("- [{sign}] {text} ({}){marker}\n", facts.join("; "))
}
