//! What was said to whom during the incident.

use crate::record::{Milestone, Visibility};
use crate::wizard::ask::Kind;
use crate::wizard::field::{Field, List, values};
use crate::wizard::slot::{Slot as _, detail, further, list};

pub static COMMUNICATIONS: List = list!(communications, COMMUNICATION);

static COMMUNICATION: [Field; 5] = [
    Field {
        prompt: "Message {n}: who was told?",
        help: "`customers`, `support`; empty if nobody else was",
        ..further!(communications[].audience)
    },
    Field {
        prompt: "Message {n}: when?",
        help: "`15:50`, or `+20m` after it began",
        kind: |scene| scene.after(scene.milestone(Milestone::Started), false),
        ..further!(communications[].at)
    },
    Field {
        prompt: "Message {n}: by what way?",
        help: "`status page`, `e-mail`",
        ..further!(communications[].channel)
    },
    Field {
        prompt: "Message {n}: what was said?",
        help: "word for word, where you have it",
        kind: |_| Kind::Prose,
        ..further!(communications[].text)
    },
    Field {
        prompt: "Message {n}: who may read it?",
        help: "a public render has those alone that are `public`",
        kind: values!(Visibility),
        ..detail!(communications[].visibility)
    },
];
