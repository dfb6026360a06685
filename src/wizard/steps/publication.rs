//! Who stands behind it, and whether others may read it.

use super::further;
use crate::record::Status;
use crate::wizard::ask::{Answer, Kind, Need};
use crate::wizard::field::{Depth, Field, Part, Section, choices, put, put_all, shown, shown_all};

pub const SECTION: Section = Section {
    title: "Publication",
    why: "readers need a way in, and somebody to ask",
    parts: &[
        Part::One(&SUMMARY),
        Part::One(&further::CONCLUSION),
        Part::Many(&further::REFERENCES),
        Part::One(&AUTHORS),
        Part::One(&OWNER),
        Part::One(&STATUS),
    ],
};

static SUMMARY: Field = Field {
    key: "summary",
    prompt: "Two or three sentences: what happened, why, and what ended it?",
    help: "with exact numbers, for people who read nothing else",
    kind: |_| Kind::Prose,
    read: |record, _| shown(record.summary.as_ref()),
    write: |record, _, answer| put(&mut record.summary, answer),
    ..Field::LINE
};

static OWNER: Field = Field {
    key: "owner",
    prompt: "Who answers for this postmortem?",
    help: "one person or role: `database team lead`",
    kind: |scene| Kind::Line { suggestions: scene.config.teams.clone() },
    read: |record, _| shown(record.owner.as_ref()),
    write: |record, _, answer| {
        put(&mut record.owner, answer)?;
        // Where nobody else is named, whoever answers for it wrote it.
        if record.authors.is_empty() {
            record.authors.extend(record.owner.clone());
        }
        Ok(())
    },
    ..Field::LINE
};

static AUTHORS: Field = Field {
    key: "authors",
    prompt: "Who wrote it?",
    help: "persons or roles, with commas between: `on-call engineer`",
    read: |record, _| shown_all(&record.authors),
    depth: |scene| if scene.record.owner.is_some() { Depth::Usual } else { Depth::Full },
    write: |record, _, answer| put_all(&mut record.authors, answer),
    ..Field::LINE
};

static STATUS: Field = Field {
    key: "status",
    prompt: "How far is it?",
    help: "a draft may have gaps; a published record may not",
    need: |_| Need::Always,
    kind: |_| {
        let stages = [Status::Draft, Status::InReview, Status::Published];
        choices(stages.iter().map(|status| (status.as_str(), status.meaning())))
    },
    propose: |scene| Some(Answer::Text(scene.record.stage().to_string())),
    // A draft that is continued is asked again how far it is.
    read: |record, _| shown(record.status.as_ref().filter(|status| **status != Status::Draft)),
    write: |record, _, answer| put(&mut record.status, answer),
    ..Field::LINE
};
