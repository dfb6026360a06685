//! A severity that is not one of the configured ones.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::config::{RawConfig, Severity};
use crate::finding::{FieldPath, nearest, shown};

pub static RULE: Rule = Rule {
    id: "unknown-severity",
    family: Family::Records,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a severity that is not one of the configured ones, in a record or in `due_policy`",
    why: "Severities decide by when actions are due and are what an archive is filtered and counted by. `SEV-2`, \
          `sev2` and `major` would be three of them.",
    help: "write one of the configured severities, or add this one to `severities` in `hotwash.yaml`",
    check: Check::Settings(check, of_config),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(severity) = &subject.record.severity else { return };
    if subject.config.severity(severity).is_some() {
        return;
    }
    found.add(unknown("severity".into(), severity, &subject.config.severities));
}

/// A policy for a severity that no record may have never counts.
fn of_config(config: &RawConfig, found: &mut Found) {
    let usual = Severity::defaults();
    let known = if config.severities.is_empty() { &usual } else { &config.severities };
    for (place, entry) in config.due_policy.iter().enumerate() {
        let Some(severity) = &entry.severity else { continue };
        if !known.iter().any(|one| one.id.as_ref() == Some(severity)) {
            found.add(unknown(FieldPath::of_item("due_policy", place, "severity"), severity, known));
        }
    }
}

fn unknown(field: FieldPath, severity: &str, known: &[Severity]) -> Saying {
    let known: Vec<&str> = known.iter().filter_map(|known| known.id.as_deref()).collect();
    let saying = Saying::new(field, format!("{} is not a configured severity", shown(severity)));
    match nearest(severity, known.iter().copied()) {
        Some(near) => saying.help(format!("did you mean `{near}`? One of: {}", known.join(", "))).instead(near),
        None => saying.help(format!("write one of: {}", known.join(", "))),
    }
}
