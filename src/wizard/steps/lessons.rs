//! What we learnt: one of these at least.

use crate::record::Lessons;
use crate::wizard::ask::{Kind, Need};
use crate::wizard::field::{Field, List, Part, Section};
use crate::wizard::slot::{Slot as _, detail, further, list, usual};

pub const SECTION: Section = Section {
    title: "Lessons",
    why: "others can learn from it without living through it",
    parts: &[Part::Many(&WENT_WELL), Part::Many(&WENT_POORLY), Part::Many(&GOT_LUCKY), Part::One(&SUMMARY)],
};

/// A list of lessons, each with a name where an action answers it.
macro_rules! lessons {
    ($list:ident, $fields:ident, $key:ident, $what:literal, $prompt:literal, $help:literal) => {
        static $list: List = list!(lessons.$key, $fields);

        static $fields: [Field; 2] = [
    Field { key: "", prompt: $prompt, help: $help, kind: |_| Kind::Prose, ..further!(lessons.$key[].text) },
            Field {
                prompt: concat!($what, " {n}: which name do actions use for it?"),
                help: "`L1`, where an action answers it; empty if none does",
        ..detail!(lessons.$key[].id)
            },
        ];
    };
}

lessons!(
    WENT_WELL,
    WELL,
    went_well,
    "What went well,",
    "What went well?",
    "what helped and should stay: `The alert fired at once`; empty goes on"
);
lessons!(
    WENT_POORLY,
    POORLY,
    went_poorly,
    "What went poorly,",
    "What went poorly?",
    "what made it worse or longer: `No playbook for the pool`; empty goes on"
);
lessons!(
    GOT_LUCKY,
    LUCKY,
    got_lucky,
    "Where we were lucky,",
    "Where were we lucky?",
    "what could have been worse: `It was not a Monday`; empty goes on"
);

static SUMMARY: Field = Field {
    prompt: "What did we learn, in a few sentences?",
    help: "for people who were not there: `Resource settings need a load test before …`",
    kind: |_| Kind::Prose,
    need: |scene| {
        let lists = |lessons: &Lessons| lessons.went_well.len() + lessons.went_poorly.len() + lessons.got_lucky.len();
        if scene.record.lessons.as_ref().map_or(0, lists) > 0 { Need::Optional } else { Need::Required }
    },
    ..usual!(lessons.summary)
};
