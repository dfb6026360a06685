//! The moments that everything is measured from.

use crate::record::{Milestone, Milestoned, Postmortem};
use crate::wizard::ask::{Answer, Kind, Need, When};
use crate::wizard::field::{Depth, Field, Part, Section, shown};
use crate::wizard::slot::{Slot as _, further, usual};

pub const SECTION: Section = Section {
    title: "Times",
    why: "every duration is computed from these: how long it hurt, how soon it was seen",
    parts: &[
        Part::One(&STARTED),
        Part::One(&DETECTED),
        Part::One(&ACKNOWLEDGED),
        Part::One(&DECLARED),
        Part::One(&ESCALATED),
        Part::One(&IDENTIFIED),
        Part::One(&PUBLIC_NOTIFIED),
        Part::One(&MITIGATED),
        Part::One(&RESOLVED),
        Part::One(&CLOSED),
    ],
};

/// A milestone that an event sets need not be written twice.
fn time(record: &Postmortem, milestone: Milestone) -> Option<Answer> {
    shown(Milestoned::new(record).get(milestone).map(|(time, _)| time))
}

static STARTED: Field = Field {
    prompt: "When did the harm begin?",
    help: "also when nobody had noticed yet: `15:30`, `yesterday 3:30 PM`, `Aug 10 15:30`, `2 hours ago`; `~` is about",
    kind: |_| Kind::Time(When::default()),
    read: |record, _| time(record, Milestone::Started),
    ..usual!(milestones.started)
};

static DETECTED: Field = Field {
    prompt: "When was it noticed?",
    help: "by somebody or something: `15:30`, or `+5m` after it began",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    read: |record, _| time(record, Milestone::Detected),
    ..usual!(milestones.detected)
};

static ACKNOWLEDGED: Field = Field {
    prompt: "When did a responder take it on?",
    help: "`15:35`, or `+5m` after it was noticed; empty if nobody knows",
    kind: |scene| {
        let before = scene.milestone(Milestone::Detected).or_else(|| scene.milestone(Milestone::Started));
        scene.after(before, true)
    },
    read: |record, _| time(record, Milestone::Acknowledged),
    ..further!(milestones.acknowledged)
};

static DECLARED: Field = Field {
    prompt: "When was it declared an incident?",
    help: "`15:40`, or `+10m` after it began; empty if it never was",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    read: |record, _| time(record, Milestone::Declared),
    ..further!(milestones.declared)
};

static ESCALATED: Field = Field {
    prompt: "When were more people called in?",
    help: "`15:50`, or `+20m` after it began; empty if nobody was",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    read: |record, _| time(record, Milestone::Escalated),
    ..further!(milestones.escalated)
};

static IDENTIFIED: Field = Field {
    prompt: "When was the cause known?",
    help: "`16:20`, or `+50m` after it began; empty if it came out later",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    read: |record, _| time(record, Milestone::Identified),
    ..further!(milestones.identified)
};

static PUBLIC_NOTIFIED: Field = Field {
    prompt: "When was the public told?",
    help: "`16:00`, or `+30m` after it began; empty if nobody outside was told",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    read: |record, _| time(record, Milestone::PublicNotified),
    ..further!(milestones.public_notified)
};

static MITIGATED: Field = Field {
    prompt: "When did the harm end?",
    help: "perhaps by a stopgap: `16:45`, or `+1h15m` after it began; empty if the final fix ended it",
    kind: |scene| scene.after(scene.milestone(Milestone::Started), true),
    need: |_| Need::Optional,
    read: |record, _| time(record, Milestone::Mitigated),
    ..usual!(milestones.mitigated)
};

static RESOLVED: Field = Field {
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
    depth: |scene| if scene.milestone(Milestone::Mitigated).is_some() { Depth::Further } else { Depth::Usual },
    read: |record, _| time(record, Milestone::Resolved),
    ..usual!(milestones.resolved)
};

static CLOSED: Field = Field {
    prompt: "When was the incident closed?",
    help: "`Aug 11 12:00`, or `+1d` after its end; empty if it is still open",
    kind: |scene| {
        let ends = [Milestone::Resolved, Milestone::Mitigated, Milestone::Started];
        scene.after(ends.into_iter().find_map(|milestone| scene.milestone(milestone)), true)
    },
    read: |record, _| time(record, Milestone::Closed),
    ..further!(milestones.closed)
};
