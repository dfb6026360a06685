//! By when an action is in time.

use chrono::Days;

use super::Config;
use crate::record::{ActionItem, Clock, Date, Milestone, Milestoned, Postmortem, Priority, Tz};

impl Config {
    /// The last day on which an action of that record is in time by policy, and how many days after the end of the
    /// incident that is; `None` where nothing limits it.
    ///
    /// How urgent it is is not always said: then it is the nearest day that the policy has for the severity.
    pub fn due_by(&self, record: &Postmortem, action: &ActionItem) -> Option<(Date, u64)> {
        let severity = record.severity.as_ref();
        let days = match action.priority {
            Some(_) => self.due_within(severity, action.priority),
            None => Priority::ALL.iter().filter_map(|priority| self.due_within(severity, Some(*priority))).min(),
        }?;
        let clock = Clock::new(record.time_zone.or(self.time_zone).map_or(Tz::UTC, |zone| zone.0));
        let milestones = Milestoned::new(record);
        let end = milestones.end().map(|(time, _)| time).or_else(|| Some(milestones.get(Milestone::Started)?.0))?;
        let last = clock.local(clock.instant(end)?).date_naive().checked_add_days(Days::new(days))?;
        Some((Date(last), days))
    }
}
