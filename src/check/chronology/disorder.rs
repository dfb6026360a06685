//! Which events of a timeline stand in the wrong place.

use chrono::Duration;

use super::dated::{Dated, Entry};

/// An event in the wrong place, and what shows it.
#[derive(Debug, Clone, Copy)]
pub struct Misplaced<'a> {
    pub place: usize,
    pub time: Dated<'a>,
    /// The event that it contradicts.
    pub other: Dated<'a>,
    /// Whether `other` stands before it, and is later.
    pub is_late: bool,
    /// Whether the day after was probably meant, here and in every event that follows.
    pub is_after_midnight: bool,
}

/// As few events as possible, such that the others are in order. O(n log n).
pub fn misplaced<'a>(events: &[Entry<'a>]) -> Vec<Misplaced<'a>> {
    if events.is_sorted_by_key(|event| event.dated.instant) {
        return Vec::new();
    }
    if let Some(found) = past_midnight(events) {
        return vec![found];
    }
    let kept = longest_ordered(events);
    if kept.len() == events.len() {
        return Vec::new();
    }
    let mut is_kept = vec![false; events.len()];
    for place in kept {
        is_kept[place] = true;
    }
    let before = sweep(events, &is_kept, false);
    let after = sweep(events, &is_kept, true);
    let mut found = Vec::new();
    for (index, entry) in events.iter().enumerate().filter(|(index, _)| !is_kept[*index]) {
        let later = before[index].into_iter().flatten().find(|other| entry.dated.is_surely_before(other));
        let sooner = after[index].into_iter().flatten().find(|other| other.is_surely_before(&entry.dated));
        let contradiction = later.map(|other| (other, true)).or_else(|| sooner.map(|other| (other, false)));
        if let Some((other, is_late)) = contradiction {
            let (place, time) = (entry.place, entry.dated);
            found.push(Misplaced { place, time, other, is_late, is_after_midnight: false });
        }
    }
    found
}

/// For each event the nearest ordered ones on one side: any, and one that is exact.
fn sweep<'a>(events: &[Entry<'a>], is_kept: &[bool], backwards: bool) -> Vec<[Option<Dated<'a>>; 2]> {
    let mut seen = vec![[None, None]; events.len()];
    let (mut nearest, mut exact) = (None, None);
    for step in 0..events.len() {
        let index = if backwards { events.len() - 1 - step } else { step };
        seen[index] = [nearest, exact];
        if is_kept[index] {
            nearest = Some(events[index].dated);
            exact = if events[index].dated.time.approximate { exact } else { nearest };
        }
    }
    seen
}

/// The places of a longest run of events that are in order. Of two events that swapped places it
/// keeps the first, so that the second is told.
fn longest_ordered(events: &[Entry<'_>]) -> Vec<usize> {
    // From the end, so that each entry of `heads` is the latest event at which a run of that length begins.
    let mut heads: Vec<usize> = Vec::new();
    let mut next: Vec<Option<usize>> = vec![None; events.len()];
    for index in (0..events.len()).rev() {
        let time = events[index].dated.instant;
        let length = heads.partition_point(|head| events[*head].dated.instant >= time);
        next[index] = length.checked_sub(1).map(|shorter| heads[shorter]);
        match heads.get_mut(length) {
            Some(head) => *head = index,
            None => heads.push(index),
        }
    }
    let mut kept = Vec::with_capacity(heads.len());
    let mut at = heads.last().copied();
    while let Some(index) = at {
        kept.push(index);
        at = next[index];
    }
    kept
}

/// The first event after midnight, where the whole rest of the timeline kept the day before's date.
fn past_midnight<'a>(events: &[Entry<'a>]) -> Option<Misplaced<'a>> {
    let mut falls = events.windows(2).filter(|pair| pair[1].dated.instant < pair[0].dated.instant);
    let fall = falls.next()?;
    let (last, first) = (fall[0], fall[1]);
    let depth = last.dated.instant - first.dated.instant;
    let is_one_fall = falls.next().is_none() && depth > Duration::hours(12) && depth <= Duration::hours(24);
    // An event that merely stands at the wrong end of the list is no midnight.
    let is_day = events.first().is_some_and(|start| start.dated.instant > first.dated.instant);
    (is_one_fall && is_day).then_some(Misplaced {
        place: first.place,
        time: first.dated,
        other: last.dated,
        is_late: true,
        is_after_midnight: true,
    })
}

