//! Lessons that no action takes up.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::rule::{Found, Saying};
use super::subject::Subject;
use crate::finding::{FieldPath, shown};
use crate::record::Lesson;

/// Tells the `lessons` under `key` that no action addresses.
pub fn unanswered(subject: &Subject<'_>, key: &'static str, lessons: &[Lesson], found: &mut Found) {
    let record = subject.record;
    // Without any action, those are what is missing, and another rule says so.
    if record.no_actions_because.is_some() || record.action_items.is_empty() {
        return;
    }
    let addressed: LazyCell<HashSet<String>, _> = LazyCell::new(|| {
        record.action_items.iter().flat_map(|action| &action.addresses).map(|id| id.to_lowercase()).collect()
    });
    let list = FieldPath::from("lessons").at(key);
    for (place, lesson) in lessons.iter().enumerate() {
        match &lesson.id {
            Some(id) if addressed.contains(&id.to_lowercase()) => {}
            Some(id) => {
                found.add(Saying::new(list.at(place).at("id"), format!("no action addresses {}", shown(id))));
            }
            None => {
                let what = lesson.text.as_deref().map_or_else(|| "this lesson".to_owned(), shown);
                let saying = Saying::new(list.at(place), format!("no action can address {what}: it has no id"));
                found.add(saying.help("write it as `{id: L1, text: …}`, and `L1` under `addresses` of an action"));
            }
        }
    }
}
