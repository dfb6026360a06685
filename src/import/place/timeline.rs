//! The timeline, and what is to be said of its times.

use super::hand::{Hand, Stating};
use crate::finding::shown;
use crate::import::events::{Course, Told, events, meant};
use crate::import::page::{Block, Kind, Page};
use crate::import::report::RemarkKind;
use crate::import::rows::{Row, Rows};
use crate::import::section::Section;
use crate::import::when::{Column, Doubt, Hints, Resolved, Where, ZoneWord, cell, zone_in};
use crate::record::Milestone;
use crate::report::counted;

/// So many rows that begin with a time are a timeline, whatever stands above them.
const ENOUGH: usize = 3;

impl Hand<'_, '_> {
    /// Places a section's events; `None` where it has none.
    pub fn timeline(&mut self, section: &Section<'_>, heading: &str) -> Option<&'static str> {
        let start =
            self.stated.iter().find(|one| matches!(one.what, Stating::Time(Milestone::Started) | Stating::Duration));
        let zero = start.and_then(|one| self.time(&one.text)?.at).map(|at| at.naive);
        let local = self.record.time_zone.map(|zone| ZoneWord(zone.0.name().to_owned()));
        let zone = local.clone().or_else(|| self.sentence());
        let known = Hints { days: self.days.all(), zone, local, zero };
        let Course { events, beside, zone, told } = events(section, self.page, known, self.stated_zone());
        if events.is_empty() {
            return None;
        }
        let first = self.record.timeline.len();
        self.record.timeline.extend(events);
        self.record.time_zone = self.record.time_zone.or_else(|| zone.as_ref().and_then(meant));
        self.places.extend(told.iter().map(|told| told.at));
        self.doubts(first, &told);
        self.keep_below(section.start(), heading, &beside.join("\n\n"));
        Some("timeline")
    }

    /// The zone that a sentence names, wherever it stands.
    fn sentence(&self) -> Option<ZoneWord> {
        self.sentence.get_or_init(|| sentence(self.page)).clone()
    }

    /// The zone that the document writes with its start and its end.
    fn stated_zone(&self) -> Option<ZoneWord> {
        self.stated
            .iter()
            .find_map(|stated| cell(&stated.text, &Column::Time { zone: None })?.zone.or_else(|| zone_in(&stated.text)))
    }

    /// What somebody should look at, and where days come from that are not written.
    fn doubts(&mut self, first: usize, told: &[Told]) {
        for (nth, Told { at, written, resolved }) in told.iter().enumerate() {
            let field = format!("timeline[{}].at", first + nth);
            for doubt in resolved.doubts.iter().filter(|doubt| !is_untold(doubt)) {
                self.remark(*at, RemarkKind::Wrong, field.clone(), said(doubt, written, resolved));
            }
        }
        let mut untold = told.iter().filter(|told| told.resolved.doubts.iter().any(is_untold));
        if let Some(Told { at, resolved, .. }) = untold.next() {
            let what = if resolved.doubts.contains(&Doubt::YearMissing) { "year" } else { "day" };
            let events = counted(1 + untold.count(), "event");
            let text = format!("the document does not say the {what} of {events}: write it before the times");
            self.remark(*at, RemarkKind::Missing, "timeline", text);
        }
        let mut from: Vec<(Where, usize, usize)> = Vec::new();
        for Told { at, resolved, .. } in told {
            let Some(place) = resolved.from.filter(|place| !matches!(place, Where::Own | Where::Relative)) else {
                continue;
            };
            match from.iter_mut().find(|(of, _, _)| *of == place) {
                Some((_, _, count)) => *count += 1,
                None => from.push((place, *at, 1)),
            }
        }
        for (place, at, count) in from {
            self.remark(at, RemarkKind::Concluded, "timeline", taken(count, "day", place));
        }
        let mut years = told.iter().filter_map(|told| Some((told.at, told.resolved.year_from?)));
        if let Some((at, place)) = years.next() {
            self.remark(at, RemarkKind::Concluded, "timeline", taken(1 + years.count(), "year", place));
        }
    }
}

/// Whether a day or a year is written nowhere.
const fn is_untold(doubt: &Doubt) -> bool {
    matches!(doubt, Doubt::YearMissing | Doubt::DayMissing)
}

/// `12 events take their day from the title`
fn taken(count: usize, what: &str, place: Where) -> String {
    let events = if count == 1 { "1 event takes its".to_owned() } else { format!("{count} events take their") };
    format!("{events} {what} from {}", source(place))
}

/// Whether a section of another sense, or of none, is a timeline all the same: by some rows with times, or by two that
/// are all there is.
pub fn has_timeline(section: &Section<'_>, page: &Page<'_>) -> bool {
    let is_listed =
        |block: &Block| matches!(block.kind, Kind::List(_) | Kind::Table(_) | Kind::Paragraph | Kind::Indented);
    if !section.blocks().any(is_listed) {
        return false;
    }
    let rows = Rows::of(section, page).all;
    let is_timed = |row: &&Row| row.lead.as_ref().is_some_and(|lead| lead.clock.is_some() || lead.relative.is_some());
    let timed = rows.iter().filter(is_timed).count();
    timed >= ENOUGH || (timed == 2 && rows.len() == 2)
}

/// `All times are in UTC.`, wherever it stands.
fn sentence(page: &Page<'_>) -> Option<ZoneWord> {
    let blocks = page.parts.iter().flat_map(|part| &part.blocks);
    let texts =
        blocks.filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Quote)).map(|block| page.text(&block.bytes));
    let lines = texts.flat_map(str::lines).filter(|line| line.len() <= 160);
    let mut about = lines.filter(|line| {
        let small = line.to_lowercase();
        ["times are", "all times", "times in", "timestamps are", "timestamps in", "time zone", "timezone", "時刻は"]
            .iter()
            .any(|words| small.contains(words))
    });
    about.find_map(zone_in)
}

const fn source(place: Where) -> &'static str {
    match place {
        Where::Own => "their own words",
        Where::Above => "the line above",
        Where::Heading => "the timeline's heading",
        Where::Title => "the title",
        Where::FileName => "the name of the file",
        Where::FrontMatter => "what the document says of itself",
        Where::RowBefore => "the event before",
        Where::RowAfter => "a later event",
        Where::AfterMidnight => "the clock, which passes midnight",
        Where::Relative => "another time, from which they are counted",
    }
}

fn said(doubt: &Doubt, written: &str, resolved: &Resolved) -> String {
    let read = resolved.at.as_ref().map(|at| format!(", read as {at}")).unwrap_or_default();
    let what = match doubt {
        Doubt::Impossible(why) => format!("{why}{read}"),
        Doubt::DayOrder(other) => format!("day and month may be the other way round ({other}){read}"),
        Doubt::YearMissing => "the year is written nowhere".to_owned(),
        Doubt::DayMissing => "the day is written nowhere".to_owned(),
        Doubt::Order => "earlier than the event before it".to_owned(),
        Doubt::Weekday => "the weekday is that of another date".to_owned(),
        Doubt::AfterNoon => format!("neither AM nor PM, and earlier than the event before it{read}"),
        Doubt::Zone(zone) => {
            format!("the time zone {} is unknown or means several: written as local time", zone.written())
        }
        Doubt::EndBeforeStart => "the end is before the begin".to_owned(),
        Doubt::NothingToCountFrom => "counted from a time that is not known".to_owned(),
    };
    if written.is_empty() { what } else { format!("{}: {what}", shown(written)) }
}
