//! What is done so that it does not happen again, and what was learnt.

use super::cause::named_item;
use super::clock;
use super::hand::{Hand, once};
use super::impact::unclosed;
use super::items::{bullets, numbered, remarked};
use super::sheet::Chapter;
use super::sources::url;
use crate::record::{
    ActionItem, ActionKind, ActionStatus, Date, ItemId, Lesson, Lessons, Postmortem, Priority, Visibility,
};
use crate::render::{Place, split_marks};

/// The table that follows from the actions, and is not read.
pub const TRACE: &str = "Traceability";

pub fn actions(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let titles = ["Improvements/Fixes", "Tasks to Address the Issue", TRACE].map(|title| hand.say(title));
    let mut parts = chapter.cut(&titles)?;
    // What covers what, the actions said themselves.
    parts.pop();
    let last = parts.iter().rposition(|part| !part.is_empty())?;
    let mark = format!("{}: ", hand.say("No tasks, because"));
    let (above, line) = parts[last].rsplit_once('\n').unwrap_or(("", parts[last]));
    if let Some(why) = line.strip_prefix(&mark) {
        record.no_actions_because = Some(hand.line(why)?);
        parts[last] = above;
    }
    if !parts[0].trim().is_empty() {
        return None;
    }
    let items = numbered(parts[1], None)?;
    let improvement = |(place, item): (usize, &String)| {
        let name = format!("improvement-{}", place + 1);
        hand.item(item, Place { heading: 3, name: &name }, false)
    };
    record.improvements = items.iter().enumerate().map(improvement).collect::<Option<_>>()?;
    record.action_items = numbered(parts[2], Some(3))?.iter().map(|item| action(hand, item)).collect::<Option<_>>()?;
    Some(())
}

fn action(hand: &Hand<'_>, item: &str) -> Option<ActionItem> {
    let mut action = ActionItem::default();
    let mut lines = item.split('\n');
    let text = lines.next()?;
    if !text.is_empty() {
        action.text = Some(hand.line(text)?);
    }
    for line in lines.filter(|line| !line.is_empty()) {
        if let Some(brief) = line.strip_prefix('(') {
            facts(hand, brief.strip_suffix(')')?, &mut action)?;
            continue;
        }
        let line = line.trim_start_matches(' ').strip_prefix("- ")?;
        let said = |label| line.strip_prefix(hand.say(label))?.strip_prefix(": ");
        if let Some(text) = said("Done when") {
            once(&mut action.done_when, hand.line(text))?;
        } else if let Some(text) = said("Declined because") {
            once(&mut action.declined_because, hand.line(text))?;
        } else {
            once(&mut action.tracker, url(hand, said("Tracked at")?))?;
        }
    }
    Some(action)
}

/// `id: A1; owner: messaging team lead; due: June 20, 2025`.
fn facts(hand: &Hand<'_>, brief: &str, action: &mut ActionItem) -> Option<()> {
    const LABELS: [&str; 9] = ["id", "owner", "due", "status", "closed", "priority", "kind", "addresses", "visibility"];
    let mut next = 0;
    for fact in split_marks(brief, "; ") {
        // Each at most once, in this order.
        let said = |label: &str| fact.strip_prefix(hand.say(label))?.strip_prefix(": ");
        let (place, value) =
            LABELS.iter().enumerate().skip(next).find_map(|(place, label)| Some((place, said(label)?)))?;
        next = place + 1;
        match LABELS[place] {
            "id" => action.id = Some(value.parse().ok()?),
            "owner" => action.owner = Some(hand.part(value, &["; "])?),
            "due" => action.due = Some(Date(clock::day(value)?)),
            "status" => action.status = Some(hand.choice(ActionStatus::ALL, ActionStatus::as_str, value)?),
            "closed" => action.closed = Some(Date(clock::day(value)?)),
            "priority" => action.priority = Some(hand.choice(Priority::ALL, Priority::as_str, value)?),
            "kind" => action.kind = Some(hand.choice(ActionKind::ALL, ActionKind::as_str, value)?),
            "addresses" => action.addresses = value.split(", ").map(id).collect::<Option<_>>()?,
            _ => action.visibility = Some(hand.choice(Visibility::ALL, Visibility::as_str, value)?),
        }
    }
    Some(())
}

/// Ids have no backslash of their own.
fn id(shown: &str) -> Option<ItemId> {
    shown.replace('\\', "").parse().ok()
}

pub fn lessons(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let titles = ["What Went Well", "What Went Poorly", "Where We Got Lucky"].map(|title| hand.say(title));
    let parts = chapter.cut(&titles)?;
    let summary = hand.prose(&unclosed(parts[0], &titles), 2, "lessons");
    let mut count = 0;
    let mut list = |part: &str| -> Option<Vec<Lesson>> {
        bullets(part)?
            .iter()
            .map(|item| {
                count += 1;
                lesson(hand, count, item)
            })
            .collect()
    };
    let (went_well, went_poorly, got_lucky) = (list(parts[1])?, list(parts[2])?, list(parts[3])?);
    record.lessons = Some(Lessons { summary, went_well, went_poorly, got_lucky });
    Some(())
}

/// The actions that answer it say so themselves.
fn lesson(hand: &Hand<'_>, number: usize, item: &str) -> Option<Lesson> {
    let (text, remark) = remarked(item);
    if remark.is_some_and(|remark| !remark.starts_with(hand.say("addressed by"))) {
        return None;
    }
    let (id, text) = named_item(hand, text, &format!("lesson-{number}"))?;
    Some(Lesson { id, text })
}
