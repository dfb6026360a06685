//! Whether what was promised is done.

use chrono::{Duration, NaiveDate};

use super::severities::{SERIES, Severities};
use super::{Action, Incident, Scope, Summary};
use crate::record::{ActionStatus, Span};

/// Where actions stand. Each is in exactly one of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Done by the day on which they were due.
    pub in_time: usize,
    /// Done after it.
    pub late: usize,
    /// Done, without a day on which they were due or done.
    pub done_undated: usize,
    /// To be done, and past the day on which they are due.
    pub overdue: usize,
    /// To be done, and not overdue.
    pub open: usize,
    /// Declined or superseded.
    pub dropped: usize,
}

impl Standing {
    pub const fn done(&self) -> usize {
        self.in_time + self.late + self.done_undated
    }

    pub const fn to_be_done(&self) -> usize {
        self.overdue + self.open
    }

    pub const fn total(&self) -> usize {
        self.done() + self.to_be_done() + self.dropped
    }

    fn count(&mut self, action: &Action, incident: &Incident, today: NaiveDate) {
        let count = match action.status {
            ActionStatus::Done => match (action.due, action.closed) {
                (Some(due), Some(closed)) if closed <= due => &mut self.in_time,
                (Some(_), Some(_)) => &mut self.late,
                _ => &mut self.done_undated,
            },
            ActionStatus::Declined | ActionStatus::Superseded => &mut self.dropped,
            _ if action.days_late(today, incident).is_some() => &mut self.overdue,
            _ => &mut self.open,
        };
        *count += 1;
    }
}

/// How old what is to be done is, counted from the day on which its incident began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ages {
    /// Less than 30 days, 30 to 89, 90 to 364, 365 and more.
    pub bands: [usize; 4],
    /// In whole days.
    pub summary: Option<Summary>,
    /// Without a day to count from.
    pub unknown: usize,
}

impl Ages {
    /// What the bands are called.
    pub const BANDS: [&'static str; 4] = ["under 30 days", "30 to 89 days", "90 to 364 days", "a year and more"];
}

/// What became of all actions, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowThrough {
    pub today: NaiveDate,
    pub all: Standing,
    /// By series, worst first; only those that have actions.
    pub by_severity: Vec<(usize, Standing)>,
    pub ages: Ages,
    /// To be done, without a day by which.
    pub without_due: usize,
}

impl FollowThrough {
    pub fn new(scope: &Scope<'_>, severities: &Severities, today: NaiveDate) -> Self {
        let mut all = Standing::default();
        let mut series = [Standing::default(); SERIES];
        let (mut ages, mut days, mut without_due) = (Ages::default(), Vec::new(), 0);
        for incident in &scope.all {
            let series = &mut series[severities.place(incident.severity.as_deref())];
            for action in &incident.actions {
                all.count(action, incident, today);
                series.count(action, incident, today);
                if !action.status.is_open() {
                    continue;
                }
                without_due += usize::from(action.due.is_none());
                match incident.day.map(|day| (today - day.0).num_days()).filter(|age| *age >= 0) {
                    Some(age) => {
                        ages.bands[[30, 90, 365].iter().filter(|limit| age >= **limit).count()] += 1;
                        days.push(Span { length: Duration::days(age), approximate: false });
                    }
                    None => ages.unknown += 1,
                }
            }
        }
        ages.summary = Summary::of(days).map(in_days);
        let by_severity = series.into_iter().enumerate().filter(|(_, standing)| standing.total() > 0).collect();
        Self { today, all, by_severity, ages, without_due }
    }
}

/// Ages are whole days; so is what is said of them.
fn in_days(summary: Summary) -> Summary {
    let whole = |span: Span| Span { length: Duration::days((span.length + Duration::hours(12)).num_days()), ..span };
    Summary { median: whole(summary.median), quartiles: summary.quartiles.map(|outer| outer.map(whole)), ..summary }
}
