//! A severity that is not one of the configured ones.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{nearest, shown};

pub static RULE: Rule = Rule {
    id: "unknown-severity",
    family: Family::Records,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a severity that is not one of the configured ones",
    why: "Severities decide by when actions are due and are what an archive is filtered and counted by. `SEV-2`, \
          `sev2` and `major` would be three of them.",
    help: "write one of the configured severities, or add this one to `severities` in `hotwash.yaml`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(severity) = &subject.record.severity else { return };
    if subject.config.severity(severity).is_some() {
        return;
    }
    let known: Vec<&str> = subject.config.severities.iter().filter_map(|known| known.id.as_deref()).collect();
    let saying = Saying::new("severity", format!("{} is not a configured severity", shown(severity)));
    found.add(match nearest(severity, known.iter().copied()) {
        Some(near) => saying.help(format!("did you mean `{near}`? One of: {}", known.join(", "))).instead(near),
        None => saying.help(format!("write one of: {}", known.join(", "))),
    });
}