/// How far from its place an event is still only put down late. From farther away its date may be
/// wrong, and moving it would hide that.
const NEAR: Duration = Duration::hours(12);

/// The order of a list of `count` events in which the misplaced ones stand by their time: at each
/// place, the place where the event stands now. `None` where one of them has the wrong time, or may have.
pub fn order(events: &[Entry<'_>], misplaced: &[Misplaced<'_>], count: usize) -> Option<Vec<usize>> {
    let distance = |found: &Misplaced<'_>| (found.time.instant - found.other.instant).abs();
    if misplaced.is_empty() || misplaced.iter().any(|found| found.is_after_midnight || distance(found) > NEAR) {
        return None;
    }
    let mut moved: Vec<_> = misplaced.iter().map(|found| (found.time.instant, found.place)).collect();
    moved.sort_unstable();
    let mut moved = moved.into_iter().peekable();
    let mut is_moved = vec![false; count];
    for found in misplaced {
        is_moved[found.place] = true;
    }
    // Approximate times that are not told may stand anywhere near: only the others show the way.
    let mut bounds = vec![None; count];
    for entry in longest_ordered(events).into_iter().map(|index| &events[index]) {
        bounds[entry.place] = Some(entry.dated.instant);
    }
    let mut order = Vec::with_capacity(count);
    for place in (0..count).filter(|place| !is_moved[*place]) {
        // All other events follow the one that they stand behind.
        if let Some(bound) = bounds[place] {
            while let Some((_, sooner)) = moved.next_if(|(time, _)| *time < bound) {
                order.push(sooner);
            }
        }
        order.push(place);
    }
    order.extend(moved.map(|(_, place)| place));
    Some(order)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::record::Timestamp;

    /// Timelines of minutes after midnight; a negative minute is approximate.
    fn places(minutes: &[i64]) -> Vec<usize> {
        let midnight = NaiveDate::default().and_time(chrono::NaiveTime::MIN);
        let times: Vec<Timestamp> = minutes
            .iter()
            .map(|minute| Timestamp {
                approximate: *minute < 0,
                ..Timestamp::local(midnight + Duration::minutes(minute.abs()))
            })
            .collect();
        let entry = |(place, time)| {
            let time: &Timestamp = time;
            Entry { place, kind: None, dated: Dated::new(time, time.naive.and_utc()) }
        };
        let events: Vec<Entry<'_>> = times.iter().enumerate().map(entry).collect();
        misplaced(&events).into_iter().map(|found| found.place).collect()
    }

    #[test]
    fn only_the_event_in_the_wrong_place_is_told_not_every_one_after_it() {
        assert_eq!(places(&[900, 1100, 910, 920, 930]), [1]);
        assert_eq!(places(&[900, 910, 920, 905, 930]), [3]);
        assert_eq!(places(&[900, 960, 945, 990]), [2]);
    }

    #[test]
    fn equal_times_one_event_and_none_are_in_order() {
        assert!(places(&[]).is_empty());
        assert!(places(&[900]).is_empty());
        assert!(places(&[900, 900, 900]).is_empty());
    }

    #[test]
    fn an_approximate_time_may_be_an_hour_off_and_no_more() {
        assert!(places(&[900, 960, -910, 970]).is_empty());
        assert!(places(&[-960, 910, 920]).is_empty());
        assert_eq!(places(&[900, 960, -890, 970]), [2]);
    }

    #[test]
    fn an_approximate_neighbour_excuses_nothing_where_an_exact_one_contradicts() {
        assert_eq!(places(&[900, 960, -965, 950, 970]), [3]);
    }

    #[test]
    fn a_forgotten_midnight_is_told_once() {
        assert_eq!(places(&[1320, 1430, 10, 20, 40]), [2]);
        assert_eq!(places(&[1430, 10]), [1]);
    }

    #[test]
    fn ten_thousand_events_backwards_take_no_quadratic_time() {
        let backwards: Vec<i64> = (0..10_000).rev().collect();
        assert_eq!(places(&backwards).len(), 9_999);
    }
}
