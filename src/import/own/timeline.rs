//! What happened when.

use super::hand::{Hand, capital, once, words};
use super::items::{behind, bullets, facts, remarked, unlabelled};
use super::sheet::Chapter;
use crate::record::{Event, EventKind, Milestone, Milestones, Postmortem, Timestamp, Visibility};
use crate::render::{Place, label_of, might_be_time, split_marks};

pub fn timeline(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let parts = chapter.cut(&[hand.say("Milestones")])?;
    let zone = format!("{} ", hand.say("Times are"));
    // The zone is that of the record.
    let list = match parts[0].strip_prefix(&zone) {
        Some(said) => said.split_once(".\n").map_or("", |(_, rest)| rest),
        None => parts[0],
    };
    let items = bullets(list)?;
    let events = items.iter().enumerate().map(|(place, item)| event(hand, place, item));
    record.timeline = events.collect::<Option<_>>()?;
    if !parts[1].is_empty() {
        record.milestones = Some(milestones(hand, parts[1])?);
    }
    Some(())
}

fn event(hand: &Hand<'_>, place: usize, item: &str) -> Option<Event> {
    let mut event = Event::default();
    let mut rest = item;
    let mark = format!("- {}: ", hand.say("Evidence"));
    let mut evidence = Vec::new();
    while let Some((before, link)) =
        rest.rsplit_once('\n').and_then(|(before, last)| Some((before, last.strip_prefix(&mark)?)))
    {
        evidence.push(super::sources::url(hand, link)?);
        rest = before.trim_end_matches('\n');
    }
    evidence.reverse();
    event.evidence = evidence;
    let (text, remark) = remarked(rest);
    if let Some(remark) = remark {
        remarks(hand, remark, &mut event)?;
    }
    let time = |label: &str| hand.time_on(hand.day, label);
    let label = label_of(text).filter(|label| time(label).is_some());
    event.at = label.and_then(time);
    let text = match label {
        Some(label) => behind(text, label).to_owned(),
        None => unlabelled(text, might_be_time).into_owned(),
    };
    if !text.is_empty() {
        let name = format!("event-{}", place + 1);
        let text = with_evidence(&text, hand.say("Evidence"));
        event.text = Some(hand.item(&text, Place { heading: 2, name: &name }, event.at.is_some())?);
    }
    Some(event)
}

/// A text whose own last lines look like evidence, without what keeps them from being it.
fn with_evidence(text: &str, label: &str) -> String {
    let (masked, plain) = (format!("- {label}\\: "), format!("- {label}: "));
    if !text.contains(&masked) {
        return text.to_owned();
    }
    let mut lines: Vec<_> = text.split('\n').map(str::to_owned).collect();
    for line in lines.iter_mut().skip(1).rev() {
        let Some(link) = line.strip_prefix(&masked) else { break };
        *line = format!("{plain}{link}");
    }
    lines.join("\n")
}

/// `started; by mail consumer; key moment; public`.
fn remarks(hand: &Hand<'_>, remark: &str, event: &mut Event) -> Option<()> {
    let by = format!("{} ", hand.say("by"));
    for said in split_marks(remark, "; ") {
        // In this order.
        let (no_mark, no_moment) = (event.visibility.is_none(), event.highlight.is_none());
        let kind = hand.choice(EventKind::ALL, EventKind::as_str, said);
        if kind.is_some() && event.kind.is_none() && event.by.is_none() && no_moment && no_mark {
            event.kind = kind;
        } else if let Some(who) = said.strip_prefix(&by).filter(|_| event.by.is_none() && no_moment && no_mark) {
            event.by = Some(hand.part(who, &["; "])?);
        } else if said == hand.say("key moment") && no_moment && no_mark {
            event.highlight = Some(true);
        } else {
            once(&mut event.visibility, hand.choice(Visibility::ALL, Visibility::as_str, said))?;
        }
    }
    Some(())
}

fn milestones(hand: &Hand<'_>, list: &str) -> Option<Milestones> {
    let mut all = Milestones::default();
    for (label, said) in facts(list)? {
        let mut named = Milestone::ALL.iter().filter(|one| hand.say(&capital(&words(one.key()))) == label);
        let milestone = named.next().filter(|_| named.next().is_none())?;
        once(field(&mut all, *milestone), hand.time(said))?;
    }
    Some(all)
}

const fn field(all: &mut Milestones, milestone: Milestone) -> &mut Option<Timestamp> {
    match milestone {
        Milestone::Started => &mut all.started,
        Milestone::Detected => &mut all.detected,
        Milestone::Acknowledged => &mut all.acknowledged,
        Milestone::Declared => &mut all.declared,
        Milestone::Escalated => &mut all.escalated,
        Milestone::Identified => &mut all.identified,
        Milestone::PublicNotified => &mut all.public_notified,
        Milestone::Mitigated => &mut all.mitigated,
        Milestone::Resolved => &mut all.resolved,
        Milestone::Closed => &mut all.closed,
    }
}
