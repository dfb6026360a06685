//! A long silence in the middle of the response.

use chrono::Duration;

use crate::check::chronology::{Dated, event_field};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{Milestone, Span};

pub static RULE: Rule = Rule {
    id: "timeline-gap",
    family: Family::Order,
    levels: Levels::of('-', 'N', 'N'),
    summary: "a long silence between detection and mitigation",
    why: "While the harm goes on, somebody is looking, trying and ruling out, and the hours that seem empty are those \
          in which the response could have been shorter. A silence is told that is longer than an hour and than a \
          third of the response.",
    help: "add what was suspected, tried and ruled out in that time, with the kind `misleading_path` where it was wrong",
    check: Check::Record(check),
};

/// Shorter ones are never told.
const SHORTEST: Duration = Duration::hours(1);
/// The share of the response that a silence has to fill.
const SHARE: i32 = 3;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    // An event without a certain place may lie in the gap, and a short timeline is all gaps.
    if times.events.len() < subject.record.timeline.len().max(3) || !times.misplaced().is_empty() {
        return;
    }
    let end = times.reached(Milestone::Mitigated).or_else(|| times.reached(Milestone::Resolved));
    let Some((detected, end)) = times.reached(Milestone::Detected).zip(end) else { return };
    let (detected, end) = (detected.dated, end.dated);
    let response = end.instant - detected.instant;
    // No silence in it is longer than all of it.
    if response <= SHORTEST {
        return;
    }
    let mut moments: Vec<Dated<'_>> = times.events.iter().map(|event| event.dated).collect();
    moments.extend(times.written.iter().map(|written| written.dated));
    moments.retain(|moment| moment.instant >= detected.instant && moment.instant <= end.instant);
    moments.sort_by_key(|moment| moment.instant);
    let silence = |pair: &[Dated<'_>]| pair[1].instant - pair[0].instant - pair[0].slack() - pair[1].slack();
    // The longest one is enough to ask about.
    let Some(longest) = moments.windows(2).max_by_key(|pair| silence(pair)) else { return };
    if silence(longest) > SHORTEST && silence(longest) * SHARE > response {
        let (from, to) = (longest[0], longest[1]);
        let length =
            Span { length: to.instant - from.instant, approximate: from.time.approximate || to.time.approximate };
        let message = format!("the timeline is silent for {length} between `{}` and `{}`", from.time, to.time);
        let next = times.events.iter().find(|event| event.dated.instant == to.instant);
        let field = next.map_or_else(|| "timeline".into(), |event| event_field(event.place));
        found.add(Saying::new(field, message));
    }
}
