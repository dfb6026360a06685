//! How much was looked at, and how much was found.

use std::fmt;

use crate::finding::{Finding, Level};

/// Counts over one run. Shown as `checked 12 records: 2 errors, 1 warning`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Files that were checked, whether or not something was found in them.
    pub files: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Totals {
    pub fn of(findings: &[Finding], files: usize) -> Self {
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        Self { files, errors: count(Level::Error), warnings: count(Level::Warning), notes: count(Level::Note) }
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found: Vec<String> = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| counted(count, what))
            .collect();
        let found = if found.is_empty() { "nothing to mend".to_owned() } else { found.join(", ") };
        write!(f, "checked {}: {found}", counted(self.files, "record"))
    }
}

/// `1 record`, `2 records`.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_found_is_counted_out() {
        let totals = |errors, warnings, notes| Totals { files: 12, errors, warnings, notes }.to_string();
        assert_eq!(totals(0, 0, 0), "checked 12 records: nothing to mend");
        assert_eq!(totals(2, 1, 3), "checked 12 records: 2 errors, 1 warning, 3 notes");
        assert_eq!(totals(0, 0, 1), "checked 12 records: 1 note");
    }

    #[test]
    fn one_is_singular() {
        let totals = Totals { files: 1, errors: 1, warnings: 0, notes: 0 };
        assert_eq!(totals.to_string(), "checked 1 record: 1 error");
    }
}
