//! Sections of prose.

use super::hand::{Hand, Slot};
use crate::import::page::{Kind, Page};
use crate::import::report::{APPENDIX, Confidence};
use crate::import::section::Section;
use crate::import::sense::Sense;

/// A cause that is no longer than this is said in one line.
const ONE_LINE: usize = 160;

impl Hand<'_, '_> {
    /// Places a section by what it means; what means nothing that is known goes to the appendix.
    pub fn section(&mut self, section: &Section<'_>, sense: Option<Sense>) {
        let page = self.page;
        let first = &section.parts[0];
        let is_title = self.title.is_some_and(|nth| std::ptr::eq(&raw const *first, &raw const page.parts[nth]));
        let heading = if is_title { "" } else { page.text(&first.title) };
        let text = section.prose(page);
        if text.is_empty() && (is_title || sense.is_some()) {
            self.heard(heading);
            return;
        }
        let known = sense.filter(|_| !text.is_empty()).and_then(|sense| {
            // The heading of a second section of one meaning parts it from the first.
            let is_first = !self.told.contains(&sense) || section.sense.is_none() || heading.is_empty();
            self.told.push(sense);
            let whole = if is_first { text.clone() } else { format!("**{heading}**\n\n{text}") };
            let field = self.known(section, sense, heading, &whole)?;
            self.heard(heading);
            Some(field)
        });
        let field = known.unwrap_or_else(|| {
            let whole = if is_title { text } else { section.whole(page) };
            self.keep(section.start(), whole);
            APPENDIX
        });
        let confidence = match sense {
            Some(_) if section.sense != sense => Confidence::Guess,
            Some(_) if known.is_some() => section.confidence(page),
            _ => Confidence::Certain,
        };
        self.placed(section.start(), heading, field, confidence);
    }

    /// Places a section by what it means; `None` where it has to go to the appendix whole.
    fn known(&mut self, section: &Section<'_>, sense: Sense, heading: &str, text: &str) -> Option<&'static str> {
        let (slot, name) = match sense {
            Sense::Summary => (Slot::Summary, "summary"),
            Sense::ExecutiveSummary => (Slot::ExecutiveSummary, "executive_summary"),
            Sense::Conclusion => (Slot::Conclusion, "conclusion"),
            Sense::Trigger => (Slot::Trigger, "trigger"),
            Sense::Detection => (Slot::Detection, "detection.description"),
            Sense::Resolution => (Slot::Resolution, "resolution.detail"),
            Sense::Lessons => match self.parts_of_lessons(section) {
                Some(field) => return Some(field),
                None => (Slot::Lessons, "lessons.summary"),
            },
            Sense::RootCause => {
                let has_detail = self.has(Slot::RootCause);
                let cause = self.record.root_cause.get_or_insert_default();
                if cause.summary.is_none() && is_line(section, text) && !has_detail {
                    cause.summary = text.parse().ok();
                    return Some("root_cause.summary");
                }
                (Slot::RootCause, "root_cause.detail")
            }
            Sense::Impact => return self.impact(section, heading, text),
            Sense::Factors if is_own(heading, self.page) => return Some(self.factor(heading, text)),
            Sense::Timeline => return self.timeline(section, heading),
            Sense::Actions(kind) => return self.actions(section, heading, kind),
            _ => return self.listed(section, heading, sense),
        };
        self.add(slot, text);
        Some(name)
    }
}

/// Whether a heading names something of its own behind what it means: `Contributing Factor 1: No linting`.
fn is_own(heading: &str, page: &Page<'_>) -> bool {
    heading.contains([':', '：']) && page.words.is_surpassed_by(heading)
}

/// Whether a text is one short paragraph.
fn is_line(section: &Section<'_>, text: &str) -> bool {
    let mut shown = section.blocks().filter(|block| block.kind != Kind::Nothing);
    let is_one = shown.next().is_some_and(|block| block.kind == Kind::Paragraph) && shown.next().is_none();
    is_one && text.len() <= ONE_LINE
}
