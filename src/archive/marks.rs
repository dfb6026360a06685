//! What pages depend on of one incident: most changes of a record leave most of its marks alone.

use serde::{Deserialize, Serialize};

use super::key::Key;
use crate::error::Result;
use crate::insight::Incident;

/// Keys of an incident: equal ones, equal pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// All of it.
    pub whole: Key,
    /// What a list shows of it, and by what it is in one.
    pub entry: Key,
    /// What it counts for: all but what it tells.
    pub figures: Key,
    /// Its actions, and what tells how urgent they are.
    pub actions: Key,
}

impl Marks {
    pub fn of(incident: &Incident) -> Result<Self> {
        let entry = (
            (&incident.name, &incident.title, incident.day, &incident.severity, incident.kind),
            (&incident.services, &incident.tags, incident.status),
            incident.duration.map(|duration| duration.to_string()),
            (incident.open_actions().count(), incident.are_all_done(), incident.actions.len()),
        );
        let counted = Incident {
            summary: None,
            file: String::new(),
            updated: None,
            owner: None,
            reviewed: false,
            known_day: None,
            ..incident.clone()
        };
        let times = [incident.started, incident.ended, incident.updated].map(|at| at.map(|at| at.timestamp()));
        let actions = (&incident.name, &incident.title, &incident.severity, incident.day, times, &incident.actions);
        Ok(Self {
            whole: Key::of_value(incident)?,
            entry: Key::of_value(&entry)?,
            figures: Key::of_value(&counted)?,
            actions: Key::of_value(&(actions, incident.actions_withheld))?,
        })
    }
}
