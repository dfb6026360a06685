//! The list in groups: by who answers for it, by what it is about, by how old it is.

use std::collections::HashMap;

use clap::ValueEnum;

use super::filter::NOBODY;
use super::pending::Promise;
use crate::insight::Ages;
use crate::record::ActionKind;
use crate::report::counted;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Who answers for it
    Owner,
    /// How bad the incident was, the worst first
    Severity,
    /// What it is for: prevent, detect, mitigate, …
    Kind,
    /// How long ago the incident was, the oldest first
    Age,
    /// Which service was affected; one of several stands with each
    Service,
    /// Which incident promised it
    Record,
}

/// Actions that have something in common.
#[derive(Debug)]
pub struct Group<'a> {
    pub name: String,
    pub all: Vec<Promise<'a>>,
}

/// The actions in groups. What hurts most stands first: within each, and of groups that have no order of their own.
pub fn groups<'a>(promises: &[Promise<'a>], by: By) -> Vec<Group<'a>> {
    let mut groups: Vec<(usize, Group<'a>)> = Vec::new();
    let mut places = HashMap::new();
    for promise in promises {
        for (order, name) in names(promise, by) {
            let place = *places.entry(name.clone()).or_insert(groups.len());
            if place == groups.len() {
                groups.push((order, Group { name, all: Vec::new() }));
            }
            groups[place].1.all.push(*promise);
        }
    }
    groups.sort_by_key(|(order, _)| *order);
    groups.into_iter().map(|(_, group)| group).collect()
}

impl Group<'_> {
    /// `3 actions, 1 overdue`.
    pub fn counts(&self) -> String {
        let late = self.all.iter().filter(|promise| promise.is_late()).count();
        let late = if late == 0 { String::new() } else { format!(", {late} overdue") };
        format!("{}{late}", counted(self.all.len(), "action"))
    }
}

/// The groups that an action belongs to, each with its place among them.
fn names(promise: &Promise<'_>, by: By) -> Vec<(usize, String)> {
    let incident = promise.incident;
    let one = |order: usize, name: &str| vec![(order, name.to_owned())];
    match by {
        By::Owner => one(0, promise.owner().unwrap_or(NOBODY)),
        By::Severity => one(promise.source.rank, incident.severity.as_deref().unwrap_or("no severity")),
        By::Kind => match promise.pending.action.kind {
            Some(kind) => one(ActionKind::ALL.iter().position(|one| *one == kind).unwrap_or_default(), kind.as_str()),
            None => one(ActionKind::ALL.len(), "no kind"),
        },
        By::Age => {
            let band = promise.pending.age.map(Ages::band);
            one(band.map_or(Ages::BANDS.len(), |band| Ages::BANDS.len() - 1 - band), age_name(promise.pending.age))
        }
        By::Service if incident.services.is_empty() => one(usize::MAX, "no service"),
        By::Service => {
            let mut services: Vec<&String> = incident.services.iter().collect();
            services.sort_unstable();
            services.dedup();
            services.into_iter().map(|service| (0, service.clone())).collect()
        }
        By::Record => one(0, &promise.source.record),
    }
}

/// What an age is called: `90 to 364 days`.
pub fn age_name(age: Option<i64>) -> &'static str {
    age.and_then(|age| Ages::BANDS.get(Ages::band(age))).copied().unwrap_or("no known age")
}
