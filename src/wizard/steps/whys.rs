//! From the symptom to what can be changed: why, again and again.

use super::cause;
use crate::finding::Mistake;
use crate::record::{Postmortem, Why};
use crate::wizard::ask::{Answer, Need};
use crate::wizard::field::{Depth, Field, List, item, put};
use crate::wizard::slot::{Slot as _, list, usual};

/// After five, what can be changed is near.
const MOST_WHYS: usize = 5;

pub static WHYS: List = list!(whys, WHY);

static WHY: [Field; 1] = [Field {
    prompt: "Why {n} of 5: why was that?",
    help: "what made it possible, and why nothing caught it; empty once you can change the answer",
    // Who wrote down a question is asked that one.
    asks: |scene| {
        let own = scene.record.whys.get(scene.place)?.why.as_ref()?;
        Some(format!("Why {} of {}: {own}", scene.place + 1, scene.record.whys.len().max(MOST_WHYS)))
    },
    need: |scene| {
        let is_there = scene.place < scene.record.whys.len();
        let may_come = scene.place < MOST_WHYS && cause::summary(scene.record).is_some();
        if is_there || may_come { Need::Optional } else { Need::Unasked }
    },
    // The coach asks the first where a cause says little; one why leads to the next.
    depth: |scene| if scene.place == 0 { Depth::Further } else { Depth::Usual },
    write: answer_why,
    ..usual!(whys[].because)
}];

/// Writes the answer to the why at `place`, with its question.
pub fn answer_why(record: &mut Postmortem, place: usize, answer: &Answer) -> Result<(), Mistake> {
    let mut why = record.whys.get(place).cloned().unwrap_or_default();
    put(&mut why.because, answer)?;
    if why.why.is_none() {
        why.why = match cause::summary(record).filter(|_| place == 0) {
            Some(cause) => Some(format!("{}: why?", cause.trim_end_matches('.')).parse()?),
            None => Some("Why was that?".parse()?),
        };
    }
    *item::<Why>(&mut record.whys, place) = why;
    Ok(())
}
