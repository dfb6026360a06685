//! What of a record its readers may see.

use super::setting::Profile;
use crate::record::{ActionItem, Event, Postmortem, Status, Visibility};

impl Profile {
    /// The record as these readers may see it; `None` where they may not see it at all.
    ///
    /// Whatever is made of the result (pages, lists, feeds, an index) cannot tell more than it holds.
    pub fn shown(self, record: Postmortem) -> Option<Postmortem> {
        let visibility = record.visibility.unwrap_or(Visibility::Internal);
        match self {
            Self::Internal => (visibility != Visibility::Restricted).then_some(record),
            Self::Public => {
                (visibility == Visibility::Public && record.stage() == Status::Published).then(|| public(record))
            }
        }
    }
}

/// A record that is marked public, without what is not.
fn public(record: Postmortem) -> Postmortem {
    let timeline = record.timeline.into_iter().filter(|event| event.visibility == Some(Visibility::Public));
    let action_items = record.action_items.into_iter();
    Postmortem {
        owner: None,
        authors: Vec::new(),
        reviewers: Vec::new(),
        participants: Vec::new(),
        timeline: timeline.map(|event| Event { by: None, evidence: Vec::new(), ..event }).collect(),
        action_items: action_items.map(|action| ActionItem { owner: None, tracker: None, ..action }).collect(),
        appendix: None,
        custom: crate::record::Custom::new(),
        allow: Vec::new(),
        ..record
    }
}
