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

    fn count(&mut self, stands: Stands) {
        let count = match stands {
            Stands::InTime => &mut self.in_time,
            Stands::Late => &mut self.late,
            Stands::DoneUndated => &mut self.done_undated,
            Stands::Overdue(_) => &mut self.overdue,
            Stands::Open => &mut self.open,
            Stands::Dropped => &mut self.dropped,
        };
        *count += 1;
    }

    /// Where the actions of one incident stand.
    pub fn of(incident: &Incident, today: NaiveDate) -> Self {
        let mut standing = Self::default();
        incident.actions.iter().for_each(|action| standing.count(Stands::of(action, today)));
        standing
    }
}

/// Where one action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    InTime,
    Late,
    DoneUndated,
    /// For so many days.
    Overdue(i64),
    Open,
    Dropped,
}

impl Stands {
    pub fn of(action: &Action, today: NaiveDate) -> Self {
        match action.status {
            ActionStatus::Done => match (action.due, action.closed) {
                (Some(due), Some(closed)) if closed <= due => Self::InTime,
                (Some(_), Some(_)) => Self::Late,
                _ => Self::DoneUndated,
            },
            ActionStatus::Declined | ActionStatus::Superseded => Self::Dropped,
            _ => action.days_late(today).map_or(Self::Open, Self::Overdue),
        }
    }
}

/// An action that is overdue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overdue<'a> {
    pub incident: &'a Incident,
    pub action: &'a Action,
    /// For so many days.
    pub days: i64,
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

    /// Which of them an age in days belongs to.
    pub fn band(age: i64) -> usize {
        [30, 90, 365].iter().filter(|limit| age >= **limit).count()
    }
}

/// What became of all actions, on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowThrough<'a> {
    pub today: NaiveDate,
    pub all: Standing,
    /// By series, worst first; only those that have actions.
    pub by_severity: Vec<(usize, Standing)>,
    pub ages: Ages,
    /// To be done, without a day by which.
    pub without_due: usize,
    /// The one that is overdue for the longest time; the first of several.
    pub longest: Option<Overdue<'a>>,
}

impl<'a> FollowThrough<'a> {
    pub fn new(scope: &Scope<'a>, severities: &Severities, today: NaiveDate) -> Self {
        let mut all = Standing::default();
        let mut series = [Standing::default(); SERIES];
        let (mut ages, mut days, mut without_due) = (Ages::default(), Vec::new(), 0);
        let mut longest: Option<Overdue<'_>> = None;
        for incident in scope.all.iter().copied() {
            let series = &mut series[severities.place(incident.severity.as_deref())];
            for action in &incident.actions {
                let stands = Stands::of(action, today);
                all.count(stands);
                series.count(stands);
                if let Stands::Overdue(days) = stands
                    && longest.is_none_or(|longest| longest.days < days)
                {
                    longest = Some(Overdue { incident, action, days });
                }
                if !action.status.is_open() {
                    continue;
                }
                without_due += usize::from(action.due.is_none());
                match incident.day.map(|day| (today - day.0).num_days()).filter(|age| *age >= 0) {
                    Some(age) => {
                        ages.bands[Ages::band(age)] += 1;
                        days.push(Span { length: Duration::days(age), approximate: false });
                    }
                    None => ages.unknown += 1,
                }
            }
        }
        ages.summary = Summary::of(days).map(in_days);
        let by_severity = series.into_iter().enumerate().filter(|(_, standing)| standing.total() > 0).collect();
        Self { today, all, by_severity, ages, without_due, longest }
    }
}

/// Ages are whole days; so is what is said of them.
fn in_days(summary: Summary) -> Summary {
    let whole = |span: Span| Span { length: Duration::days((span.length + Duration::hours(12)).num_days()), ..span };
    Summary { median: whole(summary.median), quartiles: summary.quartiles.map(|outer| outer.map(whole)), ..summary }
}
