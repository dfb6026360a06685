//! What is still to be done, over all incidents: what hurts most, and by who answers for it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Frame;
use crate::archive::facet;
use crate::archive::incident_path;
use crate::archive::insights::Figure;
use crate::archive::plan::Plan;
use crate::error::Result;
use crate::follow::urgency;
use crate::insight::{Action, Incident};
use crate::render::{date, line_to_text};

/// As many actions stand on the page of all; the pages of owners and the list for programs have every one.
const SHOWN: usize = 200;

/// One open action.
#[derive(Debug, Clone, Serialize)]
pub struct ActionLine<'a> {
    id: Option<&'a str>,
    text: Option<Cow<'a, str>>,
    /// From the site's folder.
    href: String,
    incident: Cow<'a, str>,
    /// Its page, from the site's folder.
    incident_href: String,
    owner: Option<&'a str>,
    priority: Option<&'static str>,
    severity: Option<&'a str>,
    /// `August 24, 2023`.
    due: Option<String>,
    /// `2023-08-24`: by it a browser knows what is late today.
    due_machine: Option<String>,
    /// As of the day of the build.
    pub days_late: Option<i64>,
}

#[derive(Serialize)]
struct ActionsPage<'a> {
    site: Frame<'a>,
    on: String,
    on_machine: String,
    open: usize,
    late: usize,
    undated: usize,
    ages: Option<&'a Figure>,
    /// Whether there are actions that readers may not see.
    partial: bool,
    owners: Vec<OwnerLine<'a>>,
    lines: Vec<ActionLine<'a>>,
    /// How many more there are than are shown.
    more: usize,
}

#[derive(Serialize)]
struct OwnerLine<'a> {
    name: &'a str,
    href: String,
    open: usize,
    late: usize,
}

#[derive(Serialize)]
struct OwnerPage<'a> {
    site: Frame<'a>,
    name: &'a str,
    late: usize,
    on: String,
    /// The calendar of the same, beside the page.
    calendar: String,
    on_machine: String,
    lines: Vec<ActionLine<'a>>,
}

/// Somebody who answers for open actions, and the numbers of the incidents that these come from.
#[derive(Debug, Clone)]
pub struct OwnedActions {
    pub name: String,
    pub path: String,
    pub members: Vec<usize>,
}

/// All actions of a site.
#[derive(Debug, Clone, Copy)]
pub struct Actions<'a> {
    pub incidents: &'a [Incident],
    pub owners: &'a [OwnedActions],
    /// How old what is open is.
    pub ages: Option<&'a Figure>,
}

/// Those who answer for open actions, by name.
pub fn owners(incidents: &[Incident]) -> Vec<OwnedActions> {
    let mut owners: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, incident) in incidents.iter().enumerate() {
        for owner in incident.open_actions().filter_map(|action| action.owner.clone()) {
            let members = owners.entry(owner).or_default();
            if members.last() != Some(&number) {
                members.push(number);
            }
        }
    }
    let slugs = facet::slugs(owners.keys());
    let owned = |((name, members), slug): ((String, Vec<usize>), String)| OwnedActions {
        path: format!("actions/{slug}.html"),
        name,
        members,
    };
    owners.into_iter().zip(slugs).map(owned).collect()
}

impl OwnedActions {
    /// Where the calendar of the days on which they are due lies.
    pub fn calendar(&self) -> String {
        format!("{}.ics", self.path.strip_suffix(".html").unwrap_or(&self.path))
    }
}

