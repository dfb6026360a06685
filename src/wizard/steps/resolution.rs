//! How it was ended.

use crate::wizard::ask::Kind;
use crate::wizard::field::{Field, Part, Section, put, shown};

pub const SECTION: Section = Section {
    title: "Resolution",
    why: "whoever meets with this next does the same, at once",
    parts: &[Part::One(&SUMMARY), Part::One(&DETAIL)],
};

static DETAIL: Field = Field {
    key: "resolution.detail",
    prompt: "What ended it?",
    help: "what was done, and how you know that it worked: `The pool's maximum was raised, …`",
    kind: |_| Kind::Prose,
    read: |record, _| shown(record.resolution.as_ref().and_then(|resolution| resolution.detail.as_ref())),
    write: |record, _, answer| put(&mut record.resolution.get_or_insert_default().detail, answer),
    ..Field::LINE
};

static SUMMARY: Field = Field {
    key: "resolution.summary",
    prompt: "What ended it, in one line?",
    help: "`The pool's maximum was raised`",
    read: |record, _| shown(record.resolution.as_ref().and_then(|resolution| resolution.summary.as_ref())),
    write: |record, _, answer| put(&mut record.resolution.get_or_insert_default().summary, answer),
    ..Field::FURTHER
};
