//! Every time that somebody wrote, with its place.

use super::{Milestone, Postmortem, Timestamp};
use crate::finding::FieldPath;

/// Where a time stands: cheap, where its path is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimePlace {
    Milestone(Milestone),
    /// The window's place, and `from` or `to`.
    Window(usize, &'static str),
    Event(usize),
    Message(usize),
}

impl TimePlace {
    pub fn field(self) -> FieldPath {
        match self {
            Self::Milestone(milestone) => FieldPath::from("milestones").at(milestone.key()),
            Self::Window(place, end) => FieldPath::from("impact").at("windows").at(place).at(end),
            Self::Event(place) => FieldPath::of_item("timeline", place, "at"),
            Self::Message(place) => FieldPath::of_item("communications", place, "at"),
        }
    }
}

impl Postmortem {
    /// Every written time with its place: milestones, windows of impact, events, messages.
    pub fn times(&self) -> impl Iterator<Item = (TimePlace, &Timestamp)> {
        let milestones = self.milestones.iter().flat_map(|milestones| {
            Milestone::ALL.into_iter().filter_map(|it| Some((TimePlace::Milestone(it), milestones.get(it)?)))
        });
        let windows = self.impact.iter().flat_map(|impact| impact.windows.iter().enumerate());
        let windows = windows.flat_map(|(place, window)| {
            let from = window.from.iter().map(move |time| (TimePlace::Window(place, "from"), time));
            from.chain(window.to.iter().map(move |time| (TimePlace::Window(place, "to"), time)))
        });
        let events = self.timeline.iter().enumerate();
        let events = events.filter_map(|(place, event)| Some((TimePlace::Event(place), event.at.as_ref()?)));
        let messages = self.communications.iter().enumerate();
        let messages = messages.filter_map(|(place, message)| Some((TimePlace::Message(place), message.at.as_ref()?)));
        milestones.chain(windows).chain(events).chain(messages)
    }
}
