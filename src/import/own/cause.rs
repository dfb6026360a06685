//! Why it happened, and how it was ended.

use super::hand::Hand;
use super::items::{behind, bullets, numbered, remarked, unlabelled};
use super::sheet::Chapter;
use super::undo::{owned, same};
use crate::record::{Factor, ItemId, Postmortem, Prose, Resolution, Why};
use crate::render::{OWN, Place, begins_with_line, label_id, label_of, split_marks};

pub fn cause(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let titles = ["Root Cause", "Trigger", "Contributing Factors", "Whys", "What Surprised Us", "Resolution"]
        .map(|title| hand.say(title));
    let parts = chapter.cut(&titles)?;
    let &[lead, root_cause, trigger, factors, whys, surprises, resolution] = parts.as_slice() else { return None };
    if !lead.trim().is_empty() {
        return None;
    }
    detail(hand, root_cause, record);
    record.trigger = hand.prose(trigger, 3, "trigger");
    let items = bullets(factors)?;
    let all = items.iter().enumerate().map(|(place, item)| factor(hand, place, item));
    record.contributing_factors = all.collect::<Option<_>>()?;
    record.whys = numbered(whys, Some(3))?.iter().map(|item| why(hand, item)).collect::<Option<_>>()?;
    let items = bullets(surprises)?;
    let all = items.iter().enumerate().map(|(place, item)| {
        let name = format!("surprise-{}", place + 1);
        hand.item(item, Place { heading: 3, name: &name }, false)
    });
    record.surprises = all.collect::<Option<_>>()?;
    record.resolution = resolved(hand, resolution);
    Some(())
}

/// Where there is no detail, the one line of the issue summary stands in its place.
fn detail(hand: &Hand<'_>, shown: &str, record: &mut Postmortem) {
    let (text, is_own) = owned(shown);
    let detail = hand.prose(text, 3, "cause");
    let line = record.root_cause.as_ref().and_then(|cause| cause.summary.as_ref());
    let is_line = line.is_some_and(|line| same(&hand.shown(line), text));
    if detail.is_some() && (is_own || !is_line) {
        record.root_cause.get_or_insert_default().detail = detail;
    }
}

/// The summary is a line of its own.
fn resolved(hand: &Hand<'_>, shown: &str) -> Option<Resolution> {
    if !begins_with_line(shown) {
        return hand.prose(shown, 3, "resolution").map(|detail| Resolution { summary: None, detail: Some(detail) });
    }
    let (first, rest) = shown.split_once('\n').unwrap_or((shown, ""));
    if let Some(first) = first.strip_suffix(OWN) {
        let detail = hand.prose(&format!("{first}\n{rest}"), 3, "resolution");
        return detail.map(|detail| Resolution { summary: None, detail: Some(detail) });
    }
    let detail = hand.prose(rest.trim_start_matches('\n'), 3, "resolution");
    Some(Resolution { summary: Some(hand.line(first)?), detail })
}

fn factor(hand: &Hand<'_>, place: usize, item: &str) -> Option<Factor> {
    let (text, remark) = remarked(item);
    let (id, text) = named_item(hand, text, &format!("factor-{}", place + 1))?;
    let mut factor = Factor { id, text, ..Factor::default() };
    let addressed = format!("{} ", hand.say("addressed by"));
    for (nth, said) in remark.map(|remark| split_marks(remark, "; ")).unwrap_or_default().into_iter().enumerate() {
        if said == hand.say("root cause") && nth == 0 {
            factor.root = Some(true);
        } else if !said.starts_with(&addressed) || owned(said).1 {
            super::hand::once(&mut factor.category, hand.part(said, &["; "]))?;
        }
    }
    Some(factor)
}

/// What may have an id in front: a factor, a lesson.
pub fn named_item(hand: &Hand<'_>, text: &str, name: &str) -> Option<(Option<ItemId>, Option<Prose>)> {
    let label = label_of(text).filter(|label| label_id(label).is_some());
    let id = match label.and_then(label_id) {
        Some(id) => Some(id.parse().ok()?),
        None => None,
    };
    let text = match label {
        Some(label) => behind(text, label).to_owned(),
        None => unlabelled(text, |label| label_id(label).is_some()).into_owned(),
    };
    let text = if text.is_empty() { None } else { Some(hand.item(&text, Place { heading: 3, name }, id.is_some())?) };
    Some((id, text))
}

fn why(hand: &Hand<'_>, item: &str) -> Option<Why> {
    let (why, because) = item.split_once('\n').unwrap_or((item, ""));
    let line = |shown: &str| if shown.is_empty() { Some(None) } else { hand.line(shown).map(Some) };
    Some(Why { why: line(why)?, because: line(because)? })
}
