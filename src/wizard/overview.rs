//! What each section still lacks.

use super::ask::Need;
use super::field::Depth;
use super::plan::{Step, plan, sections};
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
            if step.question.need == Need::Optional || step.is_status() {
                continue;
            }
            let name = name(step);
            if !missing.contains(&name) {
                missing.push(name);
            }
        }
        Overview { title, missing }
    };
    sections().map(of).collect()
}

/// A list by its own name, an item's field by its place, anything else by its last key.
fn name(step: &Step) -> String {
    let words = match step.path.steps() {
        // Either will do.
        [Segment::Key(key)] if **key == *"no_actions_because" => "action_items".to_owned(),
        [Segment::Key(list), Segment::Index(at), Segment::Key(key)] if step.opens.is_none() => {
            format!("{list} {} {key}", at + 1)
        }
        [Segment::Key(group), Segment::Key(key)] if ["summary", "detail"].contains(&&**key) => format!("{group} {key}"),
        [Segment::Key(list), Segment::Index(_), ..] => list.to_string(),
        [.., Segment::Key(key)] | [.., Segment::Key(key), Segment::Index(_)] => key.to_string(),
        _ => String::new(),
    };
    words.replace('_', " ")
}
