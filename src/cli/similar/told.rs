//! The list for people.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::found::{Alike, Found, MUCH};
use crate::cli::columns::wrapped;
use crate::finding::harmless;
use crate::recurrence::Shared;
use crate::report::counted;

/// Where a pipe is, as wide as a terminal usually is.
const USUAL: usize = 100;

pub fn draw(found: &Found, width: Option<usize>) -> String {
    let others = counted(found.of, "other record");
    if found.alike.is_empty() {
        return format!("nothing like it among {others}\n");
    }
    let width = width.unwrap_or(USUAL);
    let mut out = String::new();
    for alike in &found.alike {
        one(&mut out, alike, width);
    }
    let sum = format!("{} of {others}, the most alike first", found.alike.len());
    out.extend(wrapped(&sum, width.saturating_sub(1)).into_iter().map(|line| line + "\n"));
    out
}

fn one(out: &mut String, alike: &Alike, width: usize) {
    let bold = Style::new().bold();
    let (dim, red) = (Style::new().dimmed(), AnsiColor::Red.on_default());
    let severity = alike.severity.as_deref().map(|severity| format!("{}, ", harmless(severity))).unwrap_or_default();
    let (id, beside) = (harmless(&alike.known.name), format!("{severity}{}", degree(alike.score)));
    let between = if id.width() + 2 + beside.width() < width { "  " } else { "\n  " };
    let _ = writeln!(out, "{bold}{id}{bold:#}{between}{dim}{beside}{dim:#}");
    let mut lines = |text: &str, style: Style| {
        for line in wrapped(text, width.saturating_sub(4).max(20)) {
            let _ = writeln!(out, "  {style}{line}{style:#}");
        }
    };
    lines(&harmless(&alike.known.title), Style::new());
    for standing in standing(alike) {
        lines(standing, Style::new());
    }
    for reason in reasons(alike) {
        lines(&harmless(&reason), dim);
    }
    for undone in &alike.unfinished {
        lines(&harmless(&alike.said(undone)), red);
    }
    out.push('\n');
}

/// How much alike two incidents are that have so much out of 1000 in common.
const fn degree(score: u16) -> &'static str {
    match score {
        460.. => "very much alike",
        MUCH.. => "much alike",
        100.. => "alike",
        _ => "a little alike",
    }
}

/// What it is to the other one.
fn standing(alike: &Alike) -> impl Iterator<Item = &'static str> {
    let told = match (alike.linked, alike.is_told, alike.earlier) {
        (true, ..) => Some("linked already"),
        (false, true, true) => Some("reads like a recurrence: link it under `related`, or say in what it differs"),
        (false, true, false) => Some("reads like a recurrence, which came later"),
        (false, false, false) => Some("came later"),
        (false, false, true) => None,
    };
    told.into_iter()
}

fn reasons(alike: &Alike) -> Vec<String> {
    let reasons = &alike.reasons;
    let mut told = Vec::new();
    if !reasons.services.is_empty() {
        told.push(format!("same service: {}", reasons.services.join(", ")));
    }
    if !reasons.categories.is_empty() {
        told.push(format!("same factor: {}", reasons.categories.join(", ")));
    }
    if !reasons.words.is_empty() {
        told.push(format!("both say: {}", reasons.words.iter().map(said).collect::<Vec<_>>().join(", ")));
    }
    for (here, there) in &reasons.actions {
        let name = |id: &Option<String>| id.clone().unwrap_or_else(|| "an action".to_owned());
        told.push(format!("same unfinished action: {} there is {} here", name(there), name(here)));
    }
    told
}

/// `pool`, or `ran dry` = `exhausted`.
fn said(shared: &Shared) -> String {
    if shared.here.to_lowercase() == shared.there.to_lowercase() {
        format!("`{}`", shared.here)
    } else {
        format!("`{}` = `{}`", shared.here, shared.there)
    }
}
