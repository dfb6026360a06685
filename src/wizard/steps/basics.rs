//! What it was, where, and how bad.

use crate::record::{Kind as Sort, TimeZone};
use crate::wizard::ask::{Answer, Kind, Need};
use crate::wizard::field::{Field, Part, Section, choices, some_of, values};
use crate::wizard::slot::{Slot as _, further, usual};

pub const SECTION: Section = Section {
    title: "Incident",
    why: "by these the incident is found again, and told apart from others",
    parts: &[
        Part::One(&TITLE),
        Part::One(&ZONE),
        Part::One(&SEVERITY),
        Part::One(&KIND),
        Part::One(&SERVICES),
        Part::One(&TAGS),
    ],
};

static TITLE: Field = Field {
    prompt: "What happened, in a few words?",
    help: "no names of people: `Web stack outage`",
    need: |_| Need::Always,
    ..usual!(title)
};

static ZONE: Field = Field {
    prompt: "In which time zone are your clocks?",
    help: "the zone of the times you are about to type: `UTC`, `Europe/London`",
    kind: |_| Kind::Line { suggestions: TimeZone::names().map(str::to_owned).collect() },
    propose: |scene| Some(Answer::Text(scene.clock().zone().name().to_owned())),
    ..usual!(time_zone)
};

static SEVERITY: Field = Field {
    prompt: "How bad was it?",
    help: "the worst that it was for users, not how it felt",
    kind: |scene| {
        choices(scene.config.severities.iter().filter_map(|severity| {
            let meaning = severity.meaning.as_deref().or(severity.name.as_deref());
            Some((severity.id.as_deref()?, meaning.unwrap_or_default()))
        }))
    },
    ..usual!(severity)
};

static KIND: Field = Field {
    prompt: "What sort of incident was it?",
    help: "for finding incidents like it again",
    kind: values!(Sort),
    ..further!(kind)
};

static SERVICES: Field = Field {
    prompt: "Which services were affected?",
    help: "with commas between: `web-application, database`",
    kind: |scene| some_of(&scene.config.services, &scene.record.services),
    ..usual!(services)
};

static TAGS: Field = Field {
    prompt: "By which words is it found again?",
    help: "with commas between: `connection-pool, configuration`",
    kind: |scene| Kind::Line { suggestions: scene.config.tags.clone() },
    ..further!(tags)
};
