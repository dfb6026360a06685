//! Which factor and lesson is covered by which action: derived, never typed.

use std::collections::HashMap;

use super::{ActionItem, ActionStatus, ItemId, Lesson, Postmortem, Prose};

/// What the actions of a record answer, and what they leave unanswered.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace<'a> {
    /// Factors, then what went poorly, was luck, went well; each in the record's order. What went well needs no
    /// answer, and stands here only where an action names it.
    pub items: Vec<Traced<'a>>,
    /// Actions that name no factor and no lesson, by their places in the record's list. Those that will not be done
    /// are none of them.
    pub aimless: Vec<usize>,
    /// What actions name and the record does not have, with the action's place.
    pub unknown: Vec<(usize, &'a ItemId)>,
}

/// A factor or a lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct Traced<'a> {
    pub what: TracedAs,
    /// Its place in the list that it is in.
    pub place: usize,
    /// Without one no action can name it.
    pub id: Option<&'a ItemId>,
    pub text: Option<&'a Prose>,
    /// The actions that name it, with their places in the record's list.
    pub actions: Vec<(usize, &'a ActionItem)>,
}

/// What an action may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TracedAs {
    Factor { root: bool },
    WentPoorly,
    GotLucky,
    WentWell,
}

impl TracedAs {
    /// As the record's keys have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Factor { .. } => "factor",
            Self::WentPoorly => "went_poorly",
            Self::GotLucky => "got_lucky",
            Self::WentWell => "went_well",
        }
    }
}

impl<'a> Trace<'a> {
    pub fn of(record: &'a Postmortem) -> Self {
        let mut items = items(record);
        // A name may be given twice, by mistake: both are meant then. Ids are ASCII.
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, item) in items.iter().enumerate() {
            if let Some(id) = item.id {
                places.entry(id.to_ascii_lowercase()).or_default().push(place);
            }
        }
        let (mut aimless, mut unknown) = (Vec::new(), Vec::new());
        for (nth, action) in record.action_items.iter().enumerate() {
            if action.addresses.is_empty() && !action.state().is_dropped() {
                aimless.push(nth);
            }
            for id in &action.addresses {
                let Some(named) = places.get(&id.to_ascii_lowercase()) else {
                    unknown.push((nth, id));
                    continue;
                };
                for place in named {
                    let actions = &mut items[*place].actions;
                    if actions.last().is_none_or(|(last, _)| *last != nth) {
                        actions.push((nth, action));
                    }
                }
            }
        }
        items.retain(|item| item.what != TracedAs::WentWell || item.is_addressed());
        Self { items, aimless, unknown }
    }

    /// Those that no action covers.
    pub fn uncovered(&self) -> impl Iterator<Item = &Traced<'a>> {
        self.items.iter().filter(|item| !item.is_covered())
    }
}

impl Traced<'_> {
    /// Whether any action names it, also one that was declined: then it was at least looked at. It is what the rules
    /// about factors and lessons without an action ask.
    pub fn is_addressed(&self) -> bool {
        !self.actions.is_empty()
    }

    /// Whether an action that names it is done, or is to be done.
    pub fn is_covered(&self) -> bool {
        self.actions.iter().any(|(_, action)| !action.state().is_dropped())
    }
}

impl ActionStatus {
    /// Whether it was given up: nothing was done, and nothing is to be done.
    pub const fn is_dropped(self) -> bool {
        matches!(self, Self::Declined | Self::Superseded)
    }
}

fn items(record: &Postmortem) -> Vec<Traced<'_>> {
    let factors = record.contributing_factors.iter().enumerate().map(|(place, factor)| Traced {
        what: TracedAs::Factor { root: factor.root == Some(true) },
        place,
        id: factor.id.as_ref(),
        text: factor.text.as_ref(),
        actions: Vec::new(),
    });
    let lists = record.lessons.iter().flat_map(|lessons| {
        [
            (TracedAs::WentPoorly, &lessons.went_poorly),
            (TracedAs::GotLucky, &lessons.got_lucky),
            (TracedAs::WentWell, &lessons.went_well),
        ]
    });
    factors.chain(lists.flat_map(|(what, lessons)| of_list(what, lessons))).collect()
}

fn of_list(what: TracedAs, lessons: &[Lesson]) -> impl Iterator<Item = Traced<'_>> {
    lessons.iter().enumerate().map(move |(place, lesson)| Traced {
        what,
        place,
        id: lesson.id.as_ref(),
        text: lesson.text.as_ref(),
        actions: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn record(text: serde_json::Value) -> Postmortem {
        serde_json::from_value(text).unwrap()
    }

    #[test]
    fn each_factor_and_lesson_has_the_actions_that_name_it() {
        let record = record(serde_json::json!({
            "contributing_factors": [{"id": "F1", "root": true}, {"id": "F2"}, {"id": "F3"}, {"text": "nameless"}],
            "lessons": {"went_poorly": [{"id": "L1"}], "got_lucky": [{"id": "L2"}], "went_well": [{"id": "L3"}, {"id": "L4"}]},
            "action_items": [
                {"id": "A1", "addresses": ["F1", "f1", "L1"]},
                {"id": "A2", "addresses": ["F1", "F9"], "status": "done"},
                {"id": "A3", "addresses": ["F2"], "status": "declined"},
                {"id": "A4"},
                {"id": "A5", "status": "superseded"},
                {"id": "A6", "addresses": ["L4"]},
            ],
        }));
        let trace = Trace::of(&record);
        let told = |item: &Traced<'_>| {
            let places: Vec<usize> = item.actions.iter().map(|(place, _)| *place).collect();
            (
                item.what.as_str(),
                item.id.map_or("-", |id| id).to_owned(),
                places,
                item.is_addressed(),
                item.is_covered(),
            )
        };
        let row = |what, id: &str, places: &[usize], addressed, covered| {
            (what, id.to_owned(), places.to_vec(), addressed, covered)
        };
        assert_eq!(
            trace.items.iter().map(told).collect::<Vec<_>>(),
            [
                row("factor", "F1", &[0, 1], true, true),
                row("factor", "F2", &[2], true, false),
                row("factor", "F3", &[], false, false),
                row("factor", "-", &[], false, false),
                row("went_poorly", "L1", &[0], true, true),
                row("got_lucky", "L2", &[], false, false),
                row("went_well", "L4", &[5], true, true),
            ]
        );
        assert_eq!(trace.uncovered().count(), 4);
        // One that is given up has no aim to be asked for.
        assert_eq!(trace.aimless, [3]);
        assert_eq!(trace.unknown.iter().map(|(place, id)| (*place, &***id)).collect::<Vec<_>>(), [(1, "F9")]);
    }
}
