//! Why it happened.

use super::{factors, links, whys};
use crate::record::{Line, Postmortem};
use crate::wizard::ask::Kind;
use crate::wizard::field::{Field, List, Part, Section};
use crate::wizard::slot::{Slot as _, further, list, usual};

pub const SECTION: Section = Section {
    title: "Root cause",
    why: "what is not understood happens again",
    parts: &[
        Part::One(&SUMMARY),
        Part::Many(&whys::WHYS),
        Part::One(&DETAIL),
        Part::One(&TRIGGER),
        Part::Many(&factors::FACTORS),
        Part::Many(&SURPRISES),
        Part::Many(&links::RELATED),
    ],
};

static SUMMARY: Field = Field {
    prompt: "What was the root cause, in one line?",
    help: "a condition, not a person: `Database connection pool exhaustion`",
    write: |record, _, answer| {
        let former = summary(record).cloned();
        record.root_cause.get_or_insert_default().summary.put(answer)?;
        factors::begin_with_cause(record, former.as_deref())
    },
    ..usual!(root_cause.summary)
};

pub fn summary(record: &Postmortem) -> Option<&Line> {
    record.root_cause.as_ref()?.summary.as_ref()
}

static DETAIL: Field = Field {
    prompt: "And in full: how did that lead to the harm?",
    help: "step by step: `The pool was set below what peak traffic needs, so …`",
    kind: |_| Kind::Prose,
    ..further!(root_cause.detail)
};

static TRIGGER: Field = Field {
    prompt: "What set it off?",
    help: "the last thing that changed: `The afternoon's traffic`; not why it was possible",
    kind: |_| Kind::Prose,
    ..further!(trigger)
};

static SURPRISES: List = list!(surprises, SURPRISE);

static SURPRISE: [Field; 1] = [Field {
    prompt: "Why were we surprised?",
    help: "where the system was not what we believed: `We took the pool to grow by itself`; empty goes on",
    kind: |_| Kind::Prose,
    ..further!(surprises[])
}];
