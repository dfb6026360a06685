//! What belongs with the record: other incidents, messages, documents, terms.

use serde::Serialize;

use super::desk::{Desk, words};
use super::fact::Fact;
use super::timeline::capital;
use crate::record::Communication;
use crate::render::ink::Text;
use crate::render::markdown::Place;

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
            (title, Some(url)) => Some(desk.ink.link(url, title.as_deref())),
            (title, None) => desk.line(title.as_ref()),
        });
        let glossary = record.glossary.iter();
        Self {
            related: related.collect(),
            communications: messages.map(|(place, one)| CommunicationView::new(desk, place, one)).collect(),
            references: references.collect(),
            glossary: glossary
                .map(|(term, meaning)| Fact { label: desk.ink.line(term), value: desk.ink.line(meaning) })
                .collect(),
        }
    }
}

impl CommunicationView {
    fn new(desk: &Desk<'_>, place: usize, message: &Communication) -> Self {
        let name = format!("message-{}", place + 1);
        let labelled = message.at.is_some() || message.audience.is_some() || message.channel.is_some();
        let place = Place { heading: 2, name: &name };
        let text = message.text.as_ref().map(|text| desk.ink.item(text, place, 2, labelled));
        let read = message.at.as_ref().map(|at| desk.wall.read(at));
        Self {
            audience: desk.line(message.audience.as_ref()),
            channel: desk.line(message.channel.as_ref()),
            time: read.map(|read| read.full()),
            machine: read.and_then(|read| read.machine()),
            several_lines: text.as_ref().is_some_and(Text::several_lines),
            text,
            visibility: desk.mark(message.visibility),
        }
    }
}
