//! What every view is made with: the record, the pen, the clock and the audience.

use std::borrow::Cow;

use super::anchors::Anchors;
use super::fact::Fact;
use crate::config::{Config, Target};
use crate::record::{Event, Line, Milestoned, Postmortem, Prose, Tz, Visibility};
use crate::render::away::Away;
use crate::render::ink::{Ink, Text};
use crate::render::markdown::Place;
use crate::render::setting::{Profile, Setting};
use crate::render::times::Wall;

/// The things that stand ready while a view is made.
#[derive(Debug)]
pub struct Desk<'a> {
    pub record: &'a Postmortem,
    pub config: &'a Config,
    pub ink: Ink<'a>,
    pub wall: Wall,
    pub anchors: Anchors<'a>,
    profile: Profile,
}

impl<'a> Desk<'a> {
    pub fn new(record: &'a Postmortem, setting: &Setting<'a>, target: Target, away: Option<Away<'a>>) -> Self {
        let zone = record.time_zone.or(setting.config.time_zone).map_or(Tz::UTC, |zone| zone.0);
        Self {
            record,
            config: setting.config,
            ink: Ink { target, away },
            wall: Wall::new(record, zone),
            anchors: Anchors::of(record),
            profile: setting.profile,
        }
    }

    /// Whether readers care for how the record is marked and kept. What they may see at all is decided before: the
    /// record has nothing else.
    pub fn inside(&self) -> bool {
        self.profile == Profile::Internal
    }

    /// The milestones.
    pub const fn milestones(&self) -> Milestoned<'a> {
        Milestoned::new(self.record)
    }

    /// The events, with their places in the record.
    pub fn events(&self) -> impl Iterator<Item = (usize, &'a Event)> {
        self.record.timeline.iter().enumerate()
    }

    /// A mark of who may read something, for those inside: outside there is nothing else.
    pub fn mark(&self, visibility: Option<Visibility>) -> Option<&'static str> {
        visibility.filter(|_| self.inside()).map(Visibility::as_str)
    }

    pub fn line(&self, line: Option<&Line>) -> Option<Text> {
        line.map(|line| self.ink.line(line))
    }

    /// Prose below a heading of level `heading`.
    pub fn prose(&self, prose: Option<&Prose>, heading: usize, name: &str) -> Option<Text> {
        prose.map(|prose| self.ink.prose(prose, Place { heading, name }))
    }

    /// Prose as an item of a bulleted list, perhaps behind a label.
    pub fn bullet(&self, prose: &str, name: &str, labelled: bool) -> Text {
        self.ink.item(prose, Place { heading: 3, name }, 2, labelled)
    }

    /// A fact whose name is hotwash's own.
    pub fn fact(&self, label: &str, value: Text) -> Fact {
        Fact { label: self.ink.own(self.config.heading(label)), value }
    }

    /// A fact whose name and value are hotwash's own words.
    pub fn own(&self, label: &str, value: &str) -> Fact {
        self.fact(label, self.ink.own(self.config.heading(value)))
    }
}

/// `misleading_path` as people write it.
pub fn words(choice: &str) -> Cow<'_, str> {
    if choice.contains('_') { Cow::Owned(choice.replace('_', " ")) } else { Cow::Borrowed(choice) }
}
