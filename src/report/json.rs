//! Findings for programs: `check --format json`, version 1.
//!
//! The structs are frozen: their fields and their order are a contract, whatever the insides become.

use serde::Serialize;

use super::data::{harmless_json, pretty, slashed};
use super::totals::Totals;
use crate::error::Result;
use crate::finding::Finding;

#[derive(Serialize)]
struct FindingV1<'a> {
    rule: &'a str,
    level: &'static str,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    field: String,
    message: &'a str,
    help: Option<&'a str>,
    fixable: bool,
}

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
    let part = json_part(findings)?;
    Ok(JSON_OPENING.to_owned() + part.strip_prefix(',').unwrap_or(&part) + &json_closing(Totals::of(findings, files))?)
}

/// What comes before the findings.
pub const JSON_OPENING: &str = "{\n  \"version\": 1,\n  \"findings\": [";

/// Some of the findings, each after a comma: the first of all has none.
pub fn json_part(findings: &[Finding]) -> Result<String> {
    let mut out = String::new();
    for finding in findings {
        out.push_str(",\n    ");
        out.push_str(&pretty(&FindingV1::from(finding))?.replace('\n', "\n    "));
    }
    Ok(harmless_json(&out))
}

/// What comes behind them.
pub fn json_closing(totals: Totals) -> Result<String> {
    let Totals { files, errors, warnings, notes } = totals;
    let summary = pretty(&SummaryV1 { files, errors, warnings, notes })?.replace('\n', "\n  ");
    let end = if errors + warnings + notes > 0 { "\n  ]" } else { "]" };
    Ok(format!("{end},\n  \"summary\": {summary}\n}}\n"))
}

impl<'a> From<&'a Finding> for FindingV1<'a> {
    fn from(finding: &'a Finding) -> Self {
        let position = &finding.position;
        Self {
            rule: finding.rule,
            level: finding.level.name(),
            file: slashed(&finding.file),
            line: position.line.max(1),
            column: position.column.max(1),
            end_line: position.end_line.max(1),
            end_column: position.end_column.max(1),
            field: finding.field.to_string(),
            message: &finding.message,
            help: finding.help.as_deref(),
            fixable: finding.is_fixable(),
        }
    }
}
