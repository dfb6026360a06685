//! The order of keys in the schema: where a new key belongs.

use serde::Serialize;
use serde_yaml::Value;

use crate::finding::Segment;
use crate::record::{
    ActionItem, Allow, Communication, Detection, Event, Factor, Impact, Lessons, Measure, Milestones, Participant,
    Postmortem, Reference, Related, Resolution, Review, Revision, RootCause, Why, Window,
};

/// After which of `keys` a new key belongs; `None`: before all of them. A key that the schema does
/// not know comes last.
pub fn place(mapping: &[Segment], keys: &[&str], new: &str) -> Option<usize> {
    let order = order(mapping);
    let rank = |key: &str| order.iter().position(|known| known == key);
    let Some(own) = rank(new) else { return keys.len().checked_sub(1) };
    let earlier = keys.iter().enumerate().filter(|(_, key)| rank(key).is_some_and(|rank| rank < own));
    earlier.max_by_key(|(_, key)| rank(key)).map(|(place, _)| place)
}

/// The keys of a mapping of a record, as they are written.
fn order(mapping: &[Segment]) -> Vec<String> {
    let path: Vec<&str> = mapping
        .iter()
        .map(|step| match step {
            Segment::Key(key) => key.as_ref(),
            Segment::Index(_) => "[]",
        })
        .collect();
    match path.as_slice() {
        [] => keys(&Postmortem::default()),
        ["milestones"] => keys(&Milestones::default()),
        ["detection"] => keys(&Detection::default()),
        ["impact"] => keys(&Impact::default()),
        ["impact", "measures", "[]"] => keys(&Measure::default()),
        ["impact", "windows", "[]"] => keys(&Window::default()),
        ["timeline", "[]"] => keys(&Event::default()),
        ["root_cause"] => keys(&RootCause::default()),
        ["contributing_factors", "[]"] => keys(&Factor::default()),
        ["whys", "[]"] => keys(&Why::default()),
        ["resolution"] => keys(&Resolution::default()),
        ["action_items", "[]"] => keys(&ActionItem::default()),
        ["lessons"] => keys(&Lessons::default()),
        ["reviewers", "[]"] => keys(&Review::default()),
        ["participants", "[]"] => keys(&Participant::default()),
        ["communications", "[]"] => keys(&Communication::default()),
        ["related", "[]"] => keys(&Related::default()),
        ["references", "[]"] => keys(&Reference::default()),
        ["revisions", "[]"] => keys(&Revision::default()),
        ["allow", "[]"] => keys(&Allow::default()),
        _ => Vec::new(),
    }
}

/// The fields of a type in their order, as serde writes them.
fn keys(value: &impl Serialize) -> Vec<String> {
    match serde_yaml::to_value(value) {
        Ok(Value::Mapping(entries)) => entries.keys().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
