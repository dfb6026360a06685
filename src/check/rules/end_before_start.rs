//! An end that lies before its beginning.

use chrono::{Duration, Timelike};

use crate::check::chronology::{Chronology, RESPONSE, Reached, is_told_by_the_timeline, window_field};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{Milestone, Timestamp};

pub static RULE: Rule = Rule {
    id: "end-before-start",
    family: Family::Order,
    levels: Levels::always('E'),
    summary: "the incident, or a window of impact, ends before it begins",
    why: "Every duration is measured between these two times. The date that nobody changed after midnight, and the \
          afternoon written as morning, are the usual reasons.",
    help: "correct whichever of the two times is wrong",
    check: Check::Record(check),
};

const ENDS: [Milestone; 3] = [Milestone::Mitigated, Milestone::Resolved, Milestone::Closed];

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    if let Some(started) = times.reached(Milestone::Started) {
        milestones(times, &started, found);
    }
    for window in &times.windows {
        if let (Some(from), Some(to)) = (window.from, window.to)
            && to.is_surely_before(&from)
        {
            let field = window_field(window.place).at("to");
            let message = format!("`{}` ends a window that begins at `{}`", to.time, from.time);
            found.add(likely(Saying::new(field, message), to.time, from.time));
        }
    }
}

fn milestones(times: &Chronology<'_>, started: &Reached<'_>, found: &mut Found) {
    let is_early = |other: &Reached<'_>| other.dated.is_surely_before(&started.dated);
    let response: Vec<Reached<'_>> = RESPONSE.into_iter().filter_map(|milestone| times.reached(milestone)).collect();
    // All is before `started`: then `started` is wrong, and `started-not-first` says so.
    if !response.is_empty() && response.iter().all(is_early) {
        return;
    }
    let ends = ENDS.into_iter().filter_map(|milestone| times.reached(milestone));
    let early = ends.filter(|end| is_early(end) && !is_told_by_the_timeline(started, end));
    // Without a third time, `started` may be the wrong one: then one finding is enough.
    let most = if response.is_empty() { 1 } else { ENDS.len() };
    for end in early.take(most) {
        let (time, start) = (end.dated.time, started.dated.time);
        let message = format!("`{time}` (`{}`) is earlier than `{start}` (`started`)", end.milestone.key());
        found.add(likely(Saying::new(end.field(), message), time, start));
    }
}

/// Says which times would do, where an end in the morning may be the afternoon's, or the next day's.
fn likely(saying: Saying, end: &Timestamp, start: &Timestamp) -> Saying {
    let is_morning = end.naive.hour() < 12 && end.naive.date() == start.naive.date() && end.offset == start.offset;
    let after = |hours| {
        let naive = end.naive.checked_add_signed(Duration::hours(hours)).filter(|naive| *naive >= start.naive)?;
        Some(Timestamp { naive, ..*end })
    };
    match (after(12), after(24)) {
        (Some(afternoon), Some(next_day)) if is_morning => saying
            .help(format!("write `{afternoon}` if it was in the afternoon, or `{next_day}` if it was the next day")),
        (None, Some(next_day)) if is_morning => saying.help(format!("write `{next_day}` if it was the next day")),
        _ => saying,
    }
}
