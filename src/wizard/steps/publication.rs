//! Who stands behind it, and whether others may read it.

use super::{links, people};
use crate::record::{Status, Visibility};
use crate::wizard::ask::{Answer, Kind, Need};
use crate::wizard::field::{Depth, Field, Part, Section, choices, put, shown, values};
use crate::wizard::slot::{Slot as _, further, usual};

pub const SECTION: Section = Section {
    title: "Publication",
    why: "readers need a way in, and somebody to ask",
    parts: &[
        Part::One(&SUMMARY),
        Part::One(&EXECUTIVE_SUMMARY),
        Part::One(&CONCLUSION),
        Part::Many(&links::REFERENCES),
        Part::Many(&links::GLOSSARY),
        Part::One(&AUTHORS),
        Part::One(&OWNER),
        Part::Many(&people::REVIEWERS),
        Part::One(&VISIBILITY),
        Part::One(&WAIVED),
        Part::One(&STATUS),
    ],
};

static SUMMARY: Field = Field {
    prompt: "Two or three sentences: what happened, why, and what ended it?",
    help: "with exact numbers, for people who read nothing else",
    kind: |_| Kind::Prose,
    ..usual!(summary)
};

static EXECUTIVE_SUMMARY: Field = Field {
    prompt: "The same without technical words: what did it mean for others?",
    help: "for those who decide: `One customer in four could not order. …`",
    kind: |_| Kind::Prose,
    ..further!(executive_summary)
};

static CONCLUSION: Field = Field {
    prompt: "Which closing words?",
    help: "what readers should take away",
    kind: |_| Kind::Prose,
    ..further!(conclusion)
};

static OWNER: Field = Field {
    prompt: "Who answers for this postmortem?",
    help: "one person or role: `database team lead`",
    kind: |scene| Kind::Line { suggestions: scene.config.teams.clone() },
    write: |record, _, answer| {
        put(&mut record.owner, answer)?;
        // Where nobody else is named, whoever answers for it wrote it.
        if record.authors.is_empty() {
            record.authors.extend(record.owner.clone());
        }
        Ok(())
    },
    ..usual!(owner)
};

static AUTHORS: Field = Field {
    prompt: "Who wrote it?",
    help: "persons or roles, with commas between: `on-call engineer`",
    kind: |scene| Kind::Line { suggestions: scene.config.teams.clone() },
    depth: |scene| if scene.record.owner.is_some() { Depth::Usual } else { Depth::Further },
    ..usual!(authors)
};

static VISIBILITY: Field = Field {
    prompt: "Who may read the record?",
    help: "left out, it is everybody in the company",
    kind: values!(Visibility),
    ..further!(visibility)
};

static WAIVED: Field = Field {
    prompt: "Why does this incident get no full postmortem?",
    help: "`The same failure is told in 2023-05-02-db-failover`",
    need: |scene| if scene.record.stage() == Status::Waived { Need::Required } else { Need::Unasked },
    ..further!(waived_because)
};

static STATUS: Field = Field {
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
    ..usual!(status)
};
