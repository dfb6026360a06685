//! What every view is made with: the record, the pen, the clock and the audience.

use std::borrow::Cow;

use super::anchors::Anchors;
use super::fact::Fact;
use crate::config::{Config, Target};
use crate::record::{Event, Line, Milestoned, Postmortem, Prose, Tz, Visibility, Why};
use crate::render::apart::{label_id, label_of};
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

    /// The same where these marks of the layout follow it or divide it from others.
    pub fn part(&self, line: Option<&Line>, marks: &[&str]) -> Option<Text> {
        line.map(|line| self.ink.part(line, marks))
    }

    /// Prose below a heading of level `heading`.
    pub fn prose(&self, prose: Option<&Prose>, heading: usize, name: &str) -> Option<Text> {
        prose.map(|prose| self.ink.prose(prose, Place { heading, name }))
    }

    /// Prose as an item of a bulleted list, perhaps behind a label.
    pub fn bullet(&self, prose: &str, name: &str, labelled: bool) -> Text {
        self.ink.item(prose, Place { heading: 3, name }, 2, labelled)
    }

    /// The same, perhaps behind an id; without one it must not seem to have one.
    pub fn named(&self, prose: &str, name: &str, has_id: bool) -> Text {
        let item = self.bullet(prose, name, has_id);
        if has_id { item } else { self.ink.unlabelled(item, |label| label_id(label).is_some()) }
    }

    /// Prose above parts with these titles, none of which a heading in it must seem to be.
    pub fn above(&self, prose: Text, titles: &[&str]) -> Text {
        let is_title = |line: &str| {
            let words = line.strip_prefix("### ");
            words.is_some_and(|words| titles.iter().any(|title| words == self.config.heading(title)))
        };
        if self.ink.target == Target::Html || !prose.as_str().lines().any(is_title) {
            return prose;
        }
        // A heading may be closed by as many signs as one likes.
        let closed = |line| if is_title(line) { Cow::Owned(format!("{line} #")) } else { Cow::Borrowed(line) };
        Text::made(prose.as_str().lines().map(closed).collect::<Vec<_>>().join("\n"))
    }

    /// Prose that must not seem to begin with a label of these; `before` stands above it as a list does.
    pub fn below(&self, prose: Text, before: &str, labels: &[&str]) -> Text {
        if self.ink.target == Target::Html {
            return prose;
        }
        let text = prose.as_str().strip_prefix(before).and_then(label_of);
        if !text.is_some_and(|label| labels.iter().any(|one| label == self.config.heading(one))) {
            return prose;
        }
        let at = before.len() + text.map_or(0, str::len);
        let (label, rest) = prose.as_str().split_at(at);
        Text::made(format!("{label}\\{rest}"))
    }

    /// The answer of a why: it stands below the question, in its paragraph, and must not change what that is.
    pub fn answer(&self, why: &Why) -> Option<Text> {
        let line = self.line(why.because.as_ref())?;
        let makes_head = line.as_str().bytes().all(|byte| matches!(byte, b'-' | b'=' | b':' | b'|' | b' '));
        if self.ink.target == Target::Html || !makes_head {
            return Some(line);
        }
        Some(Text::made(format!("\\{}", line.as_str())))
    }

    /// What sort of condition a factor is; it stands among words of the layout.
    pub fn factor_category(&self, category: &str) -> Text {
        let words = ["root cause", "addressed by"].map(|words| self.config.heading(words));
        let might_be = category == words[0] || category.starts_with(words[1]);
        self.ink.own_words(self.ink.part(category, &["; "]), might_be)
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
