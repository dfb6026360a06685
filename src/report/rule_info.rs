//! What a report tells of a rule: the rules themselves live on a higher floor.

use crate::finding::Level;

/// A rule as its readers know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    pub id: &'static str,
    /// The defect in one line.
    pub summary: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it: imperative.
    pub help: &'static str,
    /// How loud it is in a finished record; each finding has its own.
    pub level: Level,
}
