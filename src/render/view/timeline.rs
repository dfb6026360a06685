//! What happened when.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::desk::{Desk, words};
use crate::config::Target;
use crate::record::{Event, Milestone};
use crate::render::ink::Text;
use crate::render::markdown::Place;
use crate::render::times::{self, Reading};

/// The events, and the moments that everything is measured from.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineView {
    /// What the clock times mean.
    pub zone: String,
    /// Whether `zone` must be said here, because nothing above it did or the clock was changed.
    pub say_zone: bool,
    /// Whether the events span more than the day in the title.
    pub dated: bool,
    /// The same to scale, as a picture; set by who draws.
    pub drawing: Option<Text>,
    pub events: Vec<EventView>,
    pub milestones: Vec<MilestoneView>,
}

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// `event-3`: its place in the record, from 1.
    pub anchor: String,
    pub time: Option<String>,
    pub date: Option<String>,
    /// Whether it is the first on its day.
    pub new_day: bool,
    pub machine: Option<String>,
    pub kind: Option<Cow<'static, str>>,
    /// What happened; in Markdown with what joins it to its time.
    pub text: Option<Text>,
    pub several_lines: bool,
    pub by: Option<Text>,
    pub evidence: Vec<Text>,
    pub highlight: bool,
    /// As it is marked; for those inside.
    pub visibility: Option<&'static str>,
}

/// One moment.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneView {
    pub name: String,
    pub time: String,
    pub machine: Option<String>,
}

impl TimelineView {
    pub fn new(desk: &Desk<'_>) -> Self {
        let wall = &desk.wall;
        let started = desk.milestones().get(Milestone::Started).map(|(time, _)| wall.day(time));
        let mut last = None;
        let mut days: Vec<_> = started.into_iter().collect();
        let view = |(place, event): (usize, &Event)| {
            let read = event.at.as_ref().map(|at| wall.read(at));
            days.extend(read.map(|read| read.day()));
            EventView::new(desk, place, event, read, &mut last)
        };
        let events = desk.events().map(view).collect();
        let ended = desk.milestones().end().is_some();
        Self {
            zone: wall.zone(),
            say_zone: wall.changed() || (started.is_none() && !ended),
            dated: days.iter().any(|day| *day != days[0]),
            drawing: None,
            events,
            milestones: milestones(desk),
        }
    }
}

impl EventView {
    fn new(desk: &Desk<'_>, place: usize, event: &Event, read: Option<Reading>, last: &mut Option<NaiveDate>) -> Self {
        let number = place + 1;
        let anchor = format!("event-{number}");
        let day = read.map(|read| read.day());
        let new_day = day.is_some() && day != *last;
        *last = day.or(*last);
        let at = Place { heading: 2, name: &anchor };
        let text = event.text.as_ref().map(|text| told(desk, desk.ink.item(text, at, 2, event.at.is_some()), event));
        Self {
            time: read.map(|read| read.time()),
            date: day.map(times::date),
            new_day,
            machine: read.and_then(|read| read.machine()),
            kind: event.kind.map(|kind| words(kind.as_str())),
            several_lines: text.as_ref().is_some_and(Text::several_lines),
            text,
            by: desk.part(event.by.as_ref(), &["; "]),
            evidence: event.evidence.iter().map(|url| desk.ink.link(url, None)).collect(),
            highlight: event.highlight == Some(true),
            visibility: desk.mark(event.visibility),
            anchor,
        }
    }
}

/// A text that seems to have neither a time nor evidence of its own.
fn told(desk: &Desk<'_>, text: Text, event: &Event) -> Text {
    let text = if event.at.is_none() { desk.ink.unlabelled(text, times::might_be_time) } else { text };
    let label = format!("  - {}: ", desk.config.heading("Evidence"));
    if desk.ink.target == Target::Html || !text.as_str().contains(&label) {
        return text;
    }
    let mut lines: Vec<Cow<'_, str>> = text.as_str().split('\n').map(Cow::Borrowed).collect();
    for line in lines.iter_mut().skip(1).rev() {
        let Some(link) = line.strip_prefix(&label) else { break };
        *line = Cow::Owned(format!("{}\\: {link}", label.trim_end_matches(": ")));
    }
    Text::made(lines.join("\n"))
}

fn milestones(desk: &Desk<'_>) -> Vec<MilestoneView> {
    let written = desk.record.milestones.as_ref();
    let all = Milestone::ALL.iter().filter_map(|one| Some((one, written?.get(*one)?)));
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(_, time)| desk.wall.clock().instant(time));
    let view = |(milestone, time): (&Milestone, _)| {
        let name = words(milestone.key());
        let read = desk.wall.read(time);
        MilestoneView { name: capital(&name), time: read.full(), machine: read.machine() }
    };
    all.into_iter().map(view).collect()
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
