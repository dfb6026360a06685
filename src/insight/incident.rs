//! One incident in short: what lists, feeds and figures need of a record.

use std::cmp::Ordering;
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::at_rest;
use crate::config::Config;
use crate::record::{
    ActionItem, ActionKind, ActionStatus, Clock, Date, Durations, Instant, Kind, Milestone, Milestoned, Postmortem,
    Priority, Relation, Span, Status, Tz, day_in_name, days_late, record_name,
};

/// An incident without its story: a tenth of its record, so that a hundred thousand stand side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// The record's name, and its page's: its id, else what its file's name makes.
    pub name: String,
    /// The record's file, relative to the archive's root, with `/`.
    pub file: String,
    pub title: String,
    pub status: Status,
    pub severity: Option<String>,
    pub kind: Option<Kind>,
    /// The one person or role that answers for the record.
    pub owner: Option<String>,
    /// Whether a reviewer said what they think of it.
    pub reviewed: bool,
    pub services: Vec<String>,
    pub tags: Vec<String>,
    /// Markdown, as it is written.
    pub summary: Option<String>,
    /// The day on which it began, on the record's own clock.
    pub day: Option<Date>,
    /// The same where nobody said yet when it began: the day of the first thing that is told of it, else the one that
    /// its name begins with.
    pub known_day: Option<Date>,
    /// When it began; `None` in a young draft.
    #[serde(with = "at_rest::instant")]
    pub started: Option<Instant>,
    /// Where it stands in the order of time: when it began, else the earliest time that is told of it, else the end of
    /// the day that its name begins with.
    #[serde(with = "at_rest::instant")]
    pub place: Option<Instant>,
    /// When it ended, by the best milestone there is.
    #[serde(with = "at_rest::instant")]
    pub ended: Option<Instant>,
    pub published: Option<Date>,
    /// When the record last changed by its own account: never by the clock or the file system.
    #[serde(with = "at_rest::instant")]
    pub updated: Option<Instant>,
    /// From the beginning to the end.
    #[serde(with = "at_rest::span")]
    pub duration: Option<Span>,
    #[serde(with = "at_rest::span")]
    pub to_detect: Option<Span>,
    #[serde(with = "at_rest::span")]
    pub to_acknowledge: Option<Span>,
    #[serde(with = "at_rest::span")]
    pub to_mitigate: Option<Span>,
    #[serde(with = "at_rest::span")]
    pub to_resolve: Option<Span>,
    /// The categories of its contributing factors, each once, sorted.
    pub categories: Vec<String>,
    pub actions: Vec<Action>,
    /// Whether the record has actions that these readers may not see: then nobody can tell them that all are done.
    pub actions_withheld: bool,
    /// The incidents that it names, and what it is to them.
    pub related: Vec<(String, Option<Relation>)>,
}

/// One action item in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Action {
    pub id: Option<String>,
    pub text: Option<String>,
    pub owner: Option<String>,
    pub kind: Option<ActionKind>,
    pub priority: Option<Priority>,
    pub status: ActionStatus,
    pub due: Option<Date>,
    pub closed: Option<Date>,
    pub done_when: Option<String>,
    pub tracker: Option<String>,
}

