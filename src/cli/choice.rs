//! Which incidents a list or a figure is about: the filters that commands have in common.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::context::Context;
use super::when::refused;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::finding::{harmless, nearest, shown};
use crate::insight::Incident;
use crate::record::{Date, spoken};

/// As many names are proposed, or told where none is like what was typed.
const MOST_MEANT: usize = 3;
const MOST_NAMED: usize = 8;

#[derive(Debug, Clone, Default, clap::Args)]
pub struct Choice {
    /// Only incidents of this service; may be given several times
    #[arg(long = "service", value_name = "SERVICE")]
    services: Vec<String>,
    /// Only incidents of this severity; may be given several times
    #[arg(long = "severity", value_name = "SEVERITY")]
    severities: Vec<String>,
    /// Only incidents that began on this day or later: `2023-08-10`, `2023-08`, `2023`, `90d`, `6 months`
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Only incidents that began before this day
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
}

/// The same with its days read.
#[derive(Debug)]
pub struct Chosen<'a> {
    choice: &'a Choice,
    pub since: Option<Date>,
    pub until: Option<Date>,
}

impl Choice {
    /// Reads the days; an error if one is none, or if there is no day between them.
    pub fn read(&self, today: NaiveDate) -> Result<Chosen<'_>> {
        let day = |text: &Option<String>| -> Result<Option<Date>> {
            text.as_deref().map(|text| spoken::read_since(text, today).map_err(refused)).transpose()
        };
        let (since, until) = (day(&self.since)?, day(&self.until)?);
        in_order(since, until)?;
        Ok(Chosen { choice: self, since, until })
    }
}

/// An error if a period has no day: then nobody would learn anything from an empty list.
pub fn in_order(since: Option<Date>, until: Option<Date>) -> Result<()> {
    match (since, until) {
        (Some(since), Some(until)) if until <= since => {
            let error = Error::new(format!("there is no day from {since} on that is before {until}"));
            Err(if until == since {
                error.hint("`until` is the first day that is left out: give a later one")
            } else {
                error.hint("`since` is the earlier day, `until` the later one: exchange them")
            })
        }
        _ => Ok(()),
    }
}

impl Chosen<'_> {
    /// Whether anything is left out.
    pub const fn is_all(&self) -> bool {
        self.choice.services.is_empty()
            && self.choice.severities.is_empty()
            && self.since.is_none()
            && self.until.is_none()
    }

    /// Whether an incident is meant. One without a beginning is in no period.
    pub fn has(&self, incident: &Incident) -> bool {
        let Choice { services, severities, .. } = self.choice;
        (services.is_empty() || incident.services.iter().any(|name| is_one_of(name, services)))
            && (severities.is_empty() || incident.severity.iter().any(|name| is_one_of(name, severities)))
            && self.since.is_none_or(|since| incident.day.is_some_and(|day| day >= since))
            && self.until.is_none_or(|until| incident.day.is_some_and(|day| day < until))
    }

    pub fn services(&self) -> &[String] {
        &self.choice.services
    }

    pub fn severities(&self) -> &[String] {
        &self.choice.severities
    }

    /// What is chosen, in words: `service web`, `since 2023-08-10`.
    pub fn told(&self) -> Vec<String> {
        let named = |what: &str, names: &[String]| {
            (!names.is_empty()).then(|| harmless(&format!("{what} {}", names.join(" or "))))
        };
        let told = [
            named("service", self.services()),
            named("severity", self.severities()),
            self.since.map(|day| format!("since {day}")),
            self.until.map(|day| format!("before {day}")),
        ];
        told.into_iter().flatten().collect()
    }

    /// Whether a service or a severity is named that neither an incident nor the configuration has: a slip of the pen.
    pub fn is_of_unknown(&self, all: &[Incident], config: &Config) -> bool {
        let has_service = |name: &String| {
            let mut known = all.iter().flat_map(|incident| &incident.services).chain(&config.services);
            known.any(|one| is_same(one, name))
        };
        let has_severity = |name: &String| {
            let configured = config.severities.iter().filter_map(|severity| severity.id.as_deref());
            let mut known = all.iter().filter_map(|incident| incident.severity.as_deref()).chain(configured);
            known.any(|one| is_same(one, name))
        };
        !self.services().iter().all(has_service) || !self.severities().iter().all(has_severity)
    }

    /// Says which service or severity no incident has, and which one was perhaps meant.
    pub fn tell_unknown<'a, I>(&self, all: I, context: &mut Context) -> Result<()>
    where
        I: IntoIterator<Item = &'a Incident, IntoIter: Clone>,
    {
        let all = all.into_iter();
        let services = || all.clone().flat_map(|incident| &incident.services).map(String::as_str);
        for name in &self.choice.services {
            tell_unknown(context, name, "service", services())?;
        }
        let severities = || all.clone().filter_map(|incident| incident.severity.as_deref());
        for name in &self.choice.severities {
            tell_unknown(context, name, "severity", severities())?;
        }
        Ok(())
    }
}

/// Says that a name is none of those that are known.
pub fn tell_unknown<'a>(
    context: &mut Context,
    name: &str,
    what: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Result<()> {
    if known.clone().any(|one| is_same(one, name)) {
        return Ok(());
    }
    let known: BTreeSet<&str> = known.filter(|one| !one.trim().is_empty()).collect();
    context.tell(&format!("no incident has the {what} {}\n{}", shown(name), meant(name, &known)))
}

/// What was perhaps meant: the names of which a word begins so, else the nearest, else what there is.
fn meant(name: &str, known: &BTreeSet<&str>) -> String {
    let small = name.trim().to_lowercase();
    let with_word = |is: &dyn Fn(&str) -> bool| -> Vec<&str> {
        known.iter().copied().filter(|one| one.to_lowercase().split(is_joint).any(is)).collect()
    };
    let begun = if small.is_empty() { Vec::new() } else { with_word(&|word| word.starts_with(&small)) };
    let near = || {
        let words: Vec<String> = known
            .iter()
            .flat_map(|one| one.to_lowercase().split(is_joint).map(str::to_owned).collect::<Vec<_>>())
            .collect();
        match nearest(name, known.iter().copied()) {
            Some(near) => vec![near],
            None => nearest(&small, words.iter().map(String::as_str))
                .map_or_else(Vec::new, |near| with_word(&|word| word == near)),
        }
    };
    let meant = if begun.is_empty() { near() } else { begun };
    let quoted = |names: &[&str]| names.iter().map(|name| format!("`{}`", harmless(name))).collect::<Vec<_>>();
    if (1..=MOST_MEANT).contains(&meant.len()) {
        return format!("hint: did you mean {}?\n", quoted(&meant).join(" or "));
    }
    let all: Vec<&str> = known.iter().copied().collect();
    let (named, more) = all.split_at(all.len().min(MOST_NAMED));
    match more.len() {
        _ if named.is_empty() => String::new(),
        0 if named.len() == 1 => format!("hint: there is only {}\n", quoted(named).join(", ")),
        0 => format!("hint: there are {}\n", quoted(named).join(", ")),
        more => format!("hint: there are {} and {more} more\n", quoted(named).join(", ")),
    }
}

fn is_joint(c: char) -> bool {
    !c.is_alphanumeric()
}

fn is_one_of(name: &str, wanted: &[String]) -> bool {
    wanted.iter().any(|one| is_same(name, one))
}

/// Names are the same in any case.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.trim().to_lowercase()
}
