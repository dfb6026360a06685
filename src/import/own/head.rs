//! What stands above everything else, and the issue summary.

use super::hand::{Hand, once};
use super::items::{facts, unlabelled};
use super::sheet::Chapter;
use super::undo::owned;
use crate::record::{Impact, Milestone, Milestoned, Postmortem, RootCause, Users};
use crate::render::{date, label_of};

/// What follows from the times of a record, and is not read.
const DERIVED: [&str; 6] =
    ["Duration", "Total duration", "Time to detect", "Time to acknowledge", "Time to mitigate", "Time to resolve"];

/// Whether a line says what follows from other lines.
pub fn is_derived(hand: &Hand<'_>, line: &str) -> bool {
    let label = line.strip_prefix("- ").and_then(label_of);
    label.is_some_and(|label| DERIVED.iter().any(|derived| hand.say(derived) == label))
}

/// The title, without the day behind it: that of the record's first time.
pub fn title(hand: &Hand<'_>, shown: &str, record: &mut Postmortem) -> Option<()> {
    let started = Milestoned::new(record).get(Milestone::Started).map(|(time, _)| time);
    let first = started.or_else(|| record.timeline.iter().find_map(|event| event.at.as_ref()));
    let day =
        first.map(|time| hand.clock.instant(time).map_or(time.naive, |at| hand.clock.local(at).naive_local()).date());
    let title = match day {
        Some(day) => shown.strip_suffix(&format!(" - {}", date(day)))?,
        None => shown,
    };
    hand.unless(title, "Untitled incident", &[], &mut record.title)
}

/// Why it is not a finished postmortem. What the status says anyway is not read.
pub fn notice(hand: &Hand<'_>, lead: &str, record: &mut Postmortem) -> Option<()> {
    if lead.is_empty() {
        return Some(());
    }
    let said = |label: &str| lead.strip_prefix(&format!("> **{}:** ", hand.say(label)));
    if let Some(why) = said("Waived") {
        return hand.unless(why, hand.say("No full postmortem will be written."), &[], &mut record.waived_because);
    }
    let is_own = |label, text| said(label) == Some(hand.say(text));
    let is_known = is_own("Draft", "This postmortem is still being written.")
        || is_own("In review", "This postmortem is complete and waits for its reviewers.");
    is_known.then_some(())
}

/// The issue summary: a few facts, and the summary.
pub fn issue(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    const KNOWN: [&str; 4] = ["Impact", "Root Cause", "Severity", "Services"];
    let body = chapter.whole();
    let is_label = |label: &str| KNOWN.iter().chain(&DERIVED).any(|known| hand.say(known) == label);
    let (list, prose) = match body.strip_prefix("- ").and_then(label_of) {
        Some(label) if is_label(label) => body.split_once("\n\n").unwrap_or((body, "")),
        _ => ("", body),
    };
    for (label, value) in facts(list)? {
        let is = |known| label == hand.say(known);
        if is("Impact") {
            once(&mut record.impact, impact(hand, value))?;
        } else if is("Root Cause") {
            once(&mut record.root_cause, Some(RootCause { summary: Some(hand.line(value)?), detail: None }))?;
        } else if is("Severity") {
            once(&mut record.severity, severity(hand, value))?;
        } else if is("Services") {
            record.services = lines(hand, value)?;
        } else if !DERIVED.iter().any(|derived| is(derived)) {
            return None;
        }
    }
    if !prose.is_empty() {
        let labels = |label: &str| label.strip_prefix("- ").is_some_and(is_label);
        record.summary = hand.prose(&unlabelled(prose.trim_start_matches('\n'), labels), 2, "summary");
    }
    Some(())
}

/// Texts with commas between them.
pub fn lines(hand: &Hand<'_>, shown: &str) -> Option<Vec<crate::record::Line>> {
    crate::render::split_marks(shown, ", ").into_iter().map(|text| hand.part(text, &[", "])).collect()
}

/// One of the configured severities is shown with its name.
fn severity(hand: &Hand<'_>, shown: &str) -> Option<crate::record::Line> {
    let (shown, is_own) = owned(shown);
    let line = hand.line(shown)?;
    let named = hand.config.severities.iter().find_map(|one| {
        let (id, name) = (one.id.as_ref()?, one.name.as_ref()?);
        (format!("{id} ({name})") == *line).then(|| id.clone())
    });
    Some(named.filter(|_| !is_own).unwrap_or(line))
}

/// `Order confirmations arrived late, 25% of Users Affected`.
fn impact(hand: &Hand<'_>, shown: &str) -> Option<Impact> {
    let (shown, is_own) = owned(shown);
    let line = hand.line(shown)?;
    let (summary, users_affected) = match line.rsplit_once(", ") {
        _ if is_own => (Some(&*line), None),
        Some((summary, last)) if users(last).is_some() => (Some(summary), users(last)),
        _ if users(&line).is_some() => (None, users(&line)),
        _ => (Some(&*line), None),
    };
    let summary = match summary {
        Some(summary) => Some(summary.parse().ok()?),
        None => None,
    };
    Some(Impact { summary, users_affected, ..Impact::default() })
}

fn users(said: &str) -> Option<Users> {
    let said = said.strip_suffix(" Users Affected")?;
    let read = match said.strip_suffix("% of") {
        Some(percent) => Users::Percent(percent.parse().ok()?),
        None => match said.split_once(" of ") {
            Some((affected, of)) => Users::Part { of: count(of)?, affected: count(affected)? },
            None => Users::Count(count(said)?),
        },
    };
    Some(read)
}

/// `14,800`.
pub fn count(said: &str) -> Option<u64> {
    let is_digits = said.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    is_digits.then(|| said.replace(',', "").parse().ok())?
}
