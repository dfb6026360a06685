//! The whole conversation about a record as it stands: what is answered, what comes next.

use std::collections::BTreeSet;

use super::ask::{Answer, Need, Question};
use super::field::{Depth, Field, List, Part, Scene, Section};
use super::steps::SECTIONS;
use crate::config::Config;
use crate::finding::{FieldPath, Segment};
use crate::record::Postmortem;

/// One question of the conversation, in its place.
#[derive(Debug)]
pub struct Step {
    pub path: FieldPath,
    pub field: &'static Field,
    /// The item's place in its list; 0 outside lists.
    pub place: usize,
    /// The list, where this field opens one of its items.
    pub opens: Option<&'static List>,
    pub answered: bool,
    pub section: &'static Section,
    pub question: Question,
}

/// The titles of all sections, in order.
pub fn sections() -> impl Iterator<Item = &'static str> {
    SECTIONS.iter().map(|section| section.title)
}

/// Every step, in order: those of all items, and for each list the one that would open the next item.
/// What is asked in full alone is among them where it has a value.
pub fn plan(record: &Postmortem, config: &Config, depth: Depth) -> Vec<Step> {
    let mut steps = Vec::new();
    for (number, section) in SECTIONS.iter().enumerate() {
        let mut add = |path: FieldPath, field: &'static Field, place: usize, opens: Option<&'static List>| {
            let scene = Scene { record, config, place };
            let need = match (opens, (field.need)(&scene)) {
                // A list that is long enough may end.
                (Some(list), Need::Required) if place >= list.at_least => Need::Optional,
                (_, need) => need,
            };
            if need == Need::Unasked {
                return;
            }
            let value = (field.read)(record, place).filter(|answer| !answer.is_empty());
            if (field.depth)(&scene) > depth && value.is_none() {
                return;
            }
            let question = Question {
                field: path.clone(),
                section: section.title,
                progress: Some((number + 1, SECTIONS.len())),
                left: None,
                prompt: (field.asks)(&scene).unwrap_or_else(|| field.prompt.replace("{n}", &(place + 1).to_string())),
                help: field.help,
                kind: (field.kind)(&scene),
                need,
                current: value.clone(),
                proposed: (field.propose)(&scene),
            };
            steps.push(Step { path, field, place, opens, answered: value.is_some(), section, question });
        };
        for part in section.parts {
            match part {
                Part::One(field) => add(path(field.key), field, 0, None),
                Part::Many(list) => {
                    let [first, ..] = list.fields else { continue };
                    let len = (list.len)(record);
                    for place in 0..len {
                        for (nth, field) in list.fields.iter().enumerate() {
                            add(item_path(list, place, field), field, place, (nth == 0).then_some(list));
                        }
                    }
                    add(item_path(list, len, first), first, len, Some(list));
                }
            }
        }
    }
    steps
}

/// The section that asks for a field.
pub fn section_of(field: &FieldPath) -> Option<&'static Section> {
    let asks = |part: &Part| {
        let own = match part {
            Part::One(field) => path(field.key),
            Part::Many(list) => path(list.path),
        };
        own.contains(field) || field.contains(&own)
    };
    SECTIONS.iter().find(|section| !field.is_root() && section.parts.iter().any(asks))
}

/// How much of what is asked is answered: so many of so many.
pub fn answered(record: &Postmortem, config: &Config, depth: Depth) -> (usize, usize) {
    let steps = plan(record, config, depth);
    let passed: BTreeSet<FieldPath> = passed_over(&steps).collect();
    let counted = steps.iter().filter(|step| step.answered || (step.is_due() && !passed.contains(&step.path)));
    counted.fold((0, 0), |(done, all), step| (done + usize::from(step.answered), all + 1))
}

/// The path of a dotted key.
fn path(dotted: &'static str) -> FieldPath {
    dotted.split('.').filter(|key| !key.is_empty()).map(Segment::from).collect()
}

fn item_path(list: &List, place: usize, field: &Field) -> FieldPath {
    let item = path(list.path).at(place);
    if field.key.is_empty() { item } else { item.at(field.key) }
}

impl List {
    /// All that is asked about the item at `place`.
    pub fn paths(&'static self, place: usize) -> impl Iterator<Item = FieldPath> {
        self.fields.iter().map(move |field| item_path(self, place, field))
    }

    /// What `other` is called after the item at `place` was taken out; `None` if it went with it.
    pub fn without(&self, place: usize, other: &FieldPath) -> Option<FieldPath> {
        let list = path(self.path);
        let depth = list.steps().len();
        match other.steps().get(depth) {
            Some(Segment::Index(at)) if list.contains(other) && *at >= place => {
                let renumbered = |(nth, step): (usize, &Segment)| match step {
                    Segment::Index(at) if nth == depth => Segment::Index(at.saturating_sub(1)),
                    step => step.clone(),
                };
                (*at > place).then(|| other.steps().iter().enumerate().map(renumbered).collect())
            }
            _ => Some(other.clone()),
        }
    }
}

/// The steps before the last answered one that were passed over: whoever came so far was asked them.
pub fn passed_over(steps: &[Step]) -> impl Iterator<Item = FieldPath> + '_ {
    let last = steps.iter().rposition(|step| step.answered).unwrap_or(0);
    steps[..last]
        .iter()
        .filter(|step| !step.answered && step.question.need == Need::Optional)
        .map(|step| step.path.clone())
}

impl Step {
    /// Whether it has to be asked if it is not answered; another item of a list may or may not come.
    pub fn is_due(&self) -> bool {
        self.opens.is_none() || self.question.need != Need::Optional
    }

    /// Whether it asks how far the record is; an action has a status too.
    pub fn is_status(&self) -> bool {
        self.path.is("status")
    }

    /// Its question, with another text to edit.
    pub fn question_with(&self, text: Option<String>) -> Question {
        let mut question = self.question.clone();
        if let Some(text) = text {
            question.current = Some(Answer::Text(text));
        }
        question
    }
}
