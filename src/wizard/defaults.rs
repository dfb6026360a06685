//! What is proposed, taken without a question.

use super::ask::{Answer, Need};
use super::host::Host;
use super::offer::proposal;
use super::plan::plan;
use crate::finding::FieldPath;
use crate::record::Postmortem;

/// Gives `record` the proposals for what it lacks and a published record needs, and tells which.
pub fn take_defaults(record: &mut Postmortem, host: &dyn Host) -> Vec<(FieldPath, Answer)> {
    let (mut taken, mut tried) = (Vec::new(), Vec::new());
    loop {
        // One answer may bring others.
        let steps = plan(record, host.config(), host.depth());
        let open = steps.iter().filter(|step| !step.answered && !step.is_status() && !tried.contains(&step.path));
        let mut needed = open.filter(|step| step.question.need != Need::Optional);
        let next = needed.find_map(|step| Some((step, proposal(&step.question, record, host)?)));
        let Some((step, answer)) = next else { return taken };
        tried.push(step.path.clone());
        if (step.field.write)(record, step.place, &answer).is_ok() {
            taken.push((step.path.clone(), answer));
        }
    }
}
