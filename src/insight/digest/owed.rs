//! What is overdue or due soon, by owner.

use std::collections::BTreeMap;

use super::Ask;
use crate::insight::{Action, Incident};

/// What one person, role or team has to do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Owed<'a> {
    /// As it is written; `None` where nobody answers for it.
    pub owner: Option<&'a str>,
    /// What hurts most first.
    pub actions: Vec<Promised<'a>>,
}

/// An action that is overdue, or due in the days ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promised<'a> {
    pub incident: &'a Incident,
    pub action: &'a Action,
    /// Its place in the record's list.
    pub place: usize,
    /// `None` where it is not late.
    pub days_late: Option<i64>,
}

pub fn by_owner<'a>(incidents: &[&'a Incident], ask: Ask<'_>) -> Vec<Owed<'a>> {
    let mut owners: BTreeMap<Option<String>, Owed<'a>> = BTreeMap::new();
    for incident in incidents {
        for (place, action) in incident.actions.iter().enumerate().filter(|(_, action)| action.status.is_open()) {
            let days_late = action.days_late(ask.week.on);
            let is_due = days_late.is_some() || action.due.is_some_and(|due| ask.week.is_ahead(due.0));
            let owner = action.owner.as_deref();
            if !is_due || !ask.is_theirs(owner) {
                continue;
            }
            // One name in two spellings is one owner: the spelling counts that stands first in the alphabet.
            let owed = owners.entry(owner.map(|owner| owner.trim().to_lowercase())).or_default();
            owed.owner = owed.owner.min(owner).or(owner);
            owed.actions.push(Promised { incident, action, place, days_late });
        }
    }
    let mut owners: Vec<Owed<'_>> = owners.into_values().collect();
    for owed in &mut owners {
        owed.actions.sort_by(|one, other| key(one, ask).cmp(&key(other, ask)));
    }
    owners
}

/// Late first: by severity, priority and days. Then what is due soonest.
fn key<'a>(promised: &Promised<'a>, ask: Ask<'_>) -> impl Ord + use<'a> {
    let Promised { incident, action, place, days_late } = *promised;
    let rank = ask.severities.place(incident.severity.as_deref());
    let late = days_late.map(|days| (rank, action.priority.is_none(), action.priority, -days));
    (late.is_none(), late, action.due, rank, action.priority.is_none(), action.priority, incident.name.as_str(), place)
}
