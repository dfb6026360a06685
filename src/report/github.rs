//! Findings as commands to the runner of GitHub Actions, which shows them beside the changed lines.

use std::fmt::Write as _;

use super::data::slashed;
use super::totals::Totals;
use crate::finding::{Finding, Level, harmless};

/// `::error file=…,line=…,…::message`, a line for each finding, then one with the total: the log
/// shows nothing else. Paths have to be relative to the repository.
pub fn github(findings: &[Finding], files: usize) -> String {
    let mut out = String::new();
    for finding in findings {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "::{} {}::{}", command(finding.level), properties(finding), message(finding));
    }
    out + &Totals::of(findings, files).to_string() + "\n"
}

const fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

fn properties(finding: &Finding) -> String {
    let position = &finding.position;
    let (line, end_line) = (position.line.max(1), position.end_line.max(position.line).max(1));
    let mut out = format!("file={},line={line}", property(&slashed(&finding.file)));
    // The runner takes columns on one line only, and refuses the others.
    if line == end_line {
        let column = position.column.max(1);
        let _ = write!(out, ",col={column},endLine={end_line},endColumn={}", position.end_column.max(column));
    } else {
        let _ = write!(out, ",endLine={end_line}");
    }
    out + ",title=" + &property(finding.rule)
}

/// The help on a line of its own: an annotation is all that its reader sees.
fn message(finding: &Finding) -> String {
    let help = finding.help.as_deref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    data(&(finding.message.clone() + &help))
}

/// What ends a command's line, or begins an escape, may not stand in its text. (A carriage return
/// never comes so far: `harmless` spells it out.)
fn data(text: &str) -> String {
    harmless(text).replace('%', "%25").replace('\n', "%0A")
}

/// Nor what ends a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
