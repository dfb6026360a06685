//! The digest as Markdown.

use std::fmt::Write as _;

use super::page::{Line, Page};
use crate::render::plain_markdown as plain;

/// Writing to a text does not fail.
pub fn markdown(page: &Page) -> String {
    let mut out = format!("# {}\n", plain(&page.title));
    if !page.lead.is_empty() {
        let _ = write!(out, "\n{}\n", plain(&page.lead));
    }
    for section in &page.sections {
        let _ = write!(out, "\n## {}\n", plain(&section.title));
        for group in &section.groups {
            match &group.title {
                Some(title) => {
                    let _ = write!(out, "\n### {}\n\n", plain(title));
                }
                None => out.push('\n'),
            }
            for line in &group.lines {
                item(&mut out, line);
            }
            if let Some(more) = &group.more {
                let _ = writeln!(out, "- {}", plain(more));
            }
        }
    }
    out
}

/// A link or a badge begins each item: a text of somebody's would begin a list or a heading there.
fn item(out: &mut String, line: &Line) {
    let text = plain(line.text.trim());
    let badge = line.badge.as_ref().map(|badge| format!("**{}:** ", plain(badge))).unwrap_or_default();
    let text = match &line.href {
        Some(href) => format!("[{text}](<{}>)", href.replace(['<', '>', '\\'], "")),
        None => text.into_owned(),
    };
    let _ = writeln!(out, "- {badge}{text} ({})", plain(&line.small));
    for note in &line.notes {
        let _ = writeln!(out, "  - {}", plain(note));
    }
}
