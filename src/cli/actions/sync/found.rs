//! What is new in one record.

use std::collections::BTreeMap;
use std::path::Path;

use super::matched::Issue;
use crate::cli::actions::logins::{Login, require_one_each};
use crate::cli::actions::plan::{Edit, Found, Plan};
use crate::cli::context::Context;
use crate::cli::draft::today;
use crate::error::{Error, Result};
use crate::finding::shown;
use crate::record::{Clock, Date, Milestone, Milestoned, Tz};
use crate::tracker::{Around, Ticket, news};

/// How the tracker's names become the record's.
#[derive(Debug)]
pub struct Ways {
    /// By login, in lower case.
    owners: BTreeMap<String, String>,
    /// What stands before a key.
    base: Option<String>,
}

/// What is new in a record.
#[derive(Debug, Default)]
pub struct NewOfRecord {
    /// `None` where nothing is.
    pub plan: Option<Plan>,
    pub lines: Vec<String>,
    pub left: Vec<String>,
}

impl Ways {
    pub fn of(map: &[Login], base: Option<&str>) -> Result<Self> {
        let base = match base {
            None => None,
            Some(base) if base.starts_with("https://") || base.starts_with("http://") => {
                Some(format!("{}/", base.trim_end_matches('/')))
            }
            Some(base) => {
                return Err(Error::new(format!("{} is no address", shown(base)))
                    .hint("write what stands before the key, as in `https://jira.example.com/browse`"));
            }
        };
        require_one_each(map, |login| [&login.login, &login.owner])?;
        let owners = map.iter().map(|login| (login.login.to_lowercase(), login.owner.clone())).collect();
        Ok(Self { owners, base })
    }

    /// The addresses that an issue may have.
    pub fn addresses(&self, ticket: &Ticket) -> impl Iterator<Item = String> {
        let of_key = self.base.as_ref().zip(ticket.key.as_ref()).map(|(base, key)| format!("{base}{key}"));
        ticket.url.clone().into_iter().chain(of_key)
    }
}

pub fn of_record(file: &Path, issues: &[Issue], ways: &Ways, context: &Context) -> Result<NewOfRecord> {
    let found = Found::read(context, file)?;
    let (name, record) = (found.name(), &found.record);
    let clock = Clock::new(record.time_zone.or(context.config.time_zone).map_or(Tz::UTC, |zone| zone.0));
    let today = Date(today(context, record));
    let began = Milestoned::new(record).get(Milestone::Started).and_then(|(time, _)| clock.instant(time));
    let began = began.map(|instant| Date(clock.local(instant).date_naive()));
    let (mut new, mut edits) = (NewOfRecord::default(), Vec::new());
    for group in issues.chunk_by(|one, other| one.place == other.place) {
        let Issue { place, id, ticket, is_box } = &group[0];
        // Two exports may both have it.
        if group.iter().any(|issue| issue.ticket != *ticket) {
            let names: Vec<&str> = group.iter().map(|issue| &*issue.ticket.name).collect();
            new.left.push(format!("{name} {id}: left, for several issues are about it: {}", names.join(", ")));
            continue;
        }
        // Somebody may have taken it away since.
        let Some(action) = record.action_items.get(*place).filter(|one| one.id.as_deref() == Some(id)) else {
            continue;
        };
        let (owners, base) = (&ways.owners, ways.base.as_deref());
        let around = Around { clock, today, began, owners, base, is_box: *is_box };
        let one = news(ticket, action, around);
        new.left.extend(one.left.iter().map(|why| format!("{name} {id}: left: {why}")));
        new.lines.extend(one.changes.iter().map(|change| format!("{name} {id}: {change}")));
        if !one.fields.is_empty() {
            edits.push(Edit { place: *place, id: id.clone(), fields: one.fields, told: one.changes.join(", ") });
        }
    }
    if !edits.is_empty() {
        new.plan = Some(found.plan(edits, &|ids| format!("Bring {ids} up to date with the tracker"), None)?);
    }
    Ok(new)
}
