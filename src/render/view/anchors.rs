//! Which item of a page may carry which id: each id once.

use std::collections::BTreeMap;

use crate::record::{ItemId, Postmortem};

/// What has ids of its own in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Factor(usize),
    Action(usize),
    /// A lesson, counted over all three lists.
    Lesson(usize),
}

/// The first item of each id. (Two of one id are a finding, and still must not make an invalid page.)
#[derive(Debug)]
pub struct Anchors<'a>(BTreeMap<&'a str, Item>);

/// Ids of the page itself.
pub const RESERVED: &[&str] = &[
    "actions",
    "appendix",
    "communications",
    "conclusion",
    "custom",
    "detection",
    "details",
    "executive-summary",
    "exceptions",
    "factors",
    "felt",
    "fixes",
    "glossary",
    "got-lucky",
    "impact",
    "issue-summary",
    "lessons",
    "main",
    "milestones",
    "named-by",
    "people",
    "references",
    "related",
    "resolution",
    "revisions",
    "root-cause",
    "root-cause-and-resolution",
    "surprises",
    "tasks",
    "timeline",
    "top",
    "traceability",
    "trigger",
    "went-poorly",
    "went-well",
    "why-not-earlier",
    "whys",
];

impl<'a> Anchors<'a> {
    pub fn of(record: &'a Postmortem) -> Self {
        let mut first = BTreeMap::new();
        let mut add = |id: Option<&'a ItemId>, item: Item| {
            if let Some(id) = id.map(|id| &**id)
                && !RESERVED.contains(&id)
                && !["event-", "fn-", "task-"].iter().any(|own| id.starts_with(own))
            {
                first.entry(id).or_insert(item);
            }
        };
        for (place, factor) in record.contributing_factors.iter().enumerate() {
            add(factor.id.as_ref(), Item::Factor(place));
        }
        for (place, action) in record.action_items.iter().enumerate() {
            add(action.id.as_ref(), Item::Action(place));
        }
        let lists = record.lessons.iter().flat_map(|all| [&all.went_well, &all.went_poorly, &all.got_lucky]);
        for (place, lesson) in lists.flatten().enumerate() {
            add(lesson.id.as_ref(), Item::Lesson(place));
        }
        Self(first)
    }

    /// The id that `item` carries on the page.
    pub fn of_item(&self, id: Option<&ItemId>, item: Item) -> Option<String> {
        let id = id?;
        (self.0.get(&**id) == Some(&item)).then(|| id.to_string())
    }

    /// Whether something on the page carries `id`.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }
}
