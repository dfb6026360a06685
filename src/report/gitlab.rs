//! Findings as GitLab's code quality report, which it shows in merge requests.

use std::path::Path;

use serde::Serialize;

use super::data::{as_json, slashed};
use super::fingerprint::fingerprints;
use crate::error::Result;
use crate::finding::{Finding, Level};

#[derive(Serialize)]
struct Issue<'a> {
    r#type: &'static str,
    description: String,
    check_name: &'a str,
    categories: [&'static str; 1],
    severity: &'static str,
    fingerprint: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// A JSON array. Paths have to be relative to the repository; `text_of` gives the text that a file
/// was checked as.
pub fn gitlab<'a>(findings: &[Finding], text_of: &dyn Fn(&Path) -> Option<&'a str>) -> Result<String> {
    let fingerprints = fingerprints(findings, text_of);
    let issues: Vec<Issue<'_>> =
        findings.iter().zip(fingerprints).map(|(finding, print)| issue(finding, print)).collect();
    as_json(&issues)
}

fn issue(finding: &Finding, fingerprint: String) -> Issue<'_> {
    let begin = finding.position.line.max(1);
    Issue {
        r#type: "issue",
        description: described(finding),
        check_name: finding.rule,
        categories: ["Style"],
        severity: severity(finding.level),
        fingerprint,
        location: Location {
            path: slashed(&finding.file),
            lines: Lines { begin, end: finding.position.end_line.max(begin) },
        },
    }
}

/// One line: GitLab shows nothing but this.
fn described(finding: &Finding) -> String {
    match &finding.help {
        Some(help) => format!("{}; {help}", finding.message),
        None => finding.message.clone(),
    }
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note => "info",
    }
}
