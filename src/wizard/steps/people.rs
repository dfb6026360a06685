//! Who responded, who reviewed.

use crate::record::{Moment, ROLES, Verdict, Visibility};
use crate::wizard::ask::{Kind, When};
use crate::wizard::field::{Field, List, values};
use crate::wizard::slot::{Slot as _, detail, further, list};

pub static PARTICIPANTS: List = list!(participants, PARTICIPANT);

static PARTICIPANT: [Field; 3] = [
    Field {
        prompt: "Participant {n}: who took part in the response?",
        help: "a person or a role: `on-call engineer`; empty if that was all",
        kind: |scene| Kind::Line { suggestions: scene.config.teams.clone() },
        ..further!(participants[].who)
    },
    Field {
        prompt: "Participant {n}: in which role?",
        help: "`incident_commander`, `scribe`, or your own word",
        kind: |_| Kind::Line { suggestions: ROLES.map(str::to_owned).to_vec() },
        ..further!(participants[].role)
    },
    Field {
        prompt: "Participant {n}: who may read of them?",
        help: "a public render names those alone that are `public`",
        kind: values!(Visibility),
        ..detail!(participants[].visibility)
    },
];

pub static REVIEWERS: List = list!(reviewers, REVIEWER);

static REVIEWER: [Field; 3] = [
    Field {
        prompt: "Reviewer {n}: who has read it?",
        help: "a person or a role: `site reliability lead`; empty if that was all",
        kind: |scene| Kind::Line { suggestions: scene.config.teams.clone() },
        ..further!(reviewers[].who)
    },
    Field {
        prompt: "Reviewer {n}: on which day?",
        help: "`today`, `Friday`, `2023-08-12`",
        // Whoever wrote down the hour keeps it.
        kind: |scene| match scene.record.reviewers.get(scene.place).and_then(|review| review.at.as_ref()) {
            Some(Moment::Time(_)) => Kind::Time(When::default()),
            _ => Kind::Date,
        },
        ..further!(reviewers[].at)
    },
    Field {
        prompt: "Reviewer {n}: what was said?",
        help: "whether it may be published as it is",
        kind: values!(Verdict),
        ..further!(reviewers[].verdict)
    },
];
