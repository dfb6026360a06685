//! What it did, and how it was noticed.

use super::{detection, extent};
use crate::finding::Mistake;
use crate::record::{Measure, Users};
use crate::wizard::amount::users;
use crate::wizard::ask::Need;
use crate::wizard::field::{Field, Part, Section};
use crate::wizard::slot::{Slot as _, usual};

pub const SECTION: Section = Section {
    title: "Impact",
    why: "readers look here first: does this touch me, and how badly?",
    parts: &[
        Part::One(&SUMMARY),
        Part::One(&USERS),
        Part::Many(&extent::MEASURES),
        Part::Many(&extent::WINDOWS),
        Part::One(&extent::DATA_LOSS),
        Part::One(&detection::METHOD),
        Part::One(&detection::DESCRIPTION),
        Part::One(&detection::GAP),
    ],
};

static SUMMARY: Field = Field {
    prompt: "What did users meet with?",
    help: "in one line, as they saw it: `Web application unavailable`",
    ..usual!(impact.summary)
};

static USERS: Field = Field {
    prompt: "How many users felt it?",
    help: "a share, a count or both: `25%`, `14800`, `about 2000`, `14800 of 210000`; empty if nobody knows",
    need: |_| Need::Optional,
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
    ..usual!(impact.users_affected)
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
