//! The moments that everything is measured from.

use crate::record::{Milestone, Milestoned, Postmortem};
use crate::wizard::ask::{Answer, Kind, Need, When};
use crate::wizard::field::{Depth, Field, Part, Section, put, shown};

pub const SECTION: Section = Section {
    title: "Times",
    why: "every duration is computed from these: how long it hurt, how soon it was seen",
    parts: &[Part::One(&STARTED), Part::One(&DETECTED), Part::One(&MITIGATED), Part::One(&RESOLVED)],
};

/// A milestone that an event sets need not be written twice.
fn time(record: &Postmortem, milestone: Milestone) -> Option<Answer> {
    shown(Milestoned::new(record).get(milestone).map(|(time, _)| time))
}

static STARTED: Field = Field {
    key: "milestones.started",
    prompt: "When did the harm begin?",
    help: "also when nobody had noticed yet: `15:30`, `yesterday 3:30 PM`, `Aug 10 15:30`, `2 hours ago`; `~` is about",
    kind: |_| Kind::Time(When::default()),
    read: |record, _| time(record, Milestone::Started),
    write: |record, _, answer| put(&mut record.milestones.get_or_insert_default().started, answer),
    ..Field::LINE
};

static DETECTED: Field = Field {
    key: "milestones.detected",
    prompt: "When was it noticed?",
    help: "by somebody or something: `15:30`, or `+5m` after it began",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    read: |record, _| time(record, Milestone::Detected),
    write: |record, _, answer| put(&mut record.milestones.get_or_insert_default().detected, answer),
    ..Field::LINE
};

static MITIGATED: Field = Field {
    key: "milestones.mitigated",
    prompt: "When did the harm end?",
    help: "perhaps by a stopgap: `16:45`, or `+1h15m` after it began; empty if the final fix ended it",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    need: |_| Need::Optional,
    read: |record, _| time(record, Milestone::Mitigated),
    write: |record, _, answer| put(&mut record.milestones.get_or_insert_default().mitigated, answer),
    ..Field::LINE
};

static RESOLVED: Field = Field {
    key: "milestones.resolved",
    prompt: "When was all as it should be?",
    help: "`17:15`, or `+30m` after the harm ended; empty if that is still to come",
    kind: |scene| {
        let before = scene.milestone(Milestone::Mitigated).or_else(|| scene.milestone(Milestone::Started));
        scene.after(before, true)
    },
    need: |scene| {
        if scene.milestone(Milestone::Mitigated).is_some() { Need::Optional } else { Need::Required }
    },
    // One end is enough for a usable record.
    depth: |scene| if scene.milestone(Milestone::Mitigated).is_some() { Depth::Full } else { Depth::Usual },
    read: |record, _| time(record, Milestone::Resolved),
    write: |record, _, answer| put(&mut record.milestones.get_or_insert_default().resolved, answer),
    ..Field::LINE
};
