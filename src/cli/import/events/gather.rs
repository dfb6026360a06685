//! All that the sources offer, together: in order, within the incident, and nothing that is there already.

use std::collections::HashSet;

use chrono::{DurationRound as _, TimeDelta};

use super::source::Source;
use super::window::Window;
use crate::cli::when::When;
use crate::import::feed::{Ground, Offered};
use crate::record::{Event, Instant, Postmortem, Timestamp};

/// What may be added, and what may not.
#[derive(Debug, Default)]
pub struct Gathered {
    /// In order of time.
    pub offered: Vec<Offered>,
    /// How the sources were read, each in a line.
    pub remarks: Vec<String>,
    /// What could not be, and why.
    pub unread: Vec<String>,
    /// How many are in the record already, or stand twice in the sources.
    pub known: usize,
    /// How many are of another time than the incident.
    pub outside: usize,
    /// Which time that is.
    pub window: String,
}

impl Gathered {
    pub fn of(sources: Vec<Source>, record: &Postmortem, ground: &Ground, window: &Window, when: &When) -> Self {
        let mut gathered = Self { window: window.told(when), ..Self::default() };
        let mut known = Known::of(&record.timeline, ground);
        for Source { name, feed } in sources {
            gathered.remarks.extend(feed.remarks.iter().map(|remark| format!("{name}: {remark}")));
            let unit = feed.unit;
            gathered.unread.extend(feed.unread.iter().map(|row| format!("{name}: {unit} {}: {}", row.line, row.why)));
            for offered in feed.offered {
                let at = ground.instant(&offered.at);
                // What a clock shows twice, or skips, was told by the reader.
                if at.is_some_and(|at| !window.holds(at)) {
                    gathered.outside += 1;
                } else if known.is_new(&offered, ground) {
                    gathered.offered.push(offered);
                } else {
                    gathered.known += 1;
                }
            }
        }
        gathered.offered.sort_by_key(|offered| ground.instant(&offered.at));
        gathered
    }

    pub fn events(&self) -> Vec<Event> {
        self.offered.iter().cloned().map(Event::from).collect()
    }
}

/// The events that are there already: in one minute nobody says the same twice.
#[derive(Debug, Default)]
pub struct Known {
    texts: HashSet<(Option<Instant>, String)>,
    names: HashSet<String>,
}

impl Known {
    pub fn of(events: &[Event], ground: &Ground) -> Self {
        let mut known = Self::default();
        for event in events {
            let text = event.text.as_deref().unwrap_or_default();
            known.texts.insert((event.at.as_ref().and_then(|at| minute(at, ground)), plain(text)));
            known.names.extend(event.evidence.iter().map(ToString::to_string));
        }
        known
    }

    /// Whether it is not there; from now on it is. A commit is known by its name, whatever was made of its text.
    pub fn is_new(&mut self, offered: &Offered, ground: &Ground) -> bool {
        if offered.is_named && offered.evidence.iter().any(|name| self.names.contains(&**name)) {
            return false;
        }
        self.names.extend(offered.evidence.iter().map(ToString::to_string));
        self.texts.insert((minute(&offered.at, ground), plain(&offered.text)))
    }
}

fn minute(at: &Timestamp, ground: &Ground) -> Option<Instant> {
    ground.instant(at)?.duration_trunc(TimeDelta::minutes(1)).ok()
}

/// A text by its words alone.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
