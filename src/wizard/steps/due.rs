//! By when an action is in time.

use chrono::Days;

use crate::config::Config;
use crate::record::{ActionKind, Date, Milestone, Milestoned, Postmortem, Priority};
use crate::wizard::field::clock;

/// The last day on which an action is in time by policy, and why; `None` where nothing limits it.
///
/// How urgent it is is not always asked: then it is the nearest day that the policy has for the severity.
pub fn due_by_policy(record: &Postmortem, config: &Config, place: usize) -> Option<(Date, String)> {
    let action = record.action_items.get(place)?;
    let severity = record.severity.as_ref();
    let days = match action.priority {
        Some(_) => config.due_within(severity, action.priority),
        None => Priority::ALL.iter().filter_map(|priority| config.due_within(severity, Some(*priority))).min(),
    }?;
    let clock = clock(record, config);
    let milestones = Milestoned::new(record);
    let end = milestones.end().map(|(time, _)| time).or_else(|| Some(milestones.get(Milestone::Started)?.0))?;
    let last = clock.local(clock.instant(end)?).date_naive().checked_add_days(Days::new(days)).map(Date)?;
    let of = [action.priority.map(Priority::as_str), action.kind.map(ActionKind::as_str)];
    let of = of.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let of = [of.as_str(), severity.map(|it| &**it).unwrap_or_default()];
    let of = of.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let (colon, plural) = (if of.is_empty() { "" } else { ": " }, if days == 1 { "" } else { "s" });
    Some((last, format!("{of}{colon}by {last}, {days} day{plural} after the incident ended")))
}
