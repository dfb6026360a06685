//! How loud a rule is, and which of them a record has allowed itself to break.

use std::collections::BTreeSet;

use super::rule::{Check, Rule};
use super::rules::CATALOGUE;
use crate::config::{Config, RuleLevel};
use crate::finding::Level;
use crate::record::{Allow, Clock, Date, Instant, Postmortem, Status, Tz};

/// The configuration's level, else the rule's own at that stage; `None` where the rule is off or
/// silent.
pub fn level(rule: &Rule, stage: Status, config: &Config) -> Option<Level> {
    match config.rules.get(rule.id).and_then(|setting| setting.level) {
        Some(RuleLevel::Off) => None,
        Some(RuleLevel::Note) => Some(Level::Note),
        Some(RuleLevel::Warning) => Some(Level::Warning),
        Some(RuleLevel::Error) => Some(Level::Error),
        None => rule.levels.at(stage),
    }
}

/// Whether any rule would ask what the last commit holds: opening a repository takes its time.
pub fn asks_for_history(config: &Config) -> bool {
    let is_on = |rule: &Rule| Status::ALL.iter().any(|status| level(rule, *status, config).is_some());
    CATALOGUE.iter().any(|rule| matches!(rule.check, Check::Committed(_)) && is_on(rule))
}

/// The ids of the rules that the record allows itself to break today.
pub fn allowed<'a>(record: &'a Postmortem, config: &Config, now: Instant) -> BTreeSet<&'a str> {
    if record.allow.is_empty() {
        return BTreeSet::new();
    }
    let zone = record.time_zone.or(config.time_zone).map_or(Tz::UTC, |zone| zone.0);
    let today = Date(Clock::new(zone).local(now).date_naive());
    record.allow.iter().filter(|allow| holds(allow, today)).filter_map(|allow| allow.rule.as_deref()).collect()
}

/// Whether an entry of `allow` holds on that day: the last one counts.
pub fn holds(allow: &Allow, today: Date) -> bool {
    allow.until.is_none_or(|until| until >= today)
}
