//! Why it happened.

use super::further;
use crate::finding::Mistake;
use crate::record::{Factor, Postmortem};
use crate::wizard::ask::Kind;
use crate::wizard::field::{Depth, Field, List, Part, Section, item, put, shown, take_out};

pub const SECTION: Section = Section {
    title: "Root cause",
    why: "what is not understood happens again",
    parts: &[Part::One(&SUMMARY), Part::One(&DETAIL), Part::One(&further::TRIGGER), Part::Many(&FACTORS)],
};

static SUMMARY: Field = Field {
    key: "root_cause.summary",
    prompt: "What was the root cause, in one line?",
    help: "a condition, not a person: `Database connection pool exhaustion`",
    read: |record, _| shown(record.root_cause.as_ref().and_then(|cause| cause.summary.as_ref())),
    write: |record, _, answer| {
        let former = record.root_cause.as_ref().and_then(|cause| cause.summary.clone());
        put(&mut record.root_cause.get_or_insert_default().summary, answer)?;
        as_first_factor(record, former.as_deref())
    },
    ..Field::LINE
};

static DETAIL: Field = Field {
    key: "root_cause.detail",
    prompt: "And in full: how did that lead to the harm?",
    help: "step by step: `The pool was set below what peak traffic needs, so …`",
    kind: |_| Kind::Prose,
    read: |record, _| shown(record.root_cause.as_ref().and_then(|cause| cause.detail.as_ref())),
    write: |record, _, answer| put(&mut record.root_cause.get_or_insert_default().detail, answer),
    ..Field::FURTHER
};

/// The root cause is the first of the factors: nobody types it twice. It stays so while its text does.
fn as_first_factor(record: &mut Postmortem, former: Option<&str>) -> Result<(), Mistake> {
    let Some(summary) = record.root_cause.as_ref().and_then(|cause| cause.summary.clone()) else { return Ok(()) };
    if record.contributing_factors.is_empty() {
        let id = super::free_id('F', &[]);
        record.contributing_factors.push(Factor { id, root: Some(true), ..Factor::default() });
    } else if former.is_none() || record.contributing_factors[0].text.as_deref() != former {
        return Ok(());
    }
    record.contributing_factors[0].text = Some(summary.parse()?);
    Ok(())
}

static FACTORS: List = List {
    path: "contributing_factors",
    at_least: 1,
    len: |record| record.contributing_factors.len(),
    remove: |record, place| take_out(&mut record.contributing_factors, place),
    fields: &FACTOR,
};

static FACTOR: [Field; 1] = [Field {
    key: "text",
    prompt: "Factor {n}: without what would it not have happened, or not as badly?",
    help: "one condition at a time: `No alert on pool use`; empty if that was all",
    kind: |_| Kind::Prose,
    // The root cause and what let it happen: who has more to say is asked for more.
    depth: |scene| if scene.place < 2 { Depth::Usual } else { Depth::Full },
    read: |record, place| shown(record.contributing_factors.get(place).and_then(|factor| factor.text.as_ref())),
    write: |record, place, answer| {
        let used: Vec<_> = record.contributing_factors.iter().filter_map(|factor| factor.id.clone()).collect();
        let mut factor = record.contributing_factors.get(place).cloned().unwrap_or_default();
        put(&mut factor.text, answer)?;
        factor.id = factor.id.or_else(|| super::free_id('F', &used));
        *item::<Factor>(&mut record.contributing_factors, place) = factor;
        Ok(())
    },
    ..Field::LINE
}];
