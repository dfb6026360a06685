//! What it did, and how it was noticed.

use crate::finding::Mistake;
use crate::record::{DetectionMethod, Measure, Users};
use crate::wizard::amount::users;
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
    help: "a share, a count or both: `25%`, `14800`, `about 2000`, `14800 of 210000`; empty if nobody knows",
    need: |_| Need::Optional,
    read: |record, _| shown(record.impact.as_ref().and_then(|impact| impact.users_affected.as_ref())),
    write: |record, _, answer| {
        let said = if answer.is_empty() { None } else { Some(users(&answer.text())?) };
        let impact = record.impact.get_or_insert_default();
        impact.users_affected = said.map(|(users, _)| users);
        impact.measures.retain(|measure| !is_estimate_of_users(measure));
        if let Some((users, true)) = said {
            impact.measures.push(estimate(users)?);
        }
        Ok(())
    },
    ..Field::LINE
};

/// The number of users has no sign for `about`; a measure has.
const USERS_AFFECTED: &str = "users affected";

fn is_estimate_of_users(measure: &Measure) -> bool {
    measure.what.as_deref() == Some(USERS_AFFECTED) && measure.estimate == Some(true)
}

fn estimate(users: Users) -> Result<Measure, Mistake> {
    let (value, unit) = match users {
        Users::Percent(percent) => (percent.to_string(), "%"),
        Users::Count(count) | Users::Part { affected: count, .. } => (count.to_string(), "users"),
    };
    Ok(Measure {
        what: Some(USERS_AFFECTED.parse()?),
        value: Some(value.parse()?),
        unit: Some(unit.parse()?),
        estimate: Some(true),
    })
}

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
