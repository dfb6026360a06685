//! The conditions that together made it possible.

use super::free_id;
use crate::finding::Mistake;
use crate::record::{Factor, Postmortem};
use crate::wizard::ask::Kind;
use crate::wizard::field::{Depth, Field, List, item, put};
use crate::wizard::slot::{Flag as _, Slot as _, detail, list, usual, yes_or_no};

pub static FACTORS: List = List { at_least: 1, ..list!(contributing_factors, FACTOR) };

static FACTOR: [Field; 3] = [
    Field {
        prompt: "Factor {n}: without what would it not have happened, or not as badly?",
        help: "one condition at a time: `Alerts watched latency alone`; empty if that was all",
        kind: |_| Kind::Prose,
        // The root cause and what let it happen: who has more to say is asked for more.
        depth: |scene| if scene.place < 2 { Depth::Usual } else { Depth::Further },
        write: |record, place, answer| {
            let used: Vec<_> = record.contributing_factors.iter().filter_map(|factor| factor.id.clone()).collect();
            let mut factor = record.contributing_factors.get(place).cloned().unwrap_or_default();
            put(&mut factor.text, answer)?;
            factor.id = factor.id.or_else(|| free_id('F', &used));
            *item::<Factor>(&mut record.contributing_factors, place) = factor;
            Ok(())
        },
        ..usual!(contributing_factors[].text)
    },
    Field {
        prompt: "Factor {n}: what sort of condition is it?",
        help: "a word that incidents can be counted by: `configuration`, `capacity`",
        ..detail!(contributing_factors[].category)
    },
    Field {
        prompt: "Factor {n}: is it a root cause?",
        help: "one at least is; there may be more",
        kind: |_| yes_or_no("without it, nothing would have happened", "it made things worse, or let them happen"),
        ..detail!(contributing_factors[].root)
    },
];

/// The root cause is the first of the factors: nobody types it twice. It stays so while its text does.
pub fn begin_with_cause(record: &mut Postmortem, former: Option<&str>) -> Result<(), Mistake> {
    let Some(summary) = record.root_cause.as_ref().and_then(|cause| cause.summary.clone()) else { return Ok(()) };
    if record.contributing_factors.is_empty() {
        let id = free_id('F', &[]);
        record.contributing_factors.push(Factor { id, root: Some(true), ..Factor::default() });
    } else if former.is_none() || record.contributing_factors[0].text.as_deref() != former {
        return Ok(());
    }
    record.contributing_factors[0].text = Some(summary.parse()?);
    Ok(())
}
