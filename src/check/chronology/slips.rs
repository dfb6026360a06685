//! Times whose year is wrong: about a year away from everything around them, and at home among it
//! once the year is put right.

use chrono::{Datelike, Duration};

use super::dated::{Dated, Entry, Reached, Stretch, event_field, window_field};
use crate::finding::FieldPath;
use crate::record::{EventKind, Instant, Timestamp};

/// A time with the wrong year.
#[derive(Debug, Clone)]
pub struct Slip<'a> {
    pub field: FieldPath,
    pub time: &'a Timestamp,
    /// The same with the year that was probably meant.
    pub meant: Timestamp,
}

/// Times belong to one incident that are nearer to its middle than this.
const NEAR: Duration = Duration::days(60);
/// Nothing that is nearer than this is about a year away.
const FAR: Duration = Duration::days(300);
/// A corrected time may lie this far outside the rest.
const MARGIN: Duration = Duration::days(2);

/// Takes the slips out of a record's times.
pub fn take<'a>(
    written: &mut Vec<Reached<'a>>,
    events: &mut Vec<Entry<'a>>,
    windows: &mut [Stretch<'a>],
) -> Vec<Slip<'a>> {
    let Some(home) = Home::of(written, events) else { return Vec::new() };
    let mut slips = Vec::new();
    written.retain(|reached| {
        let meant = home.meant(&reached.dated);
        slips.extend(meant.map(|meant| Slip { field: reached.field(), time: reached.dated.time, meant }));
        meant.is_none()
    });
    for window in windows {
        for (key, end) in [("from", &mut window.from), ("to", &mut window.to)] {
            let Some((dated, meant)) = end.and_then(|dated| Some((dated, home.meant(&dated)?))) else { continue };
            slips.push(Slip { field: window_field(window.place).at(key), time: dated.time, meant });
            *end = None;
        }
    }
    // A change that was made a year before the incident may well have led to it.
    let is_old_change = |entry: &Entry<'_>| entry.kind == Some(EventKind::Change) && entry.dated.instant < home.first;
    events.retain(|entry| {
        let meant = if is_old_change(entry) { None } else { home.meant(&entry.dated) };
        let slip = |meant| Slip { field: event_field(entry.place), time: entry.dated.time, meant };
        slips.extend(meant.map(slip));
        meant.is_none()
    });
    slips
}

/// Where most of a record's times are.
struct Home {
    first: Instant,
    last: Instant,
}

impl Home {
    fn of(written: &[Reached<'_>], events: &[Entry<'_>]) -> Option<Self> {
        let mut all: Vec<Instant> = written.iter().map(|reached| reached.dated.instant).collect();
        all.extend(events.iter().map(|entry| entry.dated.instant));
        all.sort_unstable();
        // Of two times neither can be told to be the wrong one.
        let middle = *all.get(all.len().checked_sub(1)? / 2).filter(|_| all.len() > 2)?;
        let near: Vec<Instant> = all.into_iter().filter(|time| (*time - middle).abs() <= NEAR).collect();
        Some(Self { first: *near.first()?, last: *near.last()? })
    }

    /// The time with another year, if that brings it home from about a year away.
    fn meant(&self, dated: &Dated<'_>) -> Option<Timestamp> {
        if dated.instant >= self.first - FAR && dated.instant <= self.last + FAR {
            return None;
        }
        let step = if dated.instant < self.first { 1 } else { -1 };
        let naive = dated.time.naive.with_year(dated.time.naive.year().checked_add(step)?)?;
        let instant = dated.instant.checked_add_signed(naive - dated.time.naive)?;
        let is_home = instant >= self.first - MARGIN && instant <= self.last + MARGIN;
        is_home.then_some(Timestamp { naive, ..*dated.time })
    }
}
