//! What a document says, placed in the fields of a record.

mod actions;
mod course;
mod facts;
mod gather;
mod hand;
mod headed;
mod impact;
mod listed;
mod prose;
mod stones;
mod timeline;
mod title;

use self::gather::gather;
use self::hand::Hand;
use super::head::Head;
use super::page::Page;
use super::report::RemarkKind;
use super::section::{Section, sections};
use super::sense::Sense;
use super::when::{Where, day_in};
use super::{Imported, Setting};

/// The record of a document; `name` is that of its file.
pub fn place(head: &Head, mut page: Page<'_>, name: &str, setting: &Setting<'_>) -> Imported {
    let said = gather(&mut page);
    let mut hand = Hand::new(&page, setting);
    hand.front(head);
    hand.name();
    hand.facts(said);
    let title = hand.record.title.as_deref().and_then(day_in);
    hand.days.extend(title.map(|day| (day, Where::Title)));
    hand.days.extend(day_in(name).map(|day| (day, Where::FileName)));
    hand.sections();
    for bytes in &page.loose {
        hand.keep(bytes.start, page.text(bytes));
    }
    hand.settle();
    hand.milestones();
    hand.time_zone();
    hand.allow_undated();
    hand.record.appendix = hand.appendix();
    hand.report.placed.sort_by_key(|placed| placed.line);
    hand.report.remarks.sort_by_key(|remark| remark.line);
    Imported { record: hand.record, report: hand.report }
}

impl Hand<'_, '_> {
    fn sections(&mut self) {
        let page = self.page;
        let all: Vec<Section<'_>> = sections(page);
        let has = |sense| all.iter().any(|section| section.sense == Some(sense) && !section.is_empty());
        let (has_summary, has_timeline) = (has(Sense::Summary), has(Sense::Timeline));
        for section in &all {
            if section.is_empty() {
                self.heard(page.text(&section.parts[0].title));
                continue;
            }
            let is_untold = matches!(section.sense, None | Some(Sense::Summary));
            let sense = if !has_timeline && is_untold && timeline::has_timeline(section, page) {
                Some(Sense::Timeline)
            } else if section.sense.is_none() && actions::has_actions(section, page) {
                Some(Sense::Actions(None))
            } else if !has_summary && section.sense.is_none() && self.is_opening(section) {
                Some(Sense::Summary)
            } else {
                section.sense
            };
            self.section(section, sense);
        }
    }

    /// Whether a section is what stands above all that are known.
    fn is_opening(&self, section: &Section<'_>) -> bool {
        let first = self.title.unwrap_or_default();
        std::ptr::eq(&raw const section.parts[0], &raw const self.page.parts[first])
            && !section.prose(self.page).is_empty()
    }

    /// The zone that was given, for a document that names none.
    fn time_zone(&mut self) {
        if self.record.time_zone.is_some() {
            return;
        }
        self.record.time_zone = self.setting.zone;
        let has_local =
            self.record.timeline.iter().any(|event| event.at.as_ref().is_some_and(|at| at.offset.is_none()));
        if has_local && self.setting.zone.is_none() {
            let at = self.places.first().copied().unwrap_or_default();
            let text = "no time zone is named: say which one the times are in (`--time-zone ZONE`)";
            self.remark(at, RemarkKind::Missing, "time_zone", text);
        }
    }
}

#[cfg(test)]
mod tests;
