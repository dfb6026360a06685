//! What happened when.

use super::further;
use crate::record::{EventKind, Milestone};
use crate::wizard::ask::Kind;
use crate::wizard::field::{Field, List, Part, Section, item, put, shown, take_out, values};

pub const SECTION: Section = Section {
    title: "Timeline",
    why: "it shows what was known when, and so why each decision made sense",
    parts: &[Part::Many(&EVENTS), Part::Many(&further::COMMUNICATIONS)],
};

static EVENTS: List = List {
    path: "timeline",
    at_least: 3,
    len: |record| record.timeline.len(),
    remove: |record, place| take_out(&mut record.timeline, place),
    fields: &EVENT,
};

static EVENT: [Field; 3] = [
    Field {
        key: "at",
        prompt: "Event {n}: when?",
        help: "`15:35`, or `+5m` after the event before; `~` is about; or paste many lines; empty if that was all",
        kind: |scene| {
            let before = scene.place.checked_sub(1).and_then(|place| scene.record.timeline.get(place));
            match before {
                Some(event) => scene.event(scene.instant(event.at.as_ref()), true),
                // The change that set it off may well come before the start.
                None => scene.event(scene.milestone(Milestone::Started), false),
            }
        },
        read: |record, place| shown(record.timeline.get(place).and_then(|event| event.at.as_ref())),
        write: |record, place, answer| put(&mut item(&mut record.timeline, place).at, answer),
        ..Field::LINE
    },
    Field {
        key: "text",
        prompt: "Event {n}: what happened?",
        help: "what was seen or done, by which role or system: `Monitoring alerted on high latency`",
        kind: |_| Kind::Prose,
        read: |record, place| shown(record.timeline.get(place).and_then(|event| event.text.as_ref())),
        write: |record, place, answer| put(&mut item(&mut record.timeline, place).text, answer),
        ..Field::LINE
    },
    Field {
        key: "kind",
        prompt: "Event {n}: what sort of event is it?",
        help: "some kinds set a milestone, so leave it out where none fits",
        kind: values!(EventKind),
        read: |record, place| shown(record.timeline.get(place).and_then(|event| event.kind.as_ref())),
        write: |record, place, answer| put(&mut item(&mut record.timeline, place).kind, answer),
        ..Field::FURTHER
    },
];
