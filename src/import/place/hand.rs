//! What places a document's parts, and what it has in hand.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::import::Setting;
use crate::import::page::Page;
use crate::import::report::{APPENDIX, Confidence, Placed, Remark, RemarkKind, Report};
use crate::import::section::title_place;
use crate::import::sense::{Sense, Vocabulary};
use crate::import::when::{Day, Where, ZoneWord};
use crate::record::{Milestone, Postmortem, Prose};

/// A record in the making.
pub struct Hand<'p, 's> {
    pub page: &'p Page<'s>,
    /// Which part's heading is the document's title.
    pub title: Option<usize>,
    pub setting: &'p Setting<'p>,
    pub record: Postmortem,
    pub report: Report,
    /// Days that the document names, for times that have none.
    pub days: Days,
    /// The zone that a sentence names, wherever it stands; looked for once.
    pub sentence: OnceCell<Option<ZoneWord>>,
    /// What keys say of the incident's own times.
    pub stated: Vec<Stated>,
    /// Days of the incident, as keys say them: key, text and place.
    pub dates: Vec<(String, String, usize)>,
    /// What fields have been told already.
    pub told: Vec<Sense>,
    /// Where each event of the record begins in the source.
    pub places: Vec<usize>,
    /// Where each action of the record begins in the source.
    pub acts: Vec<usize>,
    /// Ids of its actions.
    pub ids: BTreeSet<String>,
    /// Texts of fields of prose.
    prose: BTreeMap<Slot, String>,
    /// Headings and keys that became fields, and have a wording of their own.
    headings: Vec<String>,
    heard: BTreeSet<String>,
    /// What has no field, and where it begins in the source.
    rest: Vec<(usize, String)>,
}

/// Days that a document names beside its timeline.
#[derive(Debug, Clone, Default)]
pub struct Days {
    /// Those of the incident's own start, end and date.
    pub stated: Vec<Day>,
    /// Of the title and the file's name.
    pub named: Vec<(Day, Where)>,
    /// A date that may as well be that of the document.
    pub dated: Vec<Day>,
}

impl Days {
    /// The likeliest first.
    pub fn all(&self) -> Vec<(Day, Where)> {
        let of_keys = |days: &[Day]| days.iter().cloned().map(|day| (day, Where::FrontMatter)).collect::<Vec<_>>();
        [of_keys(&self.stated), self.named.clone(), of_keys(&self.dated)].concat()
    }
}

/// A field of prose, to which several sections may add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    Summary,
    ExecutiveSummary,
    Conclusion,
    Trigger,
    Detection,
    Resolution,
    Lessons,
    RootCause,
}

/// A time or a duration that stands beside a key.
#[derive(Debug, Clone)]
pub struct Stated {
    pub what: Stating,
    pub key: String,
    pub text: String,
    /// Where it stands in the source.
    pub at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stating {
    Time(Milestone),
    /// From the start to the end: a range of times, or how long it was.
    Duration,
    /// From the start to a milestone.
    Until(Milestone),
}

impl<'p, 's> Hand<'p, 's> {
    pub fn new(page: &'p Page<'s>, setting: &'p Setting<'p>) -> Self {
        Self {
            page,
            title: title_place(page),
            setting,
            record: Postmortem::default(),
            report: Report::default(),
            days: Days::default(),
            sentence: OnceCell::new(),
            stated: Vec::new(),
            dates: Vec::new(),
            told: Vec::new(),
            places: Vec::new(),
            acts: Vec::new(),
            ids: BTreeSet::new(),
            prose: BTreeMap::new(),
            headings: Vec::new(),
            heard: BTreeSet::new(),
            rest: Vec::new(),
        }
    }

    /// Keeps what has no field.
    pub fn keep(&mut self, at: usize, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.rest.push((at, text));
        }
    }

    /// Keeps it under the words of a heading, and tells so.
    pub fn keep_below(&mut self, at: usize, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            self.placed(at, heading, APPENDIX, Confidence::Certain);
            self.keep(at, if heading.is_empty() { text.to_owned() } else { format!("**{heading}**\n\n{text}") });
        }
    }

    /// Tells where something went.
    pub fn placed(&mut self, at: usize, heading: &str, field: &'static str, confidence: Confidence) {
        let line = self.page.line(at);
        self.report.placed.push(Placed { line, heading: heading.to_owned(), field, confidence });
    }

    pub fn remark(&mut self, at: usize, kind: RemarkKind, field: impl Into<String>, text: impl Into<String>) {
        let line = self.page.line(at);
        self.report.remarks.push(Remark { line, kind, field: field.into(), text: text.into() });
    }

    /// Notes a heading or a key that a field stands for: its wording is kept where it has one.
    pub fn heard(&mut self, heading: &str) {
        if has_wording(heading, self.page.words) && self.heard.insert(heading.to_owned()) {
            self.headings.push(heading.to_owned());
        }
    }

    /// The same of a key, which is one of the known ones.
    pub fn heard_key(&mut self, key: &str) {
        if is_wide(key) && self.heard.insert(key.to_owned()) {
            self.headings.push(key.to_owned());
        }
    }

    /// Adds a text to a field, behind what it has.
    pub fn add(&mut self, slot: Slot, text: &str) {
        let prose = self.prose.entry(slot).or_default();
        prose.extend([if prose.is_empty() { "" } else { "\n\n" }, text]);
    }

    /// Whether a field has some text.
    pub fn has(&self, slot: Slot) -> bool {
        self.prose.contains_key(&slot)
    }

    /// Writes the texts into their fields.
    pub fn settle(&mut self) {
        let record = &mut self.record;
        for (slot, text) in std::mem::take(&mut self.prose) {
            let field = match slot {
                Slot::Summary => &mut record.summary,
                Slot::ExecutiveSummary => &mut record.executive_summary,
                Slot::Conclusion => &mut record.conclusion,
                Slot::Trigger => &mut record.trigger,
                Slot::Detection => &mut record.detection.get_or_insert_default().description,
                Slot::Resolution => &mut record.resolution.get_or_insert_default().detail,
                Slot::Lessons => &mut record.lessons.get_or_insert_default().summary,
                Slot::RootCause => &mut record.root_cause.get_or_insert_default().detail,
            };
            *field = text.parse().ok();
        }
    }

    /// All that was kept, in the order of the document.
    pub fn appendix(&mut self) -> Option<Prose> {
        self.rest.sort_by_key(|(at, _)| *at);
        let headings = format!("Headings that became fields: {}.", self.headings.join("; "));
        let texts = self.rest.iter().map(|(_, text)| text.trim_end());
        let texts: Vec<&str> = texts.chain((!self.headings.is_empty()).then_some(&*headings)).collect();
        texts.join("\n\n").parse().ok()
    }
}

/// Whether a text is in another script than the names of fields.
fn is_wide(text: &str) -> bool {
    text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count() > 1
}

/// As many words of a heading say only what its section is.
const USUAL: usize = 4;

/// Whether a heading says more than the field that it became, or says it in another script than the field's name.
fn has_wording(heading: &str, words: &Vocabulary) -> bool {
    let is_usual = words.has_exactly(heading) && !heading.contains(['(', '[']);
    let is_own = heading.split_whitespace().count() > USUAL && !is_usual;
    is_wide(heading) || is_own || words.is_surpassed_by(heading)
}
