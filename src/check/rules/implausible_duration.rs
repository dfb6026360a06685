//! An incident without a length, or with more of it than anybody believes.

use chrono::Duration;

use crate::check::chronology::{Chronology, Reached, window_field};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{Kind, Milestone, Span};

pub static RULE: Rule = Rule {
    id: "implausible-duration",
    family: Family::Order,
    levels: Levels::always('W'),
    summary: "an incident, or a window of impact, that took no time, or more than the configured limit",
    why: "An end at the very minute of the start is usually a time that was copied and never changed. How long is too \
          long differs from team to team: `limit`, in hours, says it in the configuration; without it, no length is \
          too long.",
    help: "correct the start or the end",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    whole(subject, times, found);
    for window in &times.windows {
        if let Some((from, to)) = window.from.zip(window.to)
            && from.instant == to.instant
            && !(from.time.approximate || to.time.approximate)
        {
            let message = format!("the window ends at `{}`, when it begins", to.time);
            found.add(Saying::new(window_field(window.place).at("to"), message));
        }
    }
}

fn whole(subject: &Subject<'_>, times: &Chronology<'_>, found: &mut Found) {
    let Some(end) = times.ended() else { return };
    let Some(started) = times.reached(Milestone::Started) else { return };
    let length = end.dated.instant - started.dated.instant;
    let approximate = started.dated.time.approximate || end.dated.time.approximate;
    let limit = subject.config.limit(RULE.id).and_then(|hours| Duration::try_hours(i64::try_from(hours).ok()?));
    if times.took_no_time() && !is_harmless(subject) {
        let message = format!("the incident ends at `{}` (`{}`), when it started", end.dated.time, end.milestone.key());
        found.add(Saying::new(end.field(), message));
    } else if let Some(limit) = limit.filter(|limit| length > *limit) {
        let allowed = Span { length: limit, approximate: false };
        let message = format!("the incident took {}, more than {allowed}", Span { length, approximate });
        found.add(Saying::new(end.field(), message).help(beyond(&started, &end)));
    }
}

fn beyond(started: &Reached<'_>, end: &Reached<'_>) -> String {
    let (from, to, key) = (started.dated.time, end.dated.time, end.milestone.key());
    format!("correct `{from}` (`started`) or `{to}` (`{key}`), or raise the rule's `limit` in `hotwash.yaml`")
}

/// What did no harm need not have lasted.
fn is_harmless(subject: &Subject<'_>) -> bool {
    matches!(subject.record.kind, Some(Kind::NearMiss | Kind::Exercise))
}
