//! From the postmortems that people already have to records: Markdown in, a record and an honest report out.
//!
//! A document is read as it is written (`head`: what stands above it; `page`: its blocks, section by section, as stretches of
//! the source), each section is understood by what its heading means (`sense`), and what it says is placed in the
//! record's fields word for word. What has no field goes to the appendix, in its order and with its heading: every
//! sentence of the source is in the record. Nothing is invented: no zone, no owner, no day that the source does not say.

mod blocks;
mod clean;
mod deeds;
mod events;
pub mod feed;
mod head;
mod held;
mod label;
pub mod own;
mod page;
mod place;
pub mod report;
mod rows;
mod section;
mod sense;
mod signed;
mod table;
pub mod when;

use self::page::Page;
use self::report::Report;
use self::sense::Vocabulary;
use crate::config::Config;
use crate::record::{Postmortem, TimeZone};

/// A record that was made of a document, and what became of the document.
#[derive(Debug, Default)]
pub struct Imported {
    /// Without an id: that is for whoever gives the record a file.
    pub record: Postmortem,
    pub report: Report,
}

/// What is known besides the document.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    pub config: &'s Config,
    /// The zone of its local times, for documents that name none.
    pub zone: Option<TimeZone>,
}

/// The record of a document; `name` is that of its file. Every text is a document, so that this has no error.
pub fn read(text: &str, name: &str, setting: &Setting<'_>) -> Imported {
    if let Some(own) = own::read(text, setting.config) {
        return own.into();
    }
    let text = clean::even(text);
    let head = head::split(&text);
    let (before, body) = text.split_at(head.body);
    let text = [before, &*clean::clean(body)].concat();
    let own = setting.config.import_headings.iter().map(|(words, section)| (words.as_str(), *section));
    let words = Vocabulary::new(own);
    place::place(&head, Page::read(&text, head.body, &words), name, setting)
}
