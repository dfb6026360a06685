//! Why it happened.

use super::further;
use crate::finding::Mistake;
use crate::record::{Factor, Line, Postmortem, Prose, Why};
use crate::wizard::ask::{Answer, Kind, Need};
use crate::wizard::field::{Depth, Field, List, Part, Section, item, put, shown, take_out};

pub const SECTION: Section = Section {
    title: "Root cause",
    why: "what is not understood happens again",
    parts: &[
        Part::One(&SUMMARY),
        Part::Many(&WHYS),
        Part::One(&DETAIL),
        Part::One(&further::TRIGGER),
        Part::Many(&FACTORS),
        Part::Many(&SURPRISES),
    ],
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

/// After five, what can be changed is near.
const MOST_WHYS: usize = 5;

static WHYS: List = List {
    path: "whys",
    at_least: 0,
    len: |record| record.whys.len(),
    remove: |record, place| take_out(&mut record.whys, place),
    fields: &WHY,
};

static WHY: [Field; 1] = [Field {
    key: "because",
    prompt: "Why {n} of 5: why was that?",
    help: "what made it possible, and why nothing caught it; empty once you can change the answer",
    need: |scene| if scene.place < MOST_WHYS && cause(scene.record).is_some() { Need::Optional } else { Need::Unasked },
    // The coach asks the first where a cause says little; one why leads to the next.
    depth: |scene| if scene.place == 0 { Depth::Full } else { Depth::Usual },
    read: |record, place| shown(record.whys.get(place).and_then(|why| why.because.as_ref())),
    write: answer_why,
    ..Field::LINE
}];

/// Writes the answer to the why at `place`, with its question.
pub fn answer_why(record: &mut Postmortem, place: usize, answer: &Answer) -> Result<(), Mistake> {
    let mut why = record.whys.get(place).cloned().unwrap_or_default();
    put(&mut why.because, answer)?;
    if why.why.is_none() {
        why.why = match cause(record).filter(|_| place == 0) {
            Some(cause) => Some(format!("{}: why?", cause.trim_end_matches('.')).parse()?),
            None => Some("Why was that?".parse()?),
        };
    }
    *item::<Why>(&mut record.whys, place) = why;
    Ok(())
}

fn cause(record: &Postmortem) -> Option<&Line> {
    record.root_cause.as_ref()?.summary.as_ref()
}

static SURPRISES: List = List {
    path: "surprises",
    at_least: 0,
    len: |record| record.surprises.len(),
    remove: |record, place| take_out(&mut record.surprises, place),
    fields: &SURPRISE,
};

static SURPRISE: [Field; 1] = [Field {
    prompt: "Why were we surprised?",
    help: "where the system was not what we believed: `We took the pool to grow by itself`; empty goes on",
    kind: |_| Kind::Prose,
    read: |record, place| shown(record.surprises.get(place)),
    write: |record, place, answer| {
        let surprise: Prose = answer.text().parse()?;
        match record.surprises.get_mut(place) {
            Some(slot) => *slot = surprise,
            None => record.surprises.push(surprise),
        }
        Ok(())
    },
    ..Field::FURTHER
}];

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
    help: "one condition at a time: `Alerts watched latency alone`; empty if that was all",
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
