//! By when an action is in time.

use crate::config::Config;
use crate::record::{ActionKind, Date, Postmortem, Priority};

/// The last day on which an action is in time by policy, and why; `None` where nothing limits it.
pub fn due_by_policy(record: &Postmortem, config: &Config, place: usize) -> Option<(Date, String)> {
    let action = record.action_items.get(place)?;
    let (last, days) = config.due_by(record, action)?;
    let severity = record.severity.as_ref();
    let of = [action.priority.map(Priority::as_str), action.kind.map(ActionKind::as_str)];
    let of = of.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let of = [of.as_str(), severity.map(|it| &**it).unwrap_or_default()];
    let of = of.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let (colon, plural) = (if of.is_empty() { "" } else { ": " }, if days == 1 { "" } else { "s" });
    Some((last, format!("{of}{colon}by {last}, {days} day{plural} after the incident ended")))
}
