//! `incidents.csv` and `actions.csv`: a line for each, newest incident first.

use super::record::path;
use crate::archive::incident_path;
use crate::archive::utc::Utc;
use crate::insight::Incident;
use crate::record::{ActionKind, Kind, Priority, Span};
use crate::table::Table;

const INCIDENT: [&str; 21] = [
    "id",
    "title",
    "status",
    "severity",
    "kind",
    "services",
    "tags",
    "started",
    "ended",
    "duration_minutes",
    "to_detect_minutes",
    "to_acknowledge_minutes",
    "to_mitigate_minutes",
    "to_resolve_minutes",
    "published",
    "categories",
    "actions",
    "open_actions",
    "summary",
    "page",
    "data",
];

const ACTION: [&str; 14] = [
    "incident",
    "incident_title",
    "severity",
    "id",
    "text",
    "kind",
    "owner",
    "priority",
    "status",
    "due",
    "closed",
    "done_when",
    "tracker",
    "page",
];

/// All incidents.
pub fn incidents(incidents: &[Incident]) -> String {
    let mut table = Table::new(&INCIDENT, incidents.len() << 10);
    for incident in incidents.iter().rev() {
        table.text(&incident.name);
        table.text(&incident.title);
        table.text(incident.status.as_str());
        table.maybe(incident.severity.as_deref());
        table.maybe(incident.kind.map(Kind::as_str));
        table.list(&incident.services);
        table.list(&incident.tags);
        table.digits(incident.started.and_then(Utc::of));
        table.digits(incident.ended.and_then(Utc::of));
        let spans =
            [incident.duration, incident.to_detect, incident.to_acknowledge, incident.to_mitigate, incident.to_resolve];
        for span in spans {
            table.digits(span.map(Span::minutes));
        }
        table.digits(incident.published);
        table.list(&incident.categories);
        table.digits(Some(incident.actions.len()));
        table.digits(Some(incident.open_actions().count()));
        table.maybe(incident.summary.as_deref());
        table.text(&incident_path(&incident.name));
        table.text(&path(&incident.name));
        table.end();
    }
    table.into_string()
}

/// All actions, open or not.
pub fn actions(incidents: &[Incident]) -> String {
    let mut table = Table::new(&ACTION, incidents.iter().map(|incident| incident.actions.len()).sum::<usize>() << 9);
    for incident in incidents.iter().rev() {
        for action in &incident.actions {
            table.text(&incident.name);
            table.text(&incident.title);
            table.maybe(incident.severity.as_deref());
            table.maybe(action.id.as_deref());
            table.maybe(action.text.as_deref());
            table.maybe(action.kind.map(ActionKind::as_str));
            table.maybe(action.owner.as_deref());
            table.maybe(action.priority.map(Priority::as_str));
            table.text(action.status.as_str());
            table.digits(action.due);
            table.digits(action.closed);
            table.maybe(action.done_when.as_deref());
            table.maybe(action.tracker.as_deref());
            table.text(&incident_path(&incident.name));
            table.end();
        }
    }
    table.into_string()
}
