//! One line a finding: for editors and `grep`.

use std::fmt::Write as _;

use super::source_line::harmless_text;
use crate::finding::Finding;

/// `file:line:col: level[rule]: message`, a line for each finding and nothing else.
pub fn short(findings: &[Finding]) -> String {
    let mut out = String::new();
    for of_file in findings.chunk_by(|one, next| one.file == next.file) {
        let name = of_file.first().map(|first| first.file.to_string_lossy()).unwrap_or_default();
        let file = harmless_text(&name);
        for Finding { position, level, rule, message, .. } in of_file {
            let (line, column) = (position.line.max(1), position.column.max(1));
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{file}:{line}:{column}: {level}[{rule}]: {}", harmless_text(message));
        }
    }
    out
}
