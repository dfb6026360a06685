//! Findings as JUnit XML, which build servers and GitLab show as tests: each file is one.
//!
//! Written here and not by a crate: the document is three elements deep, and the text that goes into
//! it is made harmless first, as for every other format.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::data::slashed;
use super::short::short;
use super::source_line::harmless_text;
use crate::finding::{Finding, Level};

/// One suite with a test for each of `files`, and for what else has findings (the configuration).
///
/// A test fails with what is at least as loud as `failing`, and tells the rest as its output. Of
/// several failures it names the first, as readers know one failure a test, and lists all of them.
pub fn junit(findings: &[Finding], files: &[PathBuf], failing: Level) -> String {
    let mut tested: Vec<&Path> =
        files.iter().map(PathBuf::as_path).chain(findings.iter().map(|finding| &*finding.file)).collect();
    tested.sort();
    tested.dedup();

    let (mut cases, mut failed) = (String::new(), 0);
    let mut rest = findings;
    for file in &tested {
        // Files and findings are in one order.
        let (own, others) = rest.split_at(rest.iter().take_while(|finding| *finding.file == **file).count());
        rest = others;
        failed += usize::from(case(&mut cases, file, own, failing));
    }
    let counts = format!("name=\"hotwash\" tests=\"{}\" failures=\"{failed}\" errors=\"0\"", tested.len());
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n  <testsuite {counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

/// Whether it failed.
fn case(out: &mut String, file: &Path, findings: &[Finding], failing: Level) -> bool {
    let name = escaped(&slashed(file));
    // Writing to a string cannot fail.
    let _ = write!(out, "    <testcase classname=\"hotwash\" name=\"{name}\" file=\"{name}\"");
    if findings.is_empty() {
        *out += "/>\n";
        return false;
    }
    let (failures, others): (Vec<Finding>, Vec<Finding>) =
        findings.iter().cloned().partition(|finding| finding.level >= failing);
    *out += ">\n";
    if let Some(first) = failures.first() {
        let (kind, message, all) = (escaped(first.rule), escaped(&first.message), listed(&failures));
        let _ = writeln!(out, "      <failure type=\"{kind}\" message=\"{message}\">{all}</failure>");
    }
    if !others.is_empty() {
        let _ = writeln!(out, "      <system-out>{}</system-out>", listed(&others));
    }
    *out += "    </testcase>\n";
    !failures.is_empty()
}

/// A line each, with what to do.
fn listed(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        text += &short(std::slice::from_ref(finding));
        if let Some(help) = &finding.help {
            let _ = writeln!(text, "  help: {}", harmless_text(help));
        }
    }
    text.trim_end().lines().map(escaped).collect::<Vec<_>>().join("\n")
}

/// Text on one line, for an element or an attribute. XML has no way to write control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in harmless_text(text).chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            // Neither are these two characters of XML.
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(character),
        }
    }
    out
}
