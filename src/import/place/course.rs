//! Which events of a timeline tell that the incident began, and that it was over.

use crate::record::{Event, Timestamp};

/// Words that say so of an event's own time.
const STARTS: &[&str] = &[
    "incident start",
    "incident began",
    "incident begin",
    "outage start",
    "outage began",
    "outage begin",
    "impact start",
    "impact began",
    "impact begin",
    "start of the incident",
    "start of incident",
    "start of the outage",
    "start of outage",
    "start of impact",
    "**発生",
    "障害発生",
];

/// Words after which all is as it was.
const ENDS: &[&str] = &[
    "all clear",
    "back to normal",
    "returned to normal",
    "returns to normal",
    "return to normal",
    "back online",
    "back up",
    "working again",
    "operational",
    "recovered",
    "recovery",
    "re-open",
    "reopen",
    "resolved",
    "restored",
    "service ok",
    "backlog cleared",
    "backlog was cleared",
    "incident closed",
    "incident is over",
    "incident over",
    "end of incident",
    "end of the incident",
    "impact end",
    "outage end",
    "incident end",
    "復旧",
    "解消",
    "収束",
];

/// Words of what is done against it, and of its end, that say it less surely.
const PERHAPS: &[&str] = &[
    "again",
    "applied",
    "blocked",
    "complete",
    "deployed",
    "disabled",
    "enabled",
    "finished",
    "fixed",
    "is empty",
    "mitigated",
    "normal",
    "patched",
    "removed",
    "replaced",
    "restarted",
    "reverted",
    "revoked",
    "rolled back",
    "rollback",
    "rotated",
    "success",
    "updated",
    "verified",
    "完了",
    "適用",
    "起動",
    "正常",
];

/// Words beside which it is not over, or not yet.
const NOT: &[&str] = &[
    "seem", "not ", "n't ", "never ", "until ", "should ", "would ", "will be ", "to be ", "try ", "attempt",
    "partial", "fail",
];

/// By what it is known when it started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// An event tells of it.
    Said(usize),
    /// The first event has a time.
    First,
}

/// The event that says so, else the first, unless something that has no time of day came before it.
pub fn start(events: &[Event]) -> Option<Start> {
    if events.iter().filter(|event| event.at.is_some()).count() < 2 {
        return None;
    }
    let said = events.iter().position(|event| event.at.is_some() && event.text.as_deref().is_some_and(begins));
    said.map(Start::Said).or_else(|| events.first()?.at.as_ref().map(|_| Start::First))
}

/// The last event that says so, and whether it says it surely.
pub fn end(events: &[Event], start: Option<&Timestamp>) -> Option<(usize, bool)> {
    let is_after = |event: &Event| {
        let at = event.at.as_ref();
        at.is_some_and(|at| start.is_none_or(|start| at.naive > start.naive))
    };
    let last = |words: &[&str]| events.iter().rposition(|event| is_after(event) && tells(event, words));
    // Of a single time nobody knows what it is.
    if start.is_none() && events.iter().filter(|event| event.at.is_some()).count() < 2 {
        return None;
    }
    let surely = last(ENDS).map(|nth| (nth, true));
    surely.or_else(|| last(PERHAPS).map(|nth| (nth, false)))
}

/// Whether a text begins by saying that it started: later words tell of another time as likely.
fn begins(text: &str) -> bool {
    let head: String = text.chars().take(NEAR).collect::<String>().to_lowercase();
    STARTS.iter().any(|word| head.contains(word))
}

/// So near to the begin of an event it says what happened.
const NEAR: usize = 30;

/// As much of an event says what happened; more tells of it.
const HEAD: usize = 160;

/// Whether one of its first sentences has such a word, and none that takes it back.
fn tells(event: &Event, words: &[&str]) -> bool {
    let Some(text) = event.text.as_deref() else { return false };
    let head: String = text.chars().take(HEAD).collect::<String>().to_lowercase();
    let has = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    head.split(['.', ';', '。', '\n']).any(|sentence| has(sentence, words) && !has(sentence, NOT))
}
