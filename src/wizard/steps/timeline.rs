//! What happened when.

use super::{communications, people};
use crate::record::{EventKind, Line, Milestone, Visibility};
use crate::wizard::ask::{Answer, Kind};
use crate::wizard::field::{Field, List, Part, Section, item, values};
use crate::wizard::slot::{Flag as _, Slot as _, detail, further, list, usual, yes_or_no};

pub const SECTION: Section = Section {
    title: "Timeline",
    why: "it shows what was known when, and so why each decision made sense",
    parts: &[Part::Many(&EVENTS), Part::Many(&people::PARTICIPANTS), Part::Many(&communications::COMMUNICATIONS)],
};

static EVENTS: List = List { at_least: 3, ..list!(timeline, EVENT) };

static EVENT: [Field; 7] = [
    Field {
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
        ..usual!(timeline[].at)
    },
    Field {
        prompt: "Event {n}: what happened?",
        help: "what was seen or done, by which role or system: `Monitoring alerted on high latency`",
        kind: |_| Kind::Prose,
        ..usual!(timeline[].text)
    },
    Field {
        prompt: "Event {n}: what sort of event is it?",
        help: "some kinds set a milestone, so leave it out where none fits",
        kind: values!(EventKind),
        ..further!(timeline[].kind)
    },
    Field {
        prompt: "Event {n}: who or what did it?",
        help: "a role or a system: `monitoring`, `on-call engineer`",
        kind: |scene| Kind::Line { suggestions: scene.config.teams.clone() },
        ..detail!(timeline[].by)
    },
    Field {
        prompt: "Event {n}: what shows it?",
        help: "addresses, with a comma and a space between: `https://…, https://…`",
        // An address may have commas in it.
        write: |record, place, answer| {
            let entries: Vec<String> = match answer {
                Answer::Several(all) => all.clone(),
                Answer::Text(text) => text.split(", ").map(str::to_owned).collect(),
            };
            let entries = entries.iter().map(|entry| entry.trim().trim_end_matches(','));
            let evidence = entries.filter(|entry| !entry.is_empty()).map(str::parse);
            item(&mut record.timeline, place).evidence = evidence.collect::<Result<Vec<Line>, _>>()?;
            Ok(())
        },
        ..detail!(timeline[].evidence)
    },
    Field {
        prompt: "Event {n}: is it one of the few that tell the story?",
        help: "short renders leave out the others",
        kind: |_| yes_or_no("it also stands in the short renders", "it stands in the full timeline alone"),
        ..detail!(timeline[].highlight)
    },
    Field {
        prompt: "Event {n}: who may read it?",
        help: "a public render has those alone that are `public`",
        kind: values!(Visibility),
        ..detail!(timeline[].visibility)
    },
];
