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
use super::head::{Field, Head, keys};
use super::page::{Kind, Page};
use super::report::RemarkKind;
use super::section::{Section, sections};
use super::sense::Sense;
use super::when::{Day, Where, day_in};
use super::{Imported, Setting};
use crate::record::{self, Clock};

/// The record of a document; `name` is that of its file.
pub fn place(head: &Head, mut page: Page<'_>, name: &str, setting: &Setting<'_>) -> Imported {
    page.has_title = keys(head.pairs.iter().cloned()).placed.iter().any(|placed| placed.field == Field::Title);
    let said = gather(&mut page);
    let mut hand = Hand::new(&page, setting);
    hand.front(head);
    hand.name();
    hand.facts(said);
    let title = hand.record.title.as_deref().and_then(day_in);
    hand.days.named.extend(title.map(|day| (day, Where::Title)));
    hand.days.named.extend(day_in(name).map(|day| (day, Where::FileName)));
    hand.told_days();
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
        let has = |sense| {
            let is_it = |section: &&Section<'_>| section.sense == Some(sense) && !section.is_empty();
            all.iter().filter(is_it).any(|section| !is_background(page.text(&section.parts[0].title)))
        };
        let (has_summary, has_timeline) = (has(Sense::Summary), has(Sense::Timeline));
        for section in &all {
            if section.is_empty() {
                self.heard(page.text(&section.parts[0].title));
                continue;
            }
            let sense = match section.sense {
                None | Some(Sense::Summary | Sense::Detection | Sense::Resolution | Sense::Actions(_))
                    if !has_timeline && timeline::has_timeline(section, page) =>
                {
                    Some(Sense::Timeline)
                }
                None if actions::has_actions(section, page) => Some(Sense::Actions(None)),
                None if !has_summary && self.is_opening(section) => Some(Sense::Summary),
                sense => sense,
            };
            self.section(section, sense);
        }
    }

    /// Whether a section stands above all that are known, and tells something.
    fn is_opening(&self, section: &Section<'_>) -> bool {
        let first = self.title.unwrap_or_default();
        let is_first = std::ptr::eq(&raw const section.parts[0], &raw const self.page.parts[first]);
        is_first && section.blocks().any(|block| block.kind == Kind::Paragraph && is_told(self.page.text(&block.bytes)))
    }

    /// The one day that the first sections tell of, where nothing else names one.
    fn told_days(&mut self) {
        if !self.days.all().is_empty() {
            return;
        }
        let page = self.page;
        let is_first = |section: &Section<'_>| {
            matches!(section.sense, Some(Sense::Summary | Sense::ExecutiveSummary)) || self.is_opening(section)
        };
        let all = sections(page);
        let blocks = all.iter().filter(|section| is_first(section)).flat_map(Section::blocks);
        let below_title = page.parts[self.title.unwrap_or_default()].blocks.iter();
        let blocks = blocks.chain(below_title).filter(|block| block.kind == Kind::Paragraph);
        let texts = blocks.map(|block| page.text(&block.bytes));
        let days = texts.flat_map(|text| text.split(['.', '。', ';'])).filter_map(day_in);
        let days: Vec<Day> = days.filter(|day| day.date().is_some()).collect();
        if let Some(first) = days.first().filter(|first| days.iter().all(|day| day.date() == first.date())) {
            self.days.dated.push(first.clone());
        }
    }

    /// The zone that was given, for a document that names none.
    fn time_zone(&mut self) {
        self.zone_of_all();
        let Some(zone) = self.record.time_zone else { return };
        // What a change of the clocks skips or repeats is no time that anybody can be sure of.
        let clock = Clock::new(zone.0);
        for nth in 0..self.record.timeline.len() {
            let Some(at) = self.record.timeline[nth].at.filter(|at| at.offset.is_none()) else { continue };
            let what = match clock.place(&at) {
                record::Placed::Once(_) => continue,
                record::Placed::Skipped { .. } => "the clock was put forward over it, so it never was",
                record::Placed::Repeated { .. } => "the clock was put back over it, so it was twice",
            };
            let place = self.places.get(nth).copied().unwrap_or_default();
            self.remark(
                place,
                RemarkKind::Wrong,
                format!("timeline[{nth}].at"),
                format!("{at} in {}: {what}", zone.0.name()),
            );
        }
    }

    fn zone_of_all(&mut self) {
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

/// Whether a heading is that of what was before, which is a summary only where there is no other.
fn is_background(heading: &str) -> bool {
    heading.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase().starts_with("background")
}

/// Whether a paragraph is a sentence of some length, and not who wrote it.
fn is_told(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let is_japanese = text.contains('。');
    let small = text.trim_start_matches(['*', '_']).to_lowercase();
    let is_byline =
        ["written by", "created by", "posted by", "last updated", "last modified", "all times", "times are"]
            .iter()
            .any(|start| small.starts_with(start));
    (words > 5 || is_japanese)
        && !is_byline
        && text.trim_end_matches(['*', '_', ')', '"']).ends_with(['.', '!', '。', ':'])
}

#[cfg(test)]
mod tests;
