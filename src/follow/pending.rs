//! What was promised, and how late it is.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::record::{ActionItem, Clock, Date, Instant, Milestone, Milestoned, Postmortem, Priority, Tz};

/// One action of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// Its place in the record's list.
    pub place: usize,
    pub action: ActionItem,
    /// How many days its day is over; the day itself still counts. `None` where it is not, and where it is closed.
    pub days_late: Option<i64>,
    /// How many days ago its incident began; `None` where that is not known, or is yet to come.
    pub age: Option<i64>,
}

/// The actions of a record that are still to be done, in its order. `zone` stands in for the record's.
pub fn pending(record: &Postmortem, now: Instant, zone: Tz) -> Vec<Pending> {
    let mut all = promised(record, now, zone);
    all.retain(|pending| pending.action.state().is_open());
    all
}

/// All of its actions, done or not.
pub fn promised(record: &Postmortem, now: Instant, zone: Tz) -> Vec<Pending> {
    if record.action_items.is_empty() {
        return Vec::new();
    }
    let clock = Clock::new(record.time_zone.map_or(zone, |zone| zone.0));
    let today = clock.local(now).date_naive();
    let started_on = started_on(record, clock);
    let age = started_on.map(|started| (today - started).num_days()).filter(|age| *age >= 0);
    let pending = |(place, action): (usize, &ActionItem)| Pending {
        place,
        action: action.clone(),
        days_late: action.days_late(today),
        age,
    };
    record.action_items.iter().enumerate().map(pending).collect()
}

fn started_on(record: &Postmortem, clock: Clock) -> Option<NaiveDate> {
    let started = Milestoned::new(record).get(Milestone::Started).and_then(|(time, _)| clock.instant(time));
    started.map(|started| clock.local(started).date_naive())
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
