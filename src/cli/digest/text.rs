//! The digest as plain text, for terminals and mails.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::page::{Line, Page};
use crate::cli::columns::wrapped;
use crate::finding::harmless;

const BOLD: Style = Style::new().bold();
const RED: Style = AnsiColor::Red.on_default();

/// In lines of at most so many columns, but for words and addresses that are longer. Writing to a text does not fail.
pub fn text(page: &Page, width: usize, made_by: &str) -> String {
    let mut out = String::new();
    for line in wrapped(&harmless(&page.title), width) {
        let _ = writeln!(out, "{BOLD}{line}{BOLD:#}");
    }
    paragraph(&mut out, &page.lead, "", width);
    for section in &page.sections {
        let _ = writeln!(out, "\n\n{BOLD}{}{BOLD:#}", harmless(&section.title));
        for group in &section.groups {
            out.push('\n');
            if let Some(title) = &group.title {
                let _ = writeln!(out, "{}:", harmless(title));
            }
            for line in &group.lines {
                item(&mut out, line, width);
            }
            if let Some(more) = &group.more {
                paragraph(&mut out, more, "  ", width);
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

fn item(out: &mut String, line: &Line, width: usize) {
    let badge = line.badge.as_ref().map(|badge| format!("{}: ", harmless(badge))).unwrap_or_default();
    let lines = wrapped(&format!("{badge}{}", harmless(&line.text)), width.saturating_sub(2));
    for (nth, part) in lines.iter().enumerate() {
        let mark = if nth == 0 { "- " } else { "  " };
        let _ = match part.strip_prefix(badge.trim_end()).filter(|_| line.late && nth == 0) {
            Some(rest) => writeln!(out, "{mark}{RED}{}{RED:#}{rest}", badge.trim_end()),
            None => writeln!(out, "{mark}{part}"),
        };
    }
    paragraph(out, &line.small, "  ", width);
    for note in &line.notes {
        paragraph(out, note, "  ", width);
    }
    if let Some(href) = &line.href {
        let _ = writeln!(out, "  {}", harmless(href));
    }
}

fn paragraph(out: &mut String, text: &str, margin: &str, width: usize) {
    for line in wrapped(&harmless(text), width.saturating_sub(margin.len())).iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "{margin}{line}");
    }
}
