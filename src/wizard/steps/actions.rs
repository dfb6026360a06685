//! What is done so that it does not happen again.

use chrono::Days;

use super::further;
use crate::config::Config;
use crate::record::{ActionItem, ActionKind, Date, Milestone, Milestoned, Postmortem, Priority};
use crate::wizard::ask::{Answer, Choice, Kind, Need};
use crate::wizard::field::{
    Depth, Field, List, Part, Section, clock, item, put, put_all, shown, shown_all, take_out, values,
};

pub const SECTION: Section = Section {
    title: "Actions",
    why: "a postmortem without measures is a story; who and when make it work",
    parts: &[Part::Many(&further::IMPROVEMENTS), Part::Many(&ACTIONS), Part::One(&NONE)],
};

static ACTIONS: List = List {
    path: "action_items",
    at_least: 0,
    len: |record| record.action_items.len(),
    remove: |record, place| take_out(&mut record.action_items, place),
    fields: &ACTION,
};

fn action(record: &Postmortem, place: usize) -> Option<&ActionItem> {
    record.action_items.get(place)
}

static ACTION: [Field; 6] = [
    Field {
        key: "text",
        prompt: "Action {n}: what will be done?",
        help: "begin with a verb, name the end: `Raise the pool's maximum to cover peak load`; empty if that was all",
        need: |scene| if scene.record.no_actions_because.is_some() { Need::Unasked } else { Need::Required },
        read: |record, place| shown(action(record, place)?.text.as_ref()),
        write: |record, place, answer| {
            let used: Vec<_> = record.action_items.iter().filter_map(|action| action.id.clone()).collect();
            let mut action = action(record, place).cloned().unwrap_or_default();
            put(&mut action.text, answer)?;
            action.id = action.id.or_else(|| super::free_id('A', &used));
            // With one factor there is nothing to choose.
            if let ([only], []) = (record.contributing_factors.as_slice(), action.addresses.as_slice()) {
                action.addresses.extend(only.id.clone());
            }
            *item(&mut record.action_items, place) = action;
            Ok(())
        },
        ..Field::LINE
    },
    Field {
        key: "kind",
        prompt: "Action {n}: what is it for?",
        help: "the best actions prevent; the next best detect",
        kind: values!(ActionKind),
        read: |record, place| shown(action(record, place)?.kind.as_ref()),
        write: |record, place, answer| put(&mut item(&mut record.action_items, place).kind, answer),
        ..Field::FURTHER
    },
    Field {
        key: "addresses",
        prompt: "Action {n}: which factors does it answer?",
        help: "space marks, Enter goes on",
        kind: |scene| Kind::Several(factors(scene.record)),
        need: |scene| if factors(scene.record).is_empty() { Need::Unasked } else { Need::Optional },
        // A factor that no action answers is an error of a published record.
        depth: |scene| if scene.record.contributing_factors.len() > 1 { Depth::Usual } else { Depth::Full },
        read: |record, place| shown_all(&action(record, place)?.addresses),
        write: |record, place, answer| put_all(&mut item(&mut record.action_items, place).addresses, answer),
        ..Field::FURTHER
    },
    Field {
        key: "owner",
        prompt: "Action {n}: who answers for it?",
        help: "one person or role: `database team`",
        kind: |scene| Kind::Line { suggestions: owners(scene.record, &scene.config.teams) },
        read: |record, place| shown(action(record, place)?.owner.as_ref()),
        write: |record, place, answer| put(&mut item(&mut record.action_items, place).owner, answer),
        ..Field::LINE
    },
    Field {
        key: "priority",
        prompt: "Action {n}: how urgent is it?",
        help: "against the other work of whoever answers for it",
        kind: values!(Priority),
        read: |record, place| shown(action(record, place)?.priority.as_ref()),
        write: |record, place, answer| put(&mut item(&mut record.action_items, place).priority, answer),
        ..Field::FURTHER
    },
    Field {
        key: "due",
        prompt: "Action {n}: by which day?",
        help: "`2023-08-24`, `Aug 24`, `Friday`, `in 2 weeks`",
        kind: |_| Kind::Date,
        propose: |scene| {
            let (last, _) = due_by_policy(scene.record, scene.config, scene.place)?;
            Some(Answer::Text(last.to_string()))
        },
        read: |record, place| shown(action(record, place)?.due.as_ref()),
        write: |record, place, answer| put(&mut item(&mut record.action_items, place).due, answer),
        ..Field::LINE
    },
];

/// The last day on which an action is in time by policy, and why; `None` where nothing limits it.
///
/// How urgent it is is not always asked: then it is the nearest day that the policy has for the severity.
pub fn due_by_policy(record: &Postmortem, config: &Config, place: usize) -> Option<(Date, String)> {
    let action = action(record, place)?;
    let severity = record.severity.as_ref();
    let days = match action.priority {
        Some(_) => config.due_within(severity, action.priority),
        None => Priority::ALL.iter().filter_map(|priority| config.due_within(severity, Some(*priority))).min(),
    }?;
    let clock = clock(record, config);
    let milestones = Milestoned::new(record);
    let end = milestones.end().map(|(time, _)| time).or_else(|| Some(milestones.get(Milestone::Started)?.0))?;
    let last = clock.local(clock.instant(end)?).date_naive().checked_add_days(Days::new(days)).map(Date)?;
    let of = [action.priority.map(Priority::as_str), action.kind.map(ActionKind::as_str)];
    let of = of.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let of = [of.as_str(), severity.map(|it| &**it).unwrap_or_default()];
    let of = of.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let (colon, plural) = (if of.is_empty() { "" } else { ": " }, if days == 1 { "" } else { "s" });
    Some((last, format!("{of}{colon}by {last}, {days} day{plural} after the incident ended")))
}

/// The factors, by which actions refer to them.
fn factors(record: &Postmortem) -> Vec<Choice> {
    let factors = record.contributing_factors.iter();
    let choice = |factor: &crate::record::Factor| {
        let meaning = factor.text.as_deref().unwrap_or_default().split('\n').next().unwrap_or_default().to_owned();
        Some(Choice { value: factor.id.as_ref()?.to_string(), meaning })
    };
    factors.filter_map(choice).collect()
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
    key: "no_actions_because",
    prompt: "Why does nothing need to be done?",
    help: "`The service is switched off next week`",
    need: |scene| if scene.record.action_items.is_empty() { Need::Required } else { Need::Unasked },
    read: |record, _| shown(record.no_actions_because.as_ref()),
    write: |record, _, answer| put(&mut record.no_actions_because, answer),
    ..Field::LINE
};
