//! What it did, and how it was noticed.

use crate::record::DetectionMethod;
use crate::wizard::ask::{Kind, Need};
use crate::wizard::field::{Field, Part, Section, put, shown, values};

pub const SECTION: Section = Section {
    title: "Impact",
    why: "readers look here first: does this touch me, and how badly?",
    parts: &[Part::One(&SUMMARY), Part::One(&USERS), Part::One(&METHOD), Part::One(&DESCRIPTION), Part::One(&GAP)],
};

static SUMMARY: Field = Field {
    key: "impact.summary",
    prompt: "What did users meet with?",
    help: "in one line, as they saw it: `Web application unavailable`",
    read: |record, _| shown(record.impact.as_ref().and_then(|impact| impact.summary.as_ref())),
    write: |record, _, answer| put(&mut record.impact.get_or_insert_default().summary, answer),
    ..Field::LINE
};

static USERS: Field = Field {
    key: "impact.users_affected",
    prompt: "How many users felt it?",
    help: "a share, a count or both: `25%`, `14800`, `14800 of 210000`; empty if nobody knows",
    need: |_| Need::Optional,
    read: |record, _| shown(record.impact.as_ref().and_then(|impact| impact.users_affected.as_ref())),
    write: |record, _, answer| put(&mut record.impact.get_or_insert_default().users_affected, answer),
    ..Field::LINE
};

static METHOD: Field = Field {
    key: "detection.method",
    prompt: "How was it noticed?",
    help: "whoever or whatever was first",
    kind: values!(DetectionMethod),
    read: |record, _| shown(record.detection.as_ref().and_then(|detection| detection.method.as_ref())),
    write: |record, _, answer| put(&mut record.detection.get_or_insert_default().method, answer),
    ..Field::LINE
};

static DESCRIPTION: Field = Field {
    key: "detection.description",
    prompt: "What exactly was seen?",
    help: "the first sign: `The latency alert of the web application fired`",
    kind: |_| Kind::Prose,
    read: |record, _| shown(record.detection.as_ref().and_then(|detection| detection.description.as_ref())),
    write: |record, _, answer| put(&mut record.detection.get_or_insert_default().description, answer),
    ..Field::FURTHER
};

static GAP: Field = Field {
    key: "detection.gap",
    prompt: "Why was it not noticed earlier?",
    help: "what was not watched: `The pool's use was on no dashboard`; empty if it was noticed at once",
    kind: |_| Kind::Prose,
    read: |record, _| shown(record.detection.as_ref().and_then(|detection| detection.gap.as_ref())),
    write: |record, _, answer| put(&mut record.detection.get_or_insert_default().gap, answer),
    ..Field::FURTHER
};
