//! Findings for programs: `check --format json`, version 1.
//!
//! The fields and their order are a contract, whatever the insides become. A finding is written
//! straight into the text: an archive has a quarter of a million of them.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use super::data::{harmless_string, harmless_text, pretty, slashed};
use super::totals::Totals;
use crate::error::Result;
use crate::finding::{Finding, Step, Told};

#[derive(Serialize)]
struct SummaryV1 {
    files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// One JSON object. Lines and columns count from 1, columns in characters; `field` is empty for the
/// file as a whole; paths have forward slashes.
pub fn json(findings: &[Finding], files: usize) -> Result<String> {
    let of_files = findings.chunk_by(|one, next| one.file == next.file);
    let part: String = of_files
        .filter_map(|of_file| Some((of_file.first()?, of_file)))
        .map(|(first, of_file)| json_part(&first.file, &of_file.iter().map(Finding::told).collect::<Vec<_>>()))
        .collect();
    Ok(JSON_OPENING.to_owned() + part.strip_prefix(',').unwrap_or(&part) + &json_closing(Totals::of(findings, files))?)
}

/// What comes before the findings.
pub const JSON_OPENING: &str = "{\n  \"version\": 1,\n  \"findings\": [";

/// The findings of a file, each after a comma: the first of all has none.
pub fn json_part(file: &Path, findings: &[Told<'_>]) -> String {
    let mut out = String::with_capacity(findings.len() * USUAL_LENGTH);
    let mut name = String::new();
    harmless_string(&mut name, &slashed(file));
    for finding in findings {
        finding_v1(&mut out, finding, &name);
    }
    out
}

/// As many bytes a finding takes, more or less.
const USUAL_LENGTH: usize = 560;

/// Version 1 of a finding; `file` is written as JSON already. Rules and levels are plain words.
fn finding_v1(out: &mut String, finding: &Told<'_>, file: &str) {
    let position = &finding.position;
    for text in [",\n    {\n      \"rule\": \"", finding.rule, "\",\n      \"level\": \"", finding.level.name()] {
        out.push_str(text);
    }
    out.push_str("\",\n      \"file\": ");
    out.push_str(file);
    for (key, value) in [
        (",\n      \"line\": ", position.line),
        (",\n      \"column\": ", position.column),
        (",\n      \"end_line\": ", position.end_line),
        (",\n      \"end_column\": ", position.end_column),
    ] {
        out.push_str(key);
        number(out, value.max(1));
    }
    out.push_str(",\n      \"field\": ");
    path(out, &finding.field);
    out.push_str(",\n      \"message\": ");
    harmless_string(out, finding.message);
    out.push_str(",\n      \"help\": ");
    match finding.help {
        Some(help) => harmless_string(out, help),
        None => out.push_str("null"),
    }
    out.push_str(if finding.is_fixable() { FIXABLE } else { NOT_FIXABLE });
}

/// As a `FieldPath` shows itself, without the time that formatting takes.
fn path(out: &mut String, steps: &[Step<'_>]) {
    out.push('"');
    for (place, step) in steps.iter().enumerate() {
        match step {
            Step::Key(key) => {
                out.push_str(if place == 0 { "" } else { "." });
                harmless_text(out, key);
            }
            Step::Index(index) => {
                out.push('[');
                number(out, *index);
                out.push(']');
            }
        }
    }
    out.push('"');
}

const FIXABLE: &str = ",\n      \"fixable\": true\n    }";
const NOT_FIXABLE: &str = ",\n      \"fixable\": false\n    }";

/// Few have more than three digits, and `write!` takes its time for each.
fn number(out: &mut String, number: usize) {
    let digit = |number: usize| char::from(b"0123456789"[number % 10]);
    if number >= 1000 {
        // Writing to a string cannot fail.
        let _ = write!(out, "{number}");
        return;
    }
    for unit in [100, 10, 1] {
        if number >= unit || unit == 1 {
            out.push(digit(number / unit));
        }
    }
}

/// What comes behind them.
pub fn json_closing(totals: Totals) -> Result<String> {
    let Totals { files, errors, warnings, notes } = totals;
    let summary = pretty(&SummaryV1 { files, errors, warnings, notes })?.replace('\n', "\n  ");
    let end = if errors + warnings + notes > 0 { "\n  ]" } else { "]" };
    Ok(format!("{end},\n  \"summary\": {summary}\n}}\n"))
}

#[cfg(test)]
mod tests {
    use super::{number, path};
    use crate::finding::{FieldPath, Step};

    #[test]
    fn paths_are_written_as_everywhere() {
        let custom = FieldPath::from("custom").at("a \"b\"".to_owned());
        for field in [FieldPath::root(), FieldPath::from("lessons").at("went_well").at(3).at("text"), custom] {
            let mut out = String::new();
            path(&mut out, &field.steps().iter().map(Step::from).collect::<Vec<_>>());
            assert_eq!(out, serde_json::json!(field.to_string()).to_string());
        }
    }

    #[test]
    fn numbers_are_written_as_everywhere() {
        for expected in (0..1200).chain([9999, 123_456, usize::MAX]) {
            let mut out = String::new();
            number(&mut out, expected);
            assert_eq!(out, expected.to_string());
        }
    }
}
