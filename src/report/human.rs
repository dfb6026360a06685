//! Findings for people: the source line, a caret under the value, what to do.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level as Heading, Origin, Renderer, Snippet};

use super::short::short;
use super::source_line::{SourceLine, harmless_text, source_line};
use super::totals::{Totals, counted};
use crate::finding::{Finding, Level};

/// A block for each finding, then one line with the total.
///
/// `text_of` gives the text that a file was checked as; without it the block has no source line.
/// Styled with ANSI codes, which the caller's stream drops where they are not wanted.
pub fn human<'a>(findings: &[Finding], text_of: &dyn Fn(&Path) -> Option<&'a str>, files: usize) -> String {
    let mut out = String::new();
    let mut before = 0;
    for of_file in findings.chunk_by(|one, next| one.file == next.file) {
        out += &human_part(of_file, of_file.first().and_then(|first| text_of(&first.file)), before);
        before += of_file.len();
    }
    let error = findings.iter().find(|finding| finding.level == Level::Error);
    out + &human_closing(Totals::of(findings, files), error)
}

/// As many findings are drawn: nobody reads more in one go, and all others are told in a line each.
pub const MOST_DRAWN: usize = 200;

/// The findings of one file, after so many of others.
pub fn human_part(findings: &[Finding], text: Option<&str>, before: usize) -> String {
    let (drawn, told) = findings.split_at(MOST_DRAWN.saturating_sub(before).min(findings.len()));
    // Lines are cut before drawing, by characters: the width is never the reason.
    let renderer = Renderer::styled().term_width(1000);
    let mut out = String::new();
    for same in drawn.chunk_by(belong_together) {
        let Some(first) = same.first() else { continue };
        let line = text.and_then(|text| source_line(text, &first.position));
        out += &block(&renderer, first, same, line.as_ref());
        out += "\n\n";
    }
    if before <= MOST_DRAWN && !told.is_empty() {
        out += "and the others, in a line each:\n\n";
    }
    out + &short(told)
}

/// The total, and what to do next.
pub fn human_closing(totals: Totals, first_error: Option<&Finding>) -> String {
    // Lines stand close together; a block has a blank line behind it.
    let gap = if totals.errors + totals.warnings + totals.notes > MOST_DRAWN { "\n" } else { "" };
    match first_error {
        Some(error) => format!("{gap}{totals}; `hotwash explain {}` says why\n", error.rule),
        None => format!("{gap}{totals}\n"),
    }
}

fn block(renderer: &Renderer, first: &Finding, same: &[Finding], line: Option<&SourceLine>) -> String {
    let (file, position) = (harmless_text(&first.file.to_string_lossy()).into_owned(), &first.position);
    let mut block = Group::with_title(heading(first.level).primary_title(title(first, same)).id(first.rule));
    block = match line {
        Some(line) => {
            let value = AnnotationKind::Primary.span(line.value.clone());
            let snippet = Snippet::source(&line.text).line_start(position.line).path(&file);
            block.element(snippet.annotation(value))
        }
        None if position.line > 0 => {
            block.element(Origin::path(&file).line(position.line).char_column(position.column))
        }
        None => block.element(Origin::path(&file)),
    };
    if same.len() > 1 {
        block = block.element(Heading::NOTE.with_name("fields").message(fields(same)));
    }
    if let Some(help) = help(same) {
        block = block.element(Heading::HELP.message(help));
    }
    let drawn = renderer.render(&[block]);
    match line {
        Some(line) => with_true_column(&drawn, &format!("{file}:{}:", position.line), line, position.column),
        None => drawn,
    }
}

/// The drawing counts columns in the line as it is shown; of a line that was cut, that is not its
/// column in the file. The place stands on the line below the title.
fn with_true_column(drawn: &str, place: &str, line: &SourceLine, column: usize) -> String {
    let shown = line.text[..line.value.start].chars().count() + 1;
    match drawn.split_once('\n') {
        Some((title, rest)) if shown != column => {
            let rest = rest.replacen(&format!("{place}{shown}"), &format!("{place}{column}"), 1);
            format!("{title}\n{rest}")
        }
        _ => drawn.to_owned(),
    }
}

/// What one rule says of one place several times is told once: a young draft lacks many fields, and
/// all of them are missing at its head.
fn belong_together(one: &Finding, next: &Finding) -> bool {
    (one.rule, one.level, &one.file, &one.position) == (next.rule, next.level, &next.file, &next.position)
        && one.field != next.field
        && one.fix.is_none()
        && next.fix.is_none()
}

const fn heading(level: Level) -> Heading<'static> {
    match level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
        Level::Note => Heading::NOTE,
    }
}

fn title(first: &Finding, same: &[Finding]) -> String {
    match (same.len(), first.rule) {
        (1, _) => harmless_text(&first.message).into_owned(),
        (count, "missing-field") => format!("{} are missing", counted(count, "field")),
        (count, _) => format!("{} at one place", counted(count, "field")),
    }
}

/// All fields, in lines that fit.
fn fields(same: &[Finding]) -> String {
    let mut lines = vec![String::new()];
    for (place, finding) in same.iter().enumerate() {
        let comma = if place + 1 < same.len() { "," } else { "" };
        let field = harmless_text(&format!("`{}`{comma}", finding.field)).into_owned();
        match lines.last_mut() {
            Some(line) if line.is_empty() => *line = field,
            Some(line) if line.chars().count() + field.chars().count() < 80 => {
                line.push(' ');
                line.push_str(&field);
            }
            _ => lines.push(field),
        }
    }
    lines.join("\n")
}

/// What to do, where it is one thing.
fn help(same: &[Finding]) -> Option<String> {
    let first = same.first()?;
    let help = first.help.as_deref().filter(|help| same.iter().all(|other| other.help.as_deref() == Some(help)));
    let done = if first.is_fixable() { " (`hotwash check --fix` does this)" } else { "" };
    help.map(|help| harmless_text(help).into_owned() + done)
}
