//! What belongs with the record: other incidents, messages, documents, terms.

use std::collections::BTreeMap;

use super::hand::{Hand, capital, words};
use super::items::{behind, bracketed, bullets, named, unlabelled};
use super::sheet::Chapter;
use super::undo::owned;
use crate::record::{Communication, Line, Postmortem, Reference, Related, Relation, Visibility};
use crate::render::{Place, is_link, label_of, split_marks};

pub fn related(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let other = |item: &String| {
        let (relation, id) = named(item).map_or((None, item.as_str()), |(relation, id)| (Some(relation), id));
        let mut said = Relation::ALL.iter().filter(|one| relation == Some(hand.say(&capital(&words(one.as_str())))));
        let known = said.next().filter(|_| said.next().is_none()).copied();
        if known.is_none() && relation.is_some() {
            return None;
        }
        let id = if id.is_empty() { None } else { Some(id.replace('\\', "").parse().ok()?) };
        Some(Related { id, relation: known })
    };
    record.related = bullets(chapter.whole())?.iter().map(other).collect::<Option<_>>()?;
    Some(())
}

pub fn communications(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let items = bullets(chapter.whole())?;
    let all = items.iter().enumerate().map(|(place, item)| message(hand, place, item));
    record.communications = all.collect::<Option<_>>()?;
    Some(())
}

/// `June 17, 2025, 11:15 AM, to customers, by status page: All is well again. (public)`.
fn message(hand: &Hand<'_>, place: usize, item: &str) -> Option<Communication> {
    let mut message = Communication::default();
    let label = label_of(item).filter(|label| head(hand, label, &mut Communication::default()).is_some());
    let text = match label {
        Some(label) => {
            head(hand, label, &mut message)?;
            behind(item, label).to_owned()
        }
        None => unlabelled(item, |label| head(hand, label, &mut Communication::default()).is_some()).into_owned(),
    };
    // In a text of several lines the mark stands below it.
    let (text, is_own) = owned(&text);
    let marked = Visibility::ALL.iter().filter(|_| !is_own).find_map(|mark| {
        let before = text.strip_suffix(&format!("({mark})"))?;
        let is_behind =
            before.is_empty() || before.ends_with("\n\n") || (!before.contains('\n') && before.ends_with(' '));
        is_behind.then_some((before, *mark))
    });
    let text = marked.map_or(text, |(before, mark)| {
        message.visibility = Some(mark);
        before.strip_suffix(' ').unwrap_or(before).trim_end_matches('\n')
    });
    if !text.is_empty() {
        let name = format!("message-{}", place + 1);
        message.text = Some(hand.item(text, Place { heading: 2, name: &name }, label.is_some())?);
    }
    Some(message)
}

/// When, to whom, by what way.
fn head(hand: &Hand<'_>, label: &str, message: &mut Communication) -> Option<()> {
    let mut parts = split_marks(label, ", ");
    if let Some(at) = parts.get(..3).and_then(|time| hand.time(&time.join(", "))) {
        message.at = Some(at);
        parts.drain(..3);
    }
    for part in parts {
        if let Some(audience) =
            who(hand, part, "to").filter(|_| message.audience.is_none() && message.channel.is_none())
        {
            message.audience = Some(hand.part(audience, MARKS)?);
        } else {
            super::hand::once(&mut message.channel, hand.part(who(hand, part, "by")?, MARKS))?;
        }
    }
    Some(())
}

fn who<'t>(hand: &Hand<'_>, part: &'t str, word: &str) -> Option<&'t str> {
    part.strip_prefix(hand.say(word))?.strip_prefix(' ')
}

const MARKS: &[&str] = &[", ", ": ", " ("];

pub fn references(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    record.references = bullets(chapter.whole())?.iter().map(|item| reference(hand, item)).collect::<Option<_>>()?;
    Some(())
}

fn reference(hand: &Hand<'_>, item: &str) -> Option<Reference> {
    let (text, is_own) = owned(item);
    if is_own && is_link(text) {
        return Some(Reference { title: Some(hand.part(text, &[" ("])?), url: None });
    }
    if is_own {
        return Some(Reference { title: None, url: Some(hand.line(text)?) });
    }
    if let Some(url) = address(text) {
        return Some(Reference { title: None, url: Some(url.parse().ok()?) });
    }
    let link = || text.strip_prefix('[')?.strip_suffix(">)")?.rsplit_once("](<");
    if let Some((title, target)) = link() {
        let title = hand.part(title, &["[", "]"])?;
        return Some(Reference { title: Some(title), url: Some(target.parse().ok()?) });
    }
    let (title, target) = bracketed(text);
    let url = match target {
        Some(target) => Some(hand.line(target)?),
        None => None,
    };
    Some(Reference { title: Some(hand.part(title, &[" ("])?), url })
}

/// An address, in brackets where it can be followed.
pub fn url(hand: &Hand<'_>, shown: &str) -> Option<Line> {
    address(shown).map_or_else(|| hand.line(shown), |url| url.parse().ok())
}

fn address(shown: &str) -> Option<&str> {
    let url = shown.strip_prefix('<')?.strip_suffix('>')?;
    (!url.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))).then_some(url)
}

pub fn glossary(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let mut all = BTreeMap::new();
    for item in bullets(chapter.whole())? {
        let (term, meaning) = named(&item)?;
        let term = term.strip_prefix("**")?.strip_suffix("**")?;
        let term = hand.part(term, &[": "])?;
        if all.insert(term.to_string(), hand.line(meaning)?).is_some() {
            return None;
        }
    }
    record.glossary = all;
    Some(())
}
