//! A record with its place in the archive.

use std::cmp::Ordering;
use std::path::Path;

use crate::config::Config;
use crate::record::{
    Clock, Durations, Instant, Milestone, Milestoned, Postmortem, RecordId, Span, Status, Tz, Visibility, slug,
};
use crate::render::Profile;

/// Where the pages of incidents lie in the site, and how their names end.
pub const FOLDER: &str = "incidents/";
pub const EXTENSION: &str = ".html";

/// One incident of the archive.
#[derive(Debug, Clone)]
pub struct Incident {
    /// The page's name, and the record's: its id, else what its file's name makes.
    pub name: String,
    pub record: Postmortem,
    clock: Clock,
    started: Option<Instant>,
}

impl Incident {
    /// The incident of a record that lies in `file`.
    pub fn new(record: Postmortem, file: &Path, config: &Config) -> Self {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = record.id.clone().or_else(|| stem.parse().ok()).map_or_else(
            || if slug(&stem).is_empty() { "record".to_owned() } else { slug(&stem) },
            |id: RecordId| id.to_string(),
        );
        let zone = record.time_zone.or(config.time_zone).map_or(Tz::UTC, |zone| zone.0);
        let clock = Clock::new(zone);
        let started = Milestoned::new(&record).get(Milestone::Started).and_then(|(time, _)| clock.instant(time));
        Self { name, record, clock, started }
    }

    /// The page, relative to the site's folder.
    pub fn path(&self) -> String {
        format!("{FOLDER}{}{EXTENSION}", self.name)
    }

    pub fn title(&self) -> &str {
        self.record.title.as_deref().unwrap_or("Untitled incident")
    }

    /// When it began; `None` in a young draft.
    pub const fn started(&self) -> Option<Instant> {
        self.started
    }

    /// The local day on which it began, for people and for machines.
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        self.started.map(|started| self.clock.local(started).date_naive())
    }

    /// When it ended, by the best milestone there is.
    pub fn ended(&self) -> Option<Instant> {
        Milestoned::new(&self.record).end().and_then(|(time, _)| self.clock.instant(time))
    }

    pub fn duration(&self) -> Option<Span> {
        Durations::of(&self.record, self.clock).total
    }

    pub fn open_actions(&self) -> usize {
        self.record.action_items.iter().filter(|action| action.state().is_open()).count()
    }

    /// When the record last changed by its own account: never by the clock or the file system.
    pub fn updated(&self) -> Option<Instant> {
        let revised = self.record.revisions.iter().filter_map(|revision| Some(revision.at?.day())).max();
        let published = self.record.published.map(|day| day.0);
        let day = revised.max(published).and_then(|day| day.and_hms_opt(0, 0, 0)).map(|midnight| midnight.and_utc());
        day.max(self.ended()).max(self.started)
    }

    pub fn is_shown_to(&self, profile: Profile) -> bool {
        let visibility = self.record.visibility.unwrap_or(Visibility::Internal);
        match profile {
            Profile::Internal => visibility != Visibility::Restricted,
            Profile::Public => visibility == Visibility::Public && self.record.stage() == Status::Published,
        }
    }

    /// The order of every list; incidents without a beginning are the newest of all.
    pub fn newest_first(&self, other: &Self) -> Ordering {
        let key = |incident: &Self| (incident.started.is_none(), incident.started);
        key(other).cmp(&key(self)).then_with(|| self.name.cmp(&other.name))
    }
}
