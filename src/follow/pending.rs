//! Actions that are still to be done.

use std::cmp::Ordering;

use crate::record::{ActionItem, Clock, Date, Instant, Milestone, Milestoned, Postmortem, Priority, Tz};

/// One action of a record that is still to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// Its place in the record's list.
    pub place: usize,
    pub action: ActionItem,
    /// How many days its day is over; the day itself still counts. `None` where it is not.
    pub days_late: Option<i64>,
}

/// The actions of a record that are still to be done, in its order. `zone` stands in for the record's.
pub fn pending(record: &Postmortem, now: Instant, zone: Tz) -> Vec<Pending> {
    let clock = Clock::new(record.time_zone.map_or(zone, |zone| zone.0));
    let today = clock.local(now).date_naive();
    let started = Milestoned::new(record).get(Milestone::Started).and_then(|(time, _)| clock.instant(time));
    let started_on = started.map(|started| clock.local(started).date_naive());
    let open = record.action_items.iter().enumerate().filter(|(_, action)| action.state().is_open());
    let pending = |(place, action): (usize, &ActionItem)| Pending {
        place,
        action: action.clone(),
        days_late: action.days_late(today, started_on),
    };
    open.map(pending).collect()
}

/// What hurts most stands first: what is late, by the rank of its severity (worst is 1), its priority
/// and its days; then what is due soonest, and at last what has no day.
pub fn most_pressing_first(one: (usize, &Pending), other: (usize, &Pending)) -> Ordering {
    let key = |(rank, pending): (usize, &Pending)| {
        urgency(rank, pending.days_late, pending.action.priority, pending.action.due)
    };
    key(one).cmp(&key(other))
}

/// What an action is sorted by: less is more urgent.
pub fn urgency(
    rank: usize,
    days_late: Option<i64>,
    priority: Option<Priority>,
    due: Option<Date>,
) -> impl Ord + Copy + use<> {
    let late = days_late.map(|days| (rank, priority.is_none(), priority, -days));
    (late.is_none(), late, due.is_none(), due, rank, priority.is_none(), priority)
}
