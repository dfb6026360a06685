//! A record that is marked public, without what is not.
//!
//! Every field of each type is named: one that is new has to be decided before anything compiles.

use crate::record::{
    ActionItem, Communication, Custom, Event, EventKind, Milestone, MilestoneSource, Milestoned, Participant,
    Postmortem, Visibility,
};

/// What of a public record is for everybody; its marks stay.
pub fn public(record: Postmortem) -> Postmortem {
    let untold = untold(&record);
    let Postmortem {
        schema: _,
        id,
        title,
        status,
        waived_because: _,
        severity,
        kind,
        visibility,
        time_zone,
        services,
        tags,
        owner: _,
        authors: _,
        reviewers: _,
        participants,
        summary,
        executive_summary,
        milestones,
        detection,
        impact,
        timeline,
        root_cause,
        trigger,
        contributing_factors,
        whys,
        surprises,
        resolution,
        improvements,
        action_items,
        no_actions_because,
        lessons,
        conclusion,
        related,
        communications,
        references,
        glossary,
        published,
        revisions,
        appendix: _,
        custom: _,
        allow: _,
    } = record;
    Postmortem {
        schema: None,
        id,
        title,
        status,
        waived_because: None,
        severity,
        kind,
        visibility,
        time_zone,
        services,
        tags,
        owner: None,
        authors: Vec::new(),
        reviewers: Vec::new(),
        participants: marked(participants, |one| one.visibility).into_iter().map(participant).collect(),
        summary,
        executive_summary,
        milestones,
        detection,
        impact,
        timeline: marked(timeline, |event| event.visibility).into_iter().map(|one| event(one, &untold)).collect(),
        root_cause,
        trigger,
        contributing_factors,
        whys,
        surprises,
        resolution,
        improvements,
        action_items: marked(action_items, |action| action.visibility).into_iter().map(action).collect(),
        no_actions_because,
        lessons,
        conclusion,
        related,
        communications: marked(communications, |message| message.visibility).into_iter().map(message).collect(),
        references,
        glossary,
        published,
        revisions,
        appendix: None,
        custom: Custom::new(),
        allow: Vec::new(),
    }
}

fn marked<T>(items: Vec<T>, mark: impl Fn(&T) -> Option<Visibility>) -> Vec<T> {
    items.into_iter().filter(|item| mark(item) == Some(Visibility::Public)).collect()
}

fn event(event: Event, untold: &[EventKind]) -> Event {
    let Event { at, kind, text, by: _, evidence: _, highlight, visibility } = event;
    let kind = kind.filter(|kind| !untold.contains(kind));
    Event { at, kind, text, by: None, evidence: Vec::new(), highlight, visibility }
}

fn action(action: ActionItem) -> ActionItem {
    let ActionItem {
        id,
        text,
        kind,
        addresses,
        owner: _,
        due,
        priority,
        status,
        closed,
        declined_because,
        done_when,
        tracker: _,
        visibility,
    } = action;
    ActionItem {
        id,
        text,
        kind,
        addresses,
        owner: None,
        due,
        priority,
        status,
        closed,
        declined_because,
        done_when,
        tracker: None,
        visibility,
    }
}

fn message(message: Communication) -> Communication {
    let Communication { audience, at, channel, text, visibility } = message;
    Communication { audience, at, channel, text, visibility }
}

fn participant(participant: Participant) -> Participant {
    let Participant { who, role, visibility } = participant;
    Participant { who, role, visibility }
}

/// The kinds of events by which a milestone would be told that is not for everybody.
///
/// A milestone that is not written is taken from the first event of its kind. Where that event stays inside, so does its
/// time; and a later one must not be taken for it, or durations would be wrong: it loses its kind.
fn untold(record: &Postmortem) -> Vec<EventKind> {
    let stays_inside = |milestone: &Milestone| match Milestoned::new(record).get(*milestone) {
        Some((_, MilestoneSource::Event(place))) => record.timeline[place].visibility != Some(Visibility::Public),
        Some((_, MilestoneSource::Written)) | None => false,
    };
    Milestone::ALL.into_iter().filter(stays_inside).filter_map(Milestone::event).collect()
}
