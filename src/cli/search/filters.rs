//! Filters that stand among the words: `service:api since:2023`.

use chrono::NaiveDate;

use crate::cli::choice::{in_order, tell_unknown};
use crate::cli::context::Context;
use crate::cli::when::refused;
use crate::error::Result;
use crate::finding::shown;
use crate::insight::Incident;
use crate::record::{Date, spoken};
use crate::search::Query;

/// The filters of a question, their days read.
#[derive(Debug)]
pub struct Filters<'a> {
    /// Names and values; and whether an incident has exactly that value.
    values: Vec<(&'a str, String, bool)>,
    since: Vec<Date>,
    until: Vec<Date>,
}

impl<'a> Filters<'a> {
    pub fn read(query: &'a Query, today: NaiveDate) -> Result<Self> {
        let mut filters = Self { values: Vec::new(), since: Vec::new(), until: Vec::new() };
        for (name, value) in &query.filters {
            match *name {
                "since" => filters.since.push(spoken::read_since(value, today).map_err(refused)?),
                "until" => filters.until.push(spoken::read_since(value, today).map_err(refused)?),
                name => filters.values.push((name, value.to_lowercase(), false)),
            }
        }
        in_order(filters.since.iter().copied().max(), filters.until.iter().copied().min())?;
        Ok(filters)
    }

    /// The same among incidents: a value that one of them has is meant exactly, another is the beginning of some.
    #[must_use]
    pub fn among<'b>(mut self, all: &(impl Iterator<Item = &'b Incident> + Clone)) -> Self {
        for (name, value, is_exact) in &mut self.values {
            *is_exact = all.clone().any(|incident| values(name, incident).contains(value));
        }
        self
    }

    pub fn has(&self, incident: &Incident) -> bool {
        let has = |(name, value, is_exact): &(&str, String, bool)| {
            values(name, incident).iter().any(|one| if *is_exact { one == value } else { one.starts_with(&**value) })
        };
        self.values.iter().all(has)
            && self.since.iter().all(|since| incident.day.is_some_and(|day| day >= *since))
            && self.until.iter().all(|until| incident.day.is_some_and(|day| day < *until))
    }

    /// Says which value no incident has, nor the beginning of one, and which was perhaps meant.
    pub fn tell_unknown<'b>(
        &self,
        all: &(impl Iterator<Item = &'b Incident> + Clone),
        context: &mut Context,
    ) -> Result<()> {
        for (name, value, _) in &self.values {
            if *name == "open" {
                if !ANSWERS.iter().any(|answer| answer.starts_with(&**value)) {
                    context.tell(&format!("`open:` takes `yes` or `no`, not {}\n", shown(value)))?;
                }
                continue;
            }
            let known: Vec<String> = all.clone().flat_map(|incident| values(name, incident)).collect();
            if !known.iter().any(|one| one.starts_with(&**value)) {
                tell_unknown(context, value, name, known.iter().map(String::as_str))?;
            }
        }
        Ok(())
    }
}

/// What may stand behind `open:`.
const ANSWERS: [&str; 2] = ["yes", "no"];

/// What an incident has of a filter, in small letters.
fn values(name: &str, incident: &Incident) -> Vec<String> {
    let small = |texts: &[String]| texts.iter().map(|text| text.to_lowercase()).collect();
    let one = |text: Option<&str>| text.map(str::to_lowercase).into_iter().collect();
    match name {
        "service" => small(&incident.services),
        "tag" => small(&incident.tags),
        "severity" => one(incident.severity.as_deref()),
        "kind" => one(incident.kind.map(crate::record::Kind::as_str)),
        "status" => one(Some(incident.status.as_str())),
        "year" => one(incident.day.map(|day| day.to_string()[..4].to_owned()).as_deref()),
        _ => one(Some(ANSWERS[usize::from(incident.open_actions().next().is_none())])),
    }
}
