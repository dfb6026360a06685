//! A published record says something else, and does not say so.

use serde_json::Value;

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{ActionItem, Postmortem, Status};

pub static RULE: Rule = Rule {
    id: "unexplained-revision",
    family: Family::Records,
    levels: Levels::of('-', '-', 'W'),
    summary: "a published record changed, and `revisions` does not say so",
    why: "Who has read the record relies on it, and will not read it again. An entry in `revisions` tells what is \
          different and since when; the page and the feed show it. What belongs to following through may change without: \
          how far an action is, who does it and until when, `related`, `allow`, `tags`, reviewers, owner, visibility, \
          your own keys. So may comments and layout. Held against the last commit of git, so that it is told before the \
          next one; silent where the record was not published there.",
    help: "say what changed in a new entry of `revisions`",
    check: Check::Committed(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(former) = subject.around.former.as_ref().filter(|former| former.is_whole) else { return };
    let (now, then) = (subject.record, &former.record);
    let is_public = |record: &Postmortem| record.stage() == Status::Published;
    // What cannot be read now may be what it was.
    if !is_public(now) || !is_public(then) || !subject.refused.is_empty() {
        return;
    }
    let is_explained = now.revisions.iter().any(|revision| !then.revisions.contains(revision));
    if is_explained {
        return;
    }
    let keys = changed(&lasting(now, then), &lasting(then, then));
    let Some(first) = keys.first() else { return };
    let message = format!("{} changed since the record was published", listed(&keys));
    let help = format!("say so under `revisions`: `{{at: {}, what: …}}`", subject.today());
    found.add(Saying::new(FieldPath::root().at(first.clone()), message).help(help));
}

/// The record without what may change at any time. Ids that were given to parts which had none are no
/// change: nothing could refer to them.
fn lasting(record: &Postmortem, then: &Postmortem) -> Postmortem {
    let mut record = Postmortem {
        schema: None,
        id: None,
        visibility: None,
        tags: Vec::new(),
        owner: None,
        authors: Vec::new(),
        reviewers: Vec::new(),
        related: Vec::new(),
        revisions: Vec::new(),
        custom: serde_json::Map::new(),
        allow: Vec::new(),
        ..record.clone()
    };
    for (place, action) in record.action_items.iter_mut().enumerate() {
        let had_id = then.action_items.get(place).is_some_and(|action| action.id.is_some());
        *action = ActionItem {
            id: action.id.take().filter(|_| had_id),
            text: action.text.take(),
            kind: action.kind,
            addresses: std::mem::take(&mut action.addresses),
            done_when: action.done_when.take(),
            ..ActionItem::default()
        };
    }
    let marks = record.timeline.iter_mut().map(|event| &mut event.visibility);
    let marks = marks.chain(record.participants.iter_mut().map(|one| &mut one.visibility));
    marks.chain(record.communications.iter_mut().map(|one| &mut one.visibility)).for_each(|mark| *mark = None);
    for (place, factor) in record.contributing_factors.iter_mut().enumerate() {
        let had_id = then.contributing_factors.get(place).is_some_and(|factor| factor.id.is_some());
        factor.id = factor.id.take().filter(|_| had_id);
    }
    record
}

/// The keys of the record whose values differ, in its order.
fn changed(now: &Postmortem, then: &Postmortem) -> Vec<String> {
    if now == then {
        return Vec::new();
    }
    let value = |record| serde_json::to_value(record).unwrap_or_default();
    let (Value::Object(now), Value::Object(then)) = (value(now), value(then)) else { return Vec::new() };
    let gone = then.keys().filter(|key| !now.contains_key(*key));
    let differing = now.iter().filter(|(key, value)| then.get(*key) != Some(value)).map(|(key, _)| key);
    differing.chain(gone).cloned().collect()
}

/// `a`, `b` and `c`.
fn listed(keys: &[String]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    match keys.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
