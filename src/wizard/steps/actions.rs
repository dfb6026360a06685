//! What is done so that it does not happen again.

use super::due::due_by_policy;
use super::{follow_through, free_id};
use crate::record::{ActionItem, ActionKind, ItemId, Postmortem, Priority};
use crate::wizard::ask::{Answer, Choice, Kind, Need};
use crate::wizard::field::{Depth, Field, List, Part, Section, item, put, values};
use crate::wizard::slot::{Slot as _, further, list, usual};

pub const SECTION: Section = Section {
    title: "Actions",
    why: "a postmortem without measures is a story; who and when make it work",
    parts: &[Part::Many(&IMPROVEMENTS), Part::Many(&ACTIONS), Part::One(&NONE)],
};

static IMPROVEMENTS: List = list!(improvements, IMPROVEMENT);

static IMPROVEMENT: [Field; 1] = [Field {
    prompt: "What can be improved, broadly?",
    help: "a direction, the tasks come next: `Monitoring of database metrics`; empty goes on",
    kind: |_| Kind::Prose,
    ..further!(improvements[])
}];

static ACTIONS: List = list!(action_items, ACTION);

fn action(record: &Postmortem, place: usize) -> Option<&ActionItem> {
    record.action_items.get(place)
}

static ACTION: [Field; 12] = [
    Field {
        prompt: "Action {n}: what will be done?",
        help: "begin with a verb, name the end: `Raise the pool's maximum to cover peak load`; empty if that was all",
        need: |scene| if scene.record.no_actions_because.is_some() { Need::Unasked } else { Need::Required },
        write: |record, place, answer| {
            let used: Vec<_> = record.action_items.iter().filter_map(|action| action.id.clone()).collect();
            let mut action = action(record, place).cloned().unwrap_or_default();
            put(&mut action.text, answer)?;
            action.id = action.id.or_else(|| free_id('A', &used));
            // With one factor there is nothing to choose.
            if let ([only], []) = (record.contributing_factors.as_slice(), action.addresses.as_slice()) {
                action.addresses.extend(only.id.clone());
            }
            *item(&mut record.action_items, place) = action;
            Ok(())
        },
        ..usual!(action_items[].text)
    },
    Field {
        prompt: "Action {n}: what is it for?",
        help: "the best actions prevent; the next best detect",
        kind: values!(ActionKind),
        ..further!(action_items[].kind)
    },
    Field {
        prompt: "Action {n}: which factors does it answer?",
        help: "space marks, Enter goes on",
        kind: |scene| Kind::Several(addressed(scene.record, scene.place)),
        need: |scene| if addressed(scene.record, scene.place).is_empty() { Need::Unasked } else { Need::Optional },
        // A factor that no action answers is an error of a published record.
        depth: |scene| if scene.record.contributing_factors.len() > 1 { Depth::Usual } else { Depth::Further },
        ..further!(action_items[].addresses)
    },
    Field {
        prompt: "Action {n}: who answers for it?",
        help: "one person or role: `database team`",
        kind: |scene| Kind::Line { suggestions: owners(scene.record, &scene.config.teams) },
        ..usual!(action_items[].owner)
    },
    Field {
        prompt: "Action {n}: how urgent is it?",
        help: "against the other work of whoever answers for it",
        kind: values!(Priority),
        ..further!(action_items[].priority)
    },
    Field {
        prompt: "Action {n}: by which day?",
        help: "`2023-08-24`, `Aug 24`, `Friday`, `in 2 weeks`",
        kind: |_| Kind::Date,
        propose: |scene| {
            let (last, _) = due_by_policy(scene.record, scene.config, scene.place)?;
            Some(Answer::Text(last.to_string()))
        },
        ..usual!(action_items[].due)
    },
    follow_through::DONE_WHEN,
    follow_through::TRACKER,
    follow_through::STATUS,
    follow_through::CLOSED,
    follow_through::DECLINED_BECAUSE,
    follow_through::VISIBILITY,
];

/// The factors, and the lessons with ids: by these actions refer to them. What is addressed and is
/// not there is told by the rules; a menu does not drop it.
fn addressed(record: &Postmortem, place: usize) -> Vec<Choice> {
    let meaning = |text: Option<&str>| text.unwrap_or_default().split('\n').next().unwrap_or_default().to_owned();
    let choice = |id: &ItemId, text: Option<&str>| Choice { value: id.to_string(), meaning: meaning(text) };
    let factors = record.contributing_factors.iter();
    let mut choices: Vec<Choice> =
        factors.filter_map(|factor| Some(choice(factor.id.as_ref()?, factor.text.as_deref()))).collect();
    let lessons = record.lessons.iter().flat_map(|all| [&all.went_well, &all.went_poorly, &all.got_lucky]).flatten();
    choices.extend(lessons.filter_map(|lesson| Some(choice(lesson.id.as_ref()?, lesson.text.as_deref()))));
    for id in action(record, place).iter().flat_map(|action| &action.addresses) {
        if !choices.iter().any(|choice| *choice.value == **id) {
            choices.push(choice(id, None));
        }
    }
    choices
}

/// Teams, and whoever answers for another action already.
fn owners(record: &Postmortem, teams: &[String]) -> Vec<String> {
    let mut owners = teams.to_vec();
    for owner in record.action_items.iter().filter_map(|action| action.owner.as_ref()).map(ToString::to_string) {
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    owners
}

static NONE: Field = Field {
    prompt: "Why does nothing need to be done?",
    help: "`The service is switched off next week`",
    need: |scene| if scene.record.action_items.is_empty() { Need::Required } else { Need::Unasked },
    ..usual!(no_actions_because)
};
