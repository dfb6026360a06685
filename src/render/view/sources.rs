//! What belongs with the record: other incidents, messages, documents, terms.

use serde::Serialize;

use super::desk::{Desk, words};
use super::fact::Fact;
use super::timeline::capital;
use crate::record::{Communication, Visibility};
use crate::render::apart::is_link;
use crate::render::ink::Text;
use crate::render::markdown::{Place, followable};
use crate::render::times;

/// The lists behind the story.
#[derive(Debug, Clone, Serialize)]
pub struct Sources {
    pub related: Vec<RelatedView>,
    pub communications: Vec<CommunicationView>,
    pub references: Vec<Text>,
    pub glossary: Vec<Fact>,
}

/// Another incident. The archive links it where it has its page.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedView {
    pub id: Option<String>,
    pub text: Option<Text>,
    pub relation: Option<String>,
    /// Its title, set by who knows it.
    pub title: Option<String>,
    /// Where its page is, relative to this one; set by who knows.
    pub href: Option<String>,
}

/// One message.
#[derive(Debug, Clone, Serialize)]
pub struct CommunicationView {
    pub audience: Option<Text>,
    pub channel: Option<Text>,
    pub time: Option<String>,
    pub machine: Option<String>,
    pub text: Option<Text>,
    pub several_lines: bool,
    /// As it is marked; for those inside.
    pub visibility: Option<&'static str>,
}

impl Sources {
    pub fn new(desk: &Desk<'_>) -> Self {
        let record = desk.record;
        let related = record.related.iter().map(|other| RelatedView {
            id: other.id.as_ref().map(ToString::to_string),
            text: other.id.as_ref().map(|id| desk.ink.line(id)),
            relation: other.relation.map(|relation| capital(&words(relation.as_str()))),
            title: None,
            href: None,
        });
        let messages = record.communications.iter().enumerate();
        let references = record.references.iter().filter_map(|one| match (&one.title, &one.url) {
            (Some(title), Some(url)) => Some(desk.ink.link(url, Some(title))),
            // Words that might be a title.
            (None, Some(url)) => {
                let might_be = !followable(url) && !is_link(url);
                Some(desk.ink.own_words(desk.ink.link(url, None), might_be))
            }
            (title, None) => title.as_ref().map(|title| {
                let text = desk.ink.part(title, &[" ("]);
                let might_be = is_link(text.as_str());
                desk.ink.own_words(text, might_be)
            }),
        });
        let glossary = record.glossary.iter();
        Self {
            related: related.collect(),
            communications: messages.map(|(place, one)| CommunicationView::new(desk, place, one)).collect(),
            references: references.collect(),
            glossary: glossary
                .map(|(term, meaning)| Fact { label: desk.ink.part(term, &[": "]), value: desk.ink.line(meaning) })
                .collect(),
        }
    }
}

/// Whether a label might be what stands before a message: when, to whom, by what way.
fn might_be_head(desk: &Desk<'_>, label: &str) -> bool {
    let begins = |words: &str| label.strip_prefix(desk.config.heading(words)).is_some_and(|rest| rest.starts_with(' '));
    begins("to") || begins("by") || times::might_be_time(label)
}

impl CommunicationView {
    fn new(desk: &Desk<'_>, place: usize, message: &Communication) -> Self {
        let name = format!("message-{}", place + 1);
        let labelled = message.at.is_some() || message.audience.is_some() || message.channel.is_some();
        let place = Place { heading: 2, name: &name };
        let text = message.text.as_ref().map(|text| {
            let item = desk.ink.item(text, place, 2, labelled);
            let item = if labelled { item } else { desk.ink.unlabelled(item, |label| might_be_head(desk, label)) };
            let might_be_mark = Visibility::ALL.iter().any(|mark| item.as_str().ends_with(&format!("({mark})")));
            let is_alone = !item.several_lines() && message.visibility.is_none();
            desk.ink.own_words(item, is_alone && might_be_mark)
        });
        let read = message.at.as_ref().map(|at| desk.wall.read(at));
        Self {
            audience: desk.part(message.audience.as_ref(), &[", ", ": ", " ("]),
            channel: desk.part(message.channel.as_ref(), &[", ", ": ", " ("]),
            time: read.map(|read| read.full()),
            machine: read.and_then(|read| read.machine()),
            several_lines: text.as_ref().is_some_and(Text::several_lines),
            text,
            visibility: desk.mark(message.visibility),
        }
    }
}