impl Actions<'_> {
    /// The page of all.
    pub fn page(self, path: &str, plan: Plan<'_>) -> Result<String> {
        let all = late_first(self.incidents, plan);
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for one in &all {
            let (open, late) = counts.entry(one.action.owner.as_deref().unwrap_or_default()).or_default();
            *open += 1;
            *late += usize::from(one.days_late.is_some());
        }
        let owner = |owner| -> OwnerLine<'_> {
            let owner: &OwnedActions = owner;
            let (open, late) = counts.get(owner.name.as_str()).copied().unwrap_or_default();
            OwnerLine { name: &owner.name, href: owner.path.replacen("actions/", "", 1), open, late }
        };
        let view = ActionsPage {
            site: Frame::new(plan, path, "actions"),
            on: date(plan.on),
            on_machine: plan.on.format("%Y-%m-%d").to_string(),
            open: all.len(),
            late: all.iter().filter(|one| one.days_late.is_some()).count(),
            undated: all.iter().filter(|one| one.action.due.is_none()).count(),
            ages: self.ages,
            partial: self.incidents.iter().any(|incident| incident.actions_withheld),
            owners: self.owners.iter().map(owner).collect(),
            more: all.len().saturating_sub(SHOWN),
            lines: all.iter().take(SHOWN).map(|one| one.line(plan)).collect(),
        };
        plan.renderer.page("html/archive-actions.html", &view)
    }

    /// The page of one owner: all of theirs, what is due first at the top.
    pub fn owner_page(self, owner: &OwnedActions, plan: Plan<'_>) -> Result<String> {
        let incidents = owner.members.iter().map(|number| &self.incidents[*number]);
        let mut lines: Vec<ActionLine<'_>> = incidents.flat_map(|incident| lines(incident, plan)).collect();
        lines.retain(|line| line.owner == Some(&*owner.name));
        lines.sort_by(|one, other| {
            (one.due_machine.is_none(), &one.due_machine).cmp(&(other.due_machine.is_none(), &other.due_machine))
        });
        let view = OwnerPage {
            site: Frame::new(plan, &owner.path, "actions"),
            name: &owner.name,
            late: lines.iter().filter(|line| line.is_late()).count(),
            on: date(plan.on),
            calendar: owner.calendar().replacen("actions/", "", 1),
            on_machine: plan.on.format("%Y-%m-%d").to_string(),
            lines,
        };
        plan.renderer.page("html/archive-owner.html", &view)
    }
}

impl ActionLine<'_> {
    const fn is_late(&self) -> bool {
        self.days_late.is_some()
    }
}

/// An open action, and for how many days it is late.
#[derive(Debug, Clone, Copy)]
pub struct Open<'a> {
    incident: &'a Incident,
    action: &'a Action,
    pub days_late: Option<i64>,
}

impl<'a> Open<'a> {
    /// It as pages show it.
    pub fn line(self, plan: Plan<'_>) -> ActionLine<'a> {
        line(self.incident, self.action, plan)
    }
}

/// All open actions, what hurts most first.
pub fn late_first<'a>(incidents: &'a [Incident], plan: Plan<'_>) -> Vec<Open<'a>> {
    let of = |incident| {
        let incident: &'a Incident = incident;
        let rank = plan.config.severity_place(incident.severity.as_deref()).unwrap_or(usize::MAX);
        incident.open_actions().map(move |action| {
            let days_late = action.days_late(plan.on);
            (urgency(rank, days_late, action.priority, action.due), Open { incident, action, days_late })
        })
    };
    let mut all: Vec<_> = incidents.iter().flat_map(of).collect();
    all.sort_by_key(|(urgency, _)| *urgency);
    all.into_iter().map(|(_, open)| open).collect()
}

fn lines<'a>(incident: &'a Incident, plan: Plan<'_>) -> Vec<ActionLine<'a>> {
    incident.open_actions().map(|action| line(incident, action, plan)).collect()
}

fn line<'a>(incident: &'a Incident, action: &'a Action, plan: Plan<'_>) -> ActionLine<'a> {
    let place = action.id.as_ref().map(|id| format!("#{id}")).or_else(|| {
        let place = incident.actions.iter().position(|one| std::ptr::eq(one, action))?;
        Some(format!("#task-{}", place + 1))
    });
    let place = place.unwrap_or_default();
    ActionLine {
        id: action.id.as_deref(),
        text: action.text.as_deref().map(line_to_text),
        href: format!("{}{place}", incident_path(&incident.name)),
        incident: line_to_text(&incident.title),
        incident_href: incident_path(&incident.name),
        owner: action.owner.as_deref(),
        priority: action.priority.map(crate::record::Priority::as_str),
        severity: incident.severity.as_deref(),
        due: action.due.map(|due| date(due.0)),
        due_machine: action.due.map(|due| due.to_string()),
        days_late: action.days_late(plan.on),
    }
}
