//! Documents that hotwash itself rendered, read back: the layout, inverted section by section.
//!
//! What was read is rendered again and compared with the document. Only what gives the same document is certain; one that
//! somebody edited is taken if it still has the form of the layout and no word of it is lost; any other is not hotwash's.

mod actions;
mod cause;
mod clock;
mod custom;
mod hand;
mod head;
mod impact;
mod items;
mod people;
mod proof;
mod sheet;
mod sources;
mod timeline;
mod told;
mod undo;

use self::hand::Hand;
use self::proof::{Proof, prove};
use self::sheet::{Chapter, Sheet};
use crate::config::Config;
use crate::record::{Clock, Postmortem, Tz};
use crate::render::read_mark;

/// A record that came back.
#[derive(Debug)]
pub struct Own {
    pub record: Postmortem,
    /// The chapters: line, heading, field.
    pub chapters: Vec<(usize, String, &'static str)>,
    /// Whether the record gives the document again, to the last sign.
    pub is_whole: bool,
    /// Lines of an edited document that follow from others and do not fit them: they are in no field. Line, from 1.
    pub stray: Vec<(usize, String)>,
}

type Reader = fn(&Hand<'_>, &Chapter<'_>, &mut Postmortem) -> Option<()>;

/// The chapters in the order of the layout, the fields that they are, and who reads them.
const CHAPTERS: [(&str, &str, Reader); 18] = [
    ("Issue Summary", "summary", head::issue),
    ("Executive Summary", "executive_summary", |hand, chapter, record| {
        record.executive_summary = Some(hand.prose(chapter.whole(), 2, "executive")?);
        Some(())
    }),
    ("Impact", "impact", impact::impact),
    ("Detection", "detection", impact::detection),
    ("Timeline", "timeline", timeline::timeline),
    ("Root Cause and Resolution", "root_cause", cause::cause),
    ("Corrective and Preventative Measures", "action_items", actions::actions),
    ("Lessons Learned", "lessons", actions::lessons),
    ("Conclusion", "conclusion", |hand, chapter, record| {
        record.conclusion = Some(hand.prose(chapter.whole(), 2, "conclusion")?);
        Some(())
    }),
    ("Related Incidents", "related", sources::related),
    ("Communications", "communications", sources::communications),
    ("References", "references", sources::references),
    ("Glossary", "glossary", sources::glossary),
    ("People", "participants", people::people),
    ("Revisions", "revisions", people::revisions),
    ("Exceptions", "allow", people::exceptions),
    ("Further Details", "custom", custom::custom),
    ("Appendix", "appendix", |hand, chapter, record| {
        record.appendix = Some(hand.prose(chapter.whole(), 2, "appendix")?);
        Some(())
    }),
];

const ABOUT: &str = "About This Record";

/// The record of a document that hotwash rendered with this configuration; `None` for any other document.
pub fn read(text: &str, config: &Config) -> Option<Own> {
    let begin = format!("# {}: ", config.heading("Postmortem"));
    let text = text.trim_start_matches('\u{feff}');
    if !text.starts_with(&begin) || !has_own_titles(config) {
        return None;
    }
    let text = text.replace("\r\n", "\n");
    let marked = read_mark(&text);
    let body = marked.as_ref().map_or(text.as_str(), |marked| &marked.text);
    let mut hand = Hand::new(config, Clock::new(Tz::UTC), None, false);
    let first = attempt(body, &mut hand)?;
    if first.proof == Proof::Same || !hand.saw_twice.get() {
        return first.taken(marked.is_some());
    }
    // Of times that the clock showed twice, the other ones may be meant.
    let mut hand = Hand::new(config, Clock::new(Tz::UTC), None, true);
    let other = attempt(body, &mut hand).filter(|other| other.proof == Proof::Same);
    other.unwrap_or(first).taken(marked.is_some())
}

/// Whether the configuration's words tell chapters from each other.
fn has_own_titles(config: &Config) -> bool {
    let mut titles: Vec<_> =
        CHAPTERS.iter().map(|(title, ..)| *title).chain([ABOUT]).map(|title| config.heading(title)).collect();
    titles.sort_unstable();
    titles.windows(2).all(|pair| pair[0] != pair[1])
}

/// What was read, and what it is worth.
struct Attempt {
    record: Postmortem,
    chapters: Vec<(usize, String, &'static str)>,
    proof: Proof,
    /// Whether it says what only a record says of itself.
    is_signed: bool,
}

impl Attempt {
    /// A document that only begins like one of hotwash's, and is not the same, may be anybody's.
    fn taken(self, is_marked: bool) -> Option<Own> {
        let (is_whole, stray) = match self.proof {
            Proof::Same => (true, Vec::new()),
            Proof::Edited(stray) if self.is_signed || is_marked => (false, stray),
            Proof::Edited(_) | Proof::Lost => return None,
        };
        Some(Own { record: self.record, chapters: self.chapters, is_whole, stray })
    }
}

fn attempt(text: &str, hand: &mut Hand<'_>) -> Option<Attempt> {
    let mut sheet = Sheet::read(text)?;
    let mut chapters: Vec<_> = sheet.titles().map(|(line, title)| (line, title.to_owned(), "id")).collect();
    let mut record = Postmortem::default();
    let shown = sheet.title.strip_prefix(hand.say("Postmortem"))?.strip_prefix(": ")?;
    hand.day = shown.rsplit_once(" - ").and_then(|(_, day)| clock::day(day));
    let about = sheet.take(hand.say(ABOUT));
    if let Some(about) = &about {
        people::about(hand, about, &mut record)?;
    }
    hand.clock = Clock::new(record.time_zone.or(hand.config.time_zone).map_or(Tz::UTC, |zone| zone.0));
    for (title, field, read) in CHAPTERS {
        if let Some(chapter) = sheet.take(hand.say(title)) {
            read(hand, &chapter, &mut record)?;
            if let Some(told) = chapters.iter_mut().find(|(line, ..)| *line == chapter.line) {
                told.2 = field;
            }
        }
    }
    if !sheet.is_empty() {
        return None;
    }
    head::notice(hand, sheet.lead, &mut record)?;
    head::title(hand, shown, &mut record)?;
    let proof = prove(text, &record, hand);
    Some(Attempt { record, chapters, proof, is_signed: about.is_some() })
}
