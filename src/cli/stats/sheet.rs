//! A row for each record, for spreadsheets.

use crate::insight::{Figures, Incident, Measure, Standing, Uncounted};
use crate::record::Span;
use crate::table::Table;

/// The columns before those of the measures.
const ABOUT: [&str; 9] = ["record", "counts_as", "day", "started", "title", "status", "severity", "kind", "services"];
/// The columns after them.
const ACTIONS: [&str; 7] =
    ["actions", "done_in_time", "done_late", "done_day_unknown", "open", "overdue", "declined_or_superseded"];

/// All records that are wanted, in their order: also those that are not counted, by the name of the reason. Times are
/// in seconds; those that end before they begin are left empty, as they are left out of all figures.
pub fn csv(figures: &Figures<'_>) -> String {
    let measures = Measure::ALL.iter().flat_map(|measure| {
        let name = measure.as_str();
        [format!("to_{name}_seconds"), format!("to_{name}_approximate")]
    });
    let about = ABOUT.iter().map(|name| (*name).to_owned());
    let heads: Vec<String> = about.chain(measures).chain(ACTIONS.iter().map(|name| (*name).to_owned())).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).chain(["came_back_from"]).collect();
    let mut table = Table::new(&heads, figures.scope.all.len() << 8);
    for (incident, why) in figures.scope.all.iter().zip(&figures.scope.whys) {
        row(figures, incident, *why, &mut table);
    }
    table.into_string()
}

fn row(figures: &Figures<'_>, incident: &Incident, why: Option<Uncounted>, table: &mut Table) {
    table.text(&incident.name);
    table.text(counts_as(why));
    table.digits(incident.day);
    table.digits(incident.started.map(|started| started.format("%Y-%m-%dT%H:%M:%SZ")));
    table.text(&incident.title);
    table.text(incident.status.as_str());
    table.maybe(incident.severity.as_deref());
    table.maybe(incident.kind.map(crate::record::Kind::as_str));
    table.text(&incident.services.join("; "));
    for measure in Measure::ALL {
        let span = measure.of(incident).filter(Span::is_possible);
        table.digits(span.map(|span| span.length.num_seconds()));
        table.digits(span.map(|span| span.approximate));
    }
    let standing = Standing::of(incident, figures.today);
    let Standing { in_time, late, done_undated, open, overdue, dropped } = standing;
    for count in [standing.total(), in_time, late, done_undated, open, overdue, dropped] {
        table.digits(Some(count));
    }
    let pairs = figures.recurrences.pairs.iter().filter(|pair| pair.later.name == incident.name);
    table.text(&pairs.map(|pair| &*pair.earlier.name).collect::<Vec<_>>().join("; "));
    table.end();
}

const fn counts_as(why: Option<Uncounted>) -> &'static str {
    match why {
        None => "incident",
        Some(Uncounted::Duplicate) => "duplicate",
        Some(Uncounted::Exercise) => "exercise",
        Some(Uncounted::NearMiss) => "near_miss",
        Some(Uncounted::Undated) => "undated",
    }
}
