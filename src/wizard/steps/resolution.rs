//! How it was ended.

use crate::wizard::ask::Kind;
use crate::wizard::field::{Field, Part, Section};
use crate::wizard::slot::{Slot as _, further, usual};

pub const SECTION: Section = Section {
    title: "Resolution",
    why: "whoever meets with this next does the same, at once",
    parts: &[Part::One(&SUMMARY), Part::One(&DETAIL)],
};

static SUMMARY: Field = Field {
    prompt: "What ended it, in one line?",
    help: "`The pool's maximum was raised`",
    ..further!(resolution.summary)
};

static DETAIL: Field = Field {
    prompt: "What ended it?",
    help: "what was done, and how you know that it worked: `The pool's maximum was raised, …`",
    kind: |_| Kind::Prose,
    ..usual!(resolution.detail)
};
