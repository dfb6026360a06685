//! Findings as SARIF 2.1.0, the format of GitHub's code scanning and of many editors.
//!
//! Regions are lines and columns only: byte offsets would count a byte order mark, which is gone by
//! the time something is found.

mod log;

use std::fmt::Write as _;
use std::path::{Component, Path};

use super::data::{as_json, slashed};
use super::fingerprint::fingerprints;
use super::rule_info::RuleInfo;
use crate::error::Result;
use crate::finding::{Finding, Position};
use log::{
    Artifact, ArtifactChange, Bases, Configuration, Driver, Fix, Help, Location, Log, LogicalLocation,
    PartialFingerprints, PhysicalLocation, Region, Replacement, Rule, Run, SarifResult, SourceRoot, Text, Tool,
};

/// One log with one run. Relative paths have to be relative to the repository, others are absolute;
/// `rules` is the catalogue; `text_of` gives the text that a file was checked as.
pub fn sarif<'a>(
    findings: &[Finding],
    rules: &[RuleInfo],
    text_of: &dyn Fn(&Path) -> Option<&'a str>,
) -> Result<String> {
    let results = findings.iter().zip(fingerprints(findings, text_of)).map(|(finding, fingerprint)| {
        let place = rules.iter().position(|rule| rule.id == finding.rule);
        result(finding, place, fingerprint)
    });
    let version = env!("CARGO_PKG_VERSION");
    let driver =
        Driver { name: "hotwash", version, semantic_version: version, rules: rules.iter().map(rule).collect() };
    let root = Text { text: "the root of the repository that holds the records".to_owned() };
    as_json(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: Bases { source_root: SourceRoot { description: root } },
            results: results.collect(),
        }],
    })
}

fn rule(rule: &RuleInfo) -> Rule {
    let RuleInfo { id, summary, why, help, level } = rule;
    let silence = format!("allow: [{{rule: {id}, reason: why it is right here}}]");
    let told = |silence: String| {
        format!("What to do: {help}.\n\nTo silence it where it is right as it is, write in the record: {silence}\n")
    };
    Rule {
        id,
        short_description: Text { text: (*summary).to_owned() },
        full_description: Text { text: (*why).to_owned() },
        help: Help { text: told(silence.clone()), markdown: told(format!("`{silence}`")) },
        default_configuration: Configuration { level: level.name() },
    }
}

fn result(finding: &Finding, rule_index: Option<usize>, fingerprint: String) -> SarifResult<'_> {
    SarifResult {
        rule_id: finding.rule,
        rule_index,
        level: finding.level.name(),
        message: Text { text: message(finding) },
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: artifact(&finding.file),
                region: region(&finding.position),
            },
            logical_locations: logical(finding),
        }],
        partial_fingerprints: PartialFingerprints { finding: fingerprint },
        fixes: fixes(finding),
    }
}

/// What is wrong, and what to do. `[text](address)` is a link in SARIF, and no value may make one.
fn message(finding: &Finding) -> String {
    let help = finding.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
    (finding.message.clone() + &help).replace("](", "] (")
}

/// The field's path; the file as a whole has none.
fn logical(finding: &Finding) -> Vec<LogicalLocation> {
    let name = (!finding.field.is_root()).then(|| finding.field.to_string());
    name.into_iter().map(|fully_qualified_name| LogicalLocation { fully_qualified_name, kind: "member" }).collect()
}

/// Only what replaces the text that the finding points at: other repairs are `check --fix`'s work.
fn fixes(finding: &Finding) -> Vec<Fix> {
    let text = finding.fix.as_ref().and_then(|fix| fix.replacement());
    let fix = |text: &str| Fix {
        description: finding.help.as_deref().map(|help| Text { text: help.to_owned() }),
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(&finding.file),
            replacements: [Replacement {
                deleted_region: region(&finding.position),
                inserted_content: Text { text: text.to_owned() },
            }],
        }],
    };
    text.into_iter().map(fix).collect()
}

/// The end of a region is exclusive here as well.
fn region(position: &Position) -> Region {
    let (start_line, start_column) = (position.line.max(1), position.column.max(1));
    Region { start_line, start_column, end_line: position.end_line.max(1), end_column: position.end_column.max(1) }
}

fn artifact(file: &Path) -> Artifact {
    let path = encoded(&slashed(file));
    if file.is_absolute() {
        let root = if path.starts_with('/') { "file://" } else { "file:///" };
        return Artifact { uri: format!("{root}{path}"), uri_base_id: None };
    }
    // What leads out of the repository is not below its root.
    let is_below = file.components().all(|part| matches!(part, Component::Normal(_)));
    Artifact { uri: path, uri_base_id: is_below.then_some("%SRCROOT%") }
}

/// Everything that is not plain in a URI's path, in percent signs.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
