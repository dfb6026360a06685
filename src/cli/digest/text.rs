//! The digest as plain text, for terminals and mails.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::page::{Line, Page};
use crate::cli::columns::{wrapped, wrapped_between_words};
use crate::finding::harmless;

const BOLD: Style = Style::new().bold();
const RED: Style = AnsiColor::Red.on_default();

/// For what it is written.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// As many columns.
    pub width: usize,
    /// Whether words that are wider are broken; a mail keeps them whole, for they may be addresses.
    pub is_terminal: bool,
}

impl Sheet {
    fn lines(self, text: &str, margin: usize) -> Vec<String> {
        let room = self.width.saturating_sub(margin);
        if self.is_terminal { wrapped(text, room) } else { wrapped_between_words(text, room) }
    }
}

/// In lines that fit. Writing to a text does not fail.
pub fn text(page: &Page, sheet: Sheet, made_by: &str) -> String {
    let mut out = String::new();
    for line in sheet.lines(&harmless(&page.title), 0) {
        let _ = writeln!(out, "{BOLD}{line}{BOLD:#}");
    }
    paragraph(&mut out, &page.lead, "", sheet);
    for section in &page.sections {
        let _ = writeln!(out, "\n\n{BOLD}{}{BOLD:#}", harmless(&section.title));
        for group in &section.groups {
            out.push('\n');
            if let Some(title) = &group.title {
                let _ = writeln!(out, "{}:", harmless(title));
            }
            for line in &group.lines {
                item(&mut out, line, sheet);
            }
            if let Some(more) = &group.more {
                paragraph(&mut out, more, "  ", sheet);
            }
        }
    }
    let _ = writeln!(
        out,
        "\n-- \n{}",
        [Some(made_by), page.href.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(": ")
    );
    out
}

fn item(out: &mut String, line: &Line, sheet: Sheet) {
    let badge = line.badge.as_ref().map(|badge| format!("{}: ", harmless(badge))).unwrap_or_default();
    let lines = sheet.lines(&format!("{badge}{}", harmless(&line.text)), 2);
    for (nth, part) in lines.iter().enumerate() {
        let mark = if nth == 0 { "- " } else { "  " };
        let _ = match part.strip_prefix(badge.trim_end()).filter(|_| line.late && nth == 0) {
            Some(rest) => writeln!(out, "{mark}{RED}{}{RED:#}{rest}", badge.trim_end()),
            None => writeln!(out, "{mark}{part}"),
        };
    }
    paragraph(out, &line.small, "  ", sheet);
    for note in &line.notes {
        paragraph(out, note, "  ", sheet);
    }
    if let Some(href) = &line.href {
        let _ = writeln!(out, "  {}", harmless(href));
    }
}

fn paragraph(out: &mut String, text: &str, margin: &str, sheet: Sheet) {
    for line in sheet.lines(&harmless(text), margin.len()).iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "{margin}{line}");
    }
}
