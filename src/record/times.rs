//! Every time that somebody wrote, with its place.

use super::{Milestone, Postmortem, Timestamp};
use crate::finding::FieldPath;

impl Postmortem {
    /// Every written time with its field: milestones, events, windows, messages.
    pub fn times(&self) -> Vec<(FieldPath, &Timestamp)> {
        let mut times = Vec::new();
        if let Some(milestones) = &self.milestones {
            let written = Milestone::ALL.into_iter().filter_map(|it| Some((it, milestones.get(it)?)));
            times.extend(written.map(|(it, time)| (FieldPath::from("milestones").at(it.key()), time)));
        }
        for (place, window) in self.impact.iter().flat_map(|impact| &impact.windows).enumerate() {
            let at = FieldPath::from("impact").at("windows").at(place);
            times.extend(window.from.as_ref().map(|time| (at.at("from"), time)));
            times.extend(window.to.as_ref().map(|time| (at.at("to"), time)));
        }
        for (place, event) in self.timeline.iter().enumerate() {
            times.extend(event.at.as_ref().map(|time| (FieldPath::from("timeline").at(place).at("at"), time)));
        }
        for (place, message) in self.communications.iter().enumerate() {
            times.extend(message.at.as_ref().map(|time| (FieldPath::from("communications").at(place).at("at"), time)));
        }
        times
    }
}
