//! How loud a rule is for a record.

use super::proofread::Options;
use super::rule::Rule;
use crate::config::RuleLevel;
use crate::finding::Level;
use crate::record::{Clock, Date, Postmortem, Status};

/// The configuration's level, else the rule's own at the record's stage; `None` where the rule is
/// off, silent, or allowed by the record.
pub fn level(rule: &Rule, record: &Postmortem, stage: Status, options: Options<'_>) -> Option<Level> {
    if is_allowed(rule, record, options) {
        return None;
    }
    match options.config.rules.get(rule.id).and_then(|setting| setting.level) {
        Some(RuleLevel::Off) => None,
        Some(RuleLevel::Note) => Some(Level::Note),
        Some(RuleLevel::Warning) => Some(Level::Warning),
        Some(RuleLevel::Error) => Some(Level::Error),
        None => rule.levels.at(stage),
    }
}

fn is_allowed(rule: &Rule, record: &Postmortem, options: Options<'_>) -> bool {
    let zone = record.time_zone.or(options.config.time_zone).map_or(chrono_tz::UTC, |zone| zone.0);
    let today = Date(Clock::new(zone).local(options.now).date_naive());
    record
        .allow
        .iter()
        .any(|allow| allow.rule.as_deref() == Some(rule.id) && allow.until.is_none_or(|until| until >= today))
}
