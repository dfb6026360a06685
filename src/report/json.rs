//! Findings for programs: `check --format json`, version 1.
//!
//! The structs are frozen: their fields and their order are a contract, whatever the insides become.

use serde::Serialize;

use super::data::{as_json, slashed};
use super::totals::Totals;
use crate::error::Result;
use crate::finding::Finding;

#[derive(Serialize)]
struct ReportV1<'a> {
    version: u32,
    findings: Vec<FindingV1<'a>>,
    summary: SummaryV1,
}

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
    let totals = Totals::of(findings, files);
    let report = ReportV1 {
        version: 1,
        findings: findings.iter().map(FindingV1::from).collect(),
        summary: SummaryV1 {
            files: totals.files,
            errors: totals.errors,
            warnings: totals.warnings,
            notes: totals.notes,
        },
    };
    as_json(&report)
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
