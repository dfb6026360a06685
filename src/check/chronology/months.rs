//! Times whose month is wrong: a month away from everything around them, or with day and month
//! swapped, and at home among it once that is put right.
//!
//! Incidents do last, and sleep, for a month. So a time is only taken for a slip if nothing else of
//! the record lies near it, and if no rule about order would call the incident itself wrong.

use chrono::{Datelike, Duration, Months, NaiveDate};

use super::dated::{Dated, Entry, Reached, Stretch, event_field, window_field};
use super::slips::Slip;
use crate::record::{EventKind, Instant, Milestone, Timestamp};

/// Times belong to one incident that are nearer to its middle than this.
pub const NEAR: Duration = Duration::days(5);
/// What lies nearer to a time than this supports it.
const ALONE: Duration = Duration::days(2);

/// Takes the slips out of a record's times.
pub fn take<'a>(
    written: &mut Vec<Reached<'a>>,
    events: &mut Vec<Entry<'a>>,
    windows: &mut [Stretch<'a>],
    now: Instant,
) -> Vec<Slip<'a>> {
    let Some(home) = Home::of(written, events, windows, now) else { return Vec::new() };
    let mut slips = Vec::new();
    written.retain(|reached| {
        let is_end = !matches!(reached.milestone, Milestone::Closed | Milestone::PublicNotified);
        let is_early = reached.milestone == Milestone::Started;
        let meant = home.meant(&reached.dated).filter(|_| is_end && is_early == home.is_after(&reached.dated));
        slips.extend(meant.map(|meant| Slip { field: reached.field(), time: reached.dated.time, meant }));
        meant.is_none()
    });
    for window in windows {
        for (key, is_early, end) in [("from", true, &mut window.from), ("to", false, &mut window.to)] {
            let Some((dated, meant)) = end.and_then(|dated| Some((dated, home.meant(&dated)?))) else { continue };
            if is_early == home.is_after(&dated) {
                slips.push(Slip { field: window_field(window.place).at(key), time: dated.time, meant });
                *end = None;
            }
        }
    }
    let found = of_events(events, &home);
    events.retain(|entry| !found.iter().any(|(place, _)| *place == entry.place));
    slips.extend(found.into_iter().map(|(_, slip)| slip));
    slips
}

/// Events that belong between their neighbours; at the ends of a timeline, only those that are part
/// of the response, since lead-up and follow-up may take a month.
fn of_events<'a>(events: &[Entry<'a>], home: &Home) -> Vec<(usize, Slip<'a>)> {
    let mut found = Vec::new();
    let mut before: Option<&Entry<'a>> = None;
    for (index, entry) in events.iter().enumerate() {
        if home.contains(entry.dated.instant) {
            before = Some(entry);
            continue;
        }
        let Some(meant) = home.meant(&entry.dated) else { continue };
        let after = events[index + 1..].iter().find(|next| home.contains(next.dated.instant));
        let belongs = match (before, after) {
            (Some(before), Some(after)) => {
                let instant = entry.dated.instant + (meant.naive - entry.dated.time.naive);
                before.dated.instant <= instant && instant <= after.dated.instant
            }
            (None, Some(_)) => home.is_after(&entry.dated) && entry.kind == Some(EventKind::Started),
            (Some(_), None) => !home.is_after(&entry.dated) && is_response(entry.kind),
            (None, None) => false,
        };
        if belongs {
            found.push((entry.place, Slip { field: event_field(entry.place), time: entry.dated.time, meant }));
        }
    }
    found
}

const fn is_response(kind: Option<EventKind>) -> bool {
    matches!(
        kind,
        Some(
            EventKind::Detected
                | EventKind::Acknowledged
                | EventKind::Identified
                | EventKind::Mitigated
                | EventKind::Recovered
                | EventKind::Resolved
        )
    )
}

/// Where most of a record's times are, and all of them.
struct Home {
    first: Instant,
    last: Instant,
    /// In order.
    all: Vec<Instant>,
    now: Instant,
}

impl Home {
    fn of(written: &[Reached<'_>], events: &[Entry<'_>], windows: &[Stretch<'_>], now: Instant) -> Option<Self> {
        let mut all: Vec<Instant> = written.iter().map(|reached| reached.dated.instant).collect();
        all.extend(events.iter().map(|entry| entry.dated.instant));
        all.extend(windows.iter().flat_map(|window| [window.from, window.to]).flatten().map(|end| end.instant));
        all.sort_unstable();
        let middle = *all.get(all.len() / 2)?;
        let near: Vec<Instant> = all.iter().copied().filter(|time| (*time - middle).abs() <= NEAR).collect();
        let is_most = near.len() > 2 && near.len() * 2 > all.len();
        let (first, last) = near.first().copied().zip(near.last().copied()).filter(|_| is_most)?;
        // Most records have nothing that is far.
        let has_far = near.len() < all.len();
        has_far.then_some(Self { first, last, all, now })
    }

    fn contains(&self, instant: Instant) -> bool {
        instant >= self.first && instant <= self.last
    }

    /// Whether all this is later than `dated`.
    fn is_after(&self, dated: &Dated<'_>) -> bool {
        dated.instant < self.first
    }

    /// The time that was probably meant. One that has not come is wrong in another way.
    fn meant(&self, dated: &Dated<'_>) -> Option<Timestamp> {
        if self.contains(dated.instant) || dated.instant > self.now || !self.is_alone(dated.instant) {
            return None;
        }
        let naive = dated.time.naive;
        let month = |other: Option<chrono::NaiveDateTime>| other.filter(|other| other.day() == naive.day());
        let swapped = NaiveDate::from_ymd_opt(naive.year(), naive.day(), naive.month());
        let candidates = [
            month(naive.checked_add_months(Months::new(1))),
            month(naive.checked_sub_months(Months::new(1))),
            swapped.map(|day| day.and_time(naive.time())),
        ];
        let is_home = |other: &chrono::NaiveDateTime| {
            let instant = dated.instant + (*other - naive);
            instant >= self.first - Duration::hours(6) && instant <= self.last + Duration::hours(12)
        };
        let naive = candidates.into_iter().flatten().find(is_home)?;
        Some(Timestamp { naive, ..*dated.time })
    }

    /// Whether no other time of the record lies near.
    fn is_alone(&self, instant: Instant) -> bool {
        let from = self.all.partition_point(|time| *time < instant - ALONE);
        self.all.get(from + 1).is_none_or(|next| *next > instant + ALONE)
    }
}
