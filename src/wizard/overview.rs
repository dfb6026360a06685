//! What each section still lacks.

use super::ask::Need;
use super::field::Depth;
use super::plan::{plan, sections};
use crate::config::Config;
use crate::finding::Segment;
use crate::record::Postmortem;

/// One section, and the fields that a published record has and this one does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    pub title: &'static str,
    /// As people call them: `root cause`, `timeline`.
    pub missing: Vec<String>,
}

/// All sections, in order.
pub fn overview(record: &Postmortem, config: &Config) -> Vec<Overview> {
    let steps = plan(record, config, Depth::Usual);
    let of = |title: &'static str| {
        let mut missing: Vec<String> = Vec::new();
        for step in steps.iter().filter(|step| step.question.section == title && !step.answered) {
            // That a draft is a draft is no gap.
            if step.question.need == Need::Optional || step.field.key == "status" {
                continue;
            }
            let name = name(step.path.steps());
            if !missing.contains(&name) {
                missing.push(name);
            }
        }
        Overview { title, missing }
    };
    sections().map(of).collect()
}

/// The last key of a path, and of an item also the one of its list.
fn name(steps: &[Segment]) -> String {
    let words: Vec<String> = match steps {
        [.., Segment::Key(list), Segment::Index(at)] => vec![list.to_string(), (at + 1).to_string()],
        [Segment::Key(list), Segment::Index(at), Segment::Key(key)] => {
            vec![list.to_string(), (at + 1).to_string(), key.to_string()]
        }
        [Segment::Key(group), Segment::Key(key)] if **key == *"summary" || **key == *"detail" => {
            vec![group.to_string(), key.to_string()]
        }
        [.., Segment::Key(key)] => vec![key.to_string()],
        _ => Vec::new(),
    };
    words.join(" ").replace('_', " ")
}