impl Incident {
    /// The incident of a record whose file is `file`, as the archive's root sees it.
    pub fn new(record: &Postmortem, file: &Path, config: &Config) -> Self {
        let clock = Clock::new(record.time_zone.or(config.time_zone).map_or(Tz::UTC, |zone| zone.0));
        let milestones = Milestoned::new(record);
        let started = milestones.get(Milestone::Started).and_then(|(time, _)| clock.instant(time));
        let ended = milestones.end().and_then(|(time, _)| clock.instant(time));
        let spans = Durations::of(record, clock);
        let texts = |lines: &[crate::record::Line]| lines.iter().map(ToString::to_string).collect();
        let categories = record.contributing_factors.iter().filter_map(|factor| factor.category.as_deref());
        let mut categories: Vec<String> = categories.map(str::to_owned).collect();
        categories.sort_unstable();
        categories.dedup();
        let day = |instant: Instant| Date(clock.local(instant).date_naive());
        let name = name(record, file);
        let told = started.or_else(|| record.times().filter_map(|(_, time)| clock.instant(time)).min());
        let place = told.or_else(|| end_of_day_in(&name));
        let related = record.related.iter().filter_map(|other| Some((other.id.as_ref()?.to_string(), other.relation)));
        Self {
            known_day: told.map(day).or_else(|| day_in_name(&name).map(Date)),
            name,
            file: file.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"),
            title: record.title.as_deref().unwrap_or("Untitled incident").to_owned(),
            status: record.stage(),
            severity: record.severity.as_deref().map(str::to_owned),
            kind: record.kind,
            owner: record.owner.as_deref().map(str::to_owned),
            reviewed: record.reviewers.iter().any(|review| review.verdict.is_some()),
            services: texts(&record.services),
            tags: texts(&record.tags),
            summary: record.summary.as_deref().map(str::to_owned),
            day: started.map(day),
            started,
            place,
            ended,
            published: record.published,
            updated: updated(record, started, ended),
            duration: spans.total,
            to_detect: spans.to_detect,
            to_acknowledge: spans.to_acknowledge,
            to_mitigate: spans.to_mitigate,
            to_resolve: spans.to_resolve,
            categories,
            actions: record.action_items.iter().map(Action::new).collect(),
            actions_withheld: false,
            related: related.collect(),
        }
    }

    /// Its actions that are still to be done.
    pub fn open_actions(&self) -> impl Iterator<Item = &Action> + Clone {
        self.actions.iter().filter(|action| action.status.is_open())
    }

    /// Whether there were actions and none of them is still to be done, as far as its readers can know.
    pub fn are_all_done(&self) -> bool {
        !self.actions.is_empty() && !self.actions_withheld && self.open_actions().next().is_none()
    }

    /// The order of time; of equals the later name is the newer one. What tells of no time at all is still being written,
    /// and stands behind all others.
    pub fn oldest_first(&self, other: &Self) -> Ordering {
        let key = |incident: &Self| (incident.place.is_none(), incident.place);
        key(self).cmp(&key(other)).then_with(|| self.name.cmp(&other.name))
    }

    /// The one that is known to be the latest; only where no time is known of any of them, the last by name.
    pub fn latest<'a>(all: impl IntoIterator<Item = &'a Self>) -> Option<&'a Self> {
        all.into_iter()
            .max_by(|one, other| one.place.is_some().cmp(&other.place.is_some()).then_with(|| one.oldest_first(other)))
    }

    /// Whether it came after whatever is called so, as far as the day tells that the name begins with.
    pub fn is_after_day_in(&self, name: &str) -> bool {
        end_of_day_in(name).zip(self.place).is_some_and(|(day, place)| day < place)
    }
}

impl Action {
    fn new(action: &ActionItem) -> Self {
        let text = |line: &Option<crate::record::Line>| line.as_deref().map(str::to_owned);
        Self {
            id: action.id.as_deref().map(str::to_owned),
            text: text(&action.text),
            owner: text(&action.owner),
            kind: action.kind,
            priority: action.priority,
            status: action.state(),
            due: action.due,
            closed: action.closed,
            done_when: text(&action.done_when),
            tracker: text(&action.tracker),
        }
    }

    /// For how many days it has been late on a day; `None` where it is not.
    pub fn days_late(&self, today: NaiveDate) -> Option<i64> {
        days_late(self.due, self.status, today)
    }
}

fn name(record: &Postmortem, file: &Path) -> String {
    record_name(record.id.as_ref(), &file.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default())
}

/// The end of the day that a name begins with: what is told of nothing but its day is the last of that day.
fn end_of_day_in(name: &str) -> Option<Instant> {
    day_in_name(name)?.and_hms_opt(23, 59, 59).map(|end| end.and_utc())
}

fn updated(record: &Postmortem, started: Option<Instant>, ended: Option<Instant>) -> Option<Instant> {
    let revised = record.revisions.iter().filter_map(|revision| Some(revision.at?.day())).max();
    let day = revised.max(record.published.map(|day| day.0));
    let midnight = day.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|midnight| midnight.and_utc());
    midnight.max(ended).max(started)
}
