//! What we learnt: one of these at least.

use crate::record::{Lesson, Lessons, Postmortem};
use crate::wizard::ask::{Answer, Kind, Need};
use crate::wizard::field::{Field, List, Part, Section, item, put, shown, take_out};

pub const SECTION: Section = Section {
    title: "Lessons",
    why: "others can learn from it without living through it",
    parts: &[Part::Many(&WENT_WELL), Part::Many(&WENT_POORLY), Part::Many(&GOT_LUCKY), Part::One(&SUMMARY)],
};

fn read(record: &Postmortem, list: fn(&Lessons) -> &Vec<Lesson>, place: usize) -> Option<Answer> {
    shown(list(record.lessons.as_ref()?).get(place)?.text.as_ref())
}

macro_rules! lessons {
    ($list:ident, $field:ident, $key:ident, $prompt:literal, $help:literal) => {
        static $list: List = List {
            path: concat!("lessons.", stringify!($key)),
            at_least: 0,
            len: |record| record.lessons.as_ref().map_or(0, |lessons| lessons.$key.len()),
            remove: |record, place| take_out(&mut record.lessons.get_or_insert_default().$key, place),
            fields: &$field,
        };

        static $field: [Field; 1] = [Field {
            prompt: $prompt,
            help: $help,
            read: |record, place| read(record, |lessons| &lessons.$key, place),
            write: |record, place, answer| {
                put(&mut item(&mut record.lessons.get_or_insert_default().$key, place).text, answer)
            },
            ..Field::FURTHER
        }];
    };
}

lessons!(
    WENT_WELL,
    WELL,
    went_well,
    "What went well?",
    "what helped and should stay: `The alert fired at once`; empty goes on"
);
lessons!(
    WENT_POORLY,
    POORLY,
    went_poorly,
    "What went poorly?",
    "what made it worse or longer: `No playbook for the pool`; empty goes on"
);
lessons!(
    GOT_LUCKY,
    LUCKY,
    got_lucky,
    "Where were we lucky?",
    "what could have been worse: `It was not a Monday`; empty goes on"
);

static SUMMARY: Field = Field {
    key: "lessons.summary",
    prompt: "What did we learn, in a few sentences?",
    help: "for people who were not there: `Resource settings need a load test before …`",
    kind: |_| Kind::Prose,
    need: |scene| {
        let lists = |lessons: &Lessons| lessons.went_well.len() + lessons.went_poorly.len() + lessons.got_lucky.len();
        if scene.record.lessons.as_ref().map_or(0, lists) > 0 { Need::Optional } else { Need::Required }
    },
    read: |record, _| shown(record.lessons.as_ref().and_then(|lessons| lessons.summary.as_ref())),
    write: |record, _, answer| put(&mut record.lessons.get_or_insert_default().summary, answer),
    ..Field::LINE
};
