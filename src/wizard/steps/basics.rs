//! What it was, where, and how bad.

use crate::record::{Kind as Sort, TimeZone};
use crate::wizard::ask::{Answer, Kind, Need};
use crate::wizard::field::{Field, Part, Section, choices, put, put_all, shown, shown_all, some_of, values};

pub const SECTION: Section = Section {
    title: "Incident",
    why: "by these the incident is found again, and told apart from others",
    parts: &[Part::One(&TITLE), Part::One(&ZONE), Part::One(&SEVERITY), Part::One(&KIND), Part::One(&SERVICES)],
};

static TITLE: Field = Field {
    key: "title",
    prompt: "What happened, in a few words?",
    help: "no names of people: `Web stack outage`",
    need: |_| Need::Always,
    read: |record, _| shown(record.title.as_ref()),
    write: |record, _, answer| put(&mut record.title, answer),
    ..Field::LINE
};

static ZONE: Field = Field {
    key: "time_zone",
    prompt: "In which time zone are your clocks?",
    help: "the zone of the times you are about to type: `UTC`, `Europe/London`",
    kind: |_| Kind::Line { suggestions: TimeZone::names().map(str::to_owned).collect() },
    propose: |scene| Some(Answer::Text(scene.clock().zone().name().to_owned())),
    read: |record, _| shown(record.time_zone.as_ref()),
    write: |record, _, answer| put(&mut record.time_zone, answer),
    ..Field::LINE
};

static SEVERITY: Field = Field {
    key: "severity",
    prompt: "How bad was it?",
    help: "the worst that it was for users, not how it felt",
    kind: |scene| {
        choices(scene.config.severities.iter().filter_map(|severity| {
            let meaning = severity.meaning.as_deref().or(severity.name.as_deref());
            Some((severity.id.as_deref()?, meaning.unwrap_or_default()))
        }))
    },
    read: |record, _| shown(record.severity.as_ref()),
    write: |record, _, answer| put(&mut record.severity, answer),
    ..Field::LINE
};

static KIND: Field = Field {
    key: "kind",
    prompt: "What sort of incident was it?",
    help: "for finding incidents like it again",
    kind: values!(Sort),
    read: |record, _| shown(record.kind.as_ref()),
    write: |record, _, answer| put(&mut record.kind, answer),
    ..Field::FURTHER
};

static SERVICES: Field = Field {
    key: "services",
    prompt: "Which services were affected?",
    help: "with commas between: `web-application, database`",
    kind: |scene| some_of(&scene.config.services),
    read: |record, _| shown_all(&record.services),
    write: |record, _, answer| put_all(&mut record.services, answer),
    ..Field::LINE
};
