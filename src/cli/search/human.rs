//! Results for people: what it was, and the passages in which the words stand.

use std::fmt::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::found::{Found, Result};
use crate::cli::columns::wrapped;
use crate::cli::context::Context;
use crate::cli::hyperlinks::{self, linked, of_file};
use crate::cli::list::severity_style;
use crate::finding::harmless;
use crate::report::counted;

/// Longer lines are hard to read.
const WIDEST: usize = 100;

/// How marks travel through wrapping: no record's text has these, for they are spelled out.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';

pub fn draw(found: &Found, context: &Context) -> String {
    let mut out = String::new();
    let width = context.width().map(|width| width.saturating_sub(1).min(WIDEST));
    let with_links = hyperlinks::are_shown(context);
    for one in &found.results {
        result(&mut out, one, width, with_links, context);
    }
    let some = if found.is_all { "" } else { " with some of these words" };
    let shown = if found.results.len() < found.of {
        format!("the best {} of {}{some}; `--limit` shows more", found.results.len(), counted(found.of, "incident"))
    } else {
        format!("{}{some}", counted(found.of, "incident"))
    };
    let sum = if found.of == 0 { "no incidents" } else { &shown };
    out.extend(wrapped(sum, width.unwrap_or(usize::MAX)).into_iter().map(|line| line + "\n"));
    out
}

/// `2023-08-10-web-stack-outage  sev2  web-application, database`, its title, and where the words stand.
fn result(out: &mut String, one: &Result, width: Option<usize>, with_links: bool, context: &Context) {
    let bold = AnsiColor::Cyan.on_default().bold();
    let id = harmless(&one.record);
    let severity = one.severity.as_deref().map(harmless).unwrap_or_default();
    let is_beside = width.is_none_or(|width| id.width() + 2 + severity.width() <= width);
    let id = linked(&id, with_links.then(|| of_file(&one.path)).as_deref());
    let style = severity_style(&context.config, one.severity.as_deref());
    let _ = write!(out, "{bold}{id}{bold:#}");
    if !severity.is_empty() {
        let between = if is_beside { "  " } else { "\n  " };
        let _ = write!(out, "{between}{style}{severity}{style:#}");
    }
    out.push('\n');
    let services = harmless(&one.services.join(", "));
    let title = marked(&one.title, &one.title_marks);
    let title = if services.is_empty() { title } else { format!("{title} ({services})") };
    lines(out, "", &title, width);
    for excerpt in &one.excerpts {
        let section = context.config.heading(excerpt.section);
        lines(out, section, &marked(&excerpt.text, &excerpt.marks), width);
    }
    out.push('\n');
}

/// A text that is fit for a terminal, with signs around its marked words.
fn marked(text: &str, marks: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mark in marks {
        let _ = write!(out, "{}{BEGIN}{}{END}", harmless(&text[at..mark.start]), harmless(&text[mark.clone()]));
        at = mark.end;
    }
    out + &harmless(&text[at..])
}

/// A text below a heading, wrapped; signs become colour.
fn lines(out: &mut String, section: &str, text: &str, width: Option<usize>) {
    let (dim, mark) = (Style::new().dimmed(), AnsiColor::Yellow.on_default().bold());
    let (begin, end) = (mark.render().to_string(), mark.render_reset().to_string());
    let whole = if section.is_empty() { text.to_owned() } else { format!("{section}: {text}") };
    let indent = if section.is_empty() { 2 } else { 4 };
    let room = width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(12));
    for (nth, line) in wrapped(&whole, room).into_iter().enumerate() {
        let line = match line.strip_prefix(section).filter(|_| nth == 0 && !section.is_empty()) {
            Some(rest) => format!("{dim}{section}{dim:#}{rest}"),
            None => line,
        };
        // A mark is one word: it does not go over the end of a line.
        let _ = writeln!(out, "{:indent$}{}", "", line.replace(BEGIN, &begin).replace(END, &end));
    }
}
