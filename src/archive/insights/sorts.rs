//! How many incidents there were of each severity, service and kind.

use super::figure::{Figure, Table, clean, counted, n};
use crate::archive::charts::{self, Named, Row};
use crate::insight::{Figures, Severities, Tally};

/// As many are drawn; the table has more.
const DRAWN: usize = 12;
/// As many stand in the table.
const LISTED: usize = 100;

/// What a figure is called, in its places.
struct Names {
    id: &'static str,
    drawn: &'static str,
    heading: &'static str,
    column: &'static str,
}

/// By severity, service and kind, as far as there is something to compare.
pub fn sorts(figures: &Figures<'_>) -> Vec<Figure> {
    [severities(figures), services(figures), kinds(figures)].into_iter().flatten().collect()
}

fn severities(figures: &Figures<'_>) -> Option<Figure> {
    let totals = figures.counts.total;
    let used = Severities::used(&totals).into_iter();
    let rows = used.map(|place| (clean(figures.severities.label(place)), totals[place] as usize)).collect::<Vec<_>>();
    let names =
        Names { id: "severities", drawn: "severities-drawn", heading: "Incidents by Severity", column: "Severity" };
    figure(&names, &rows, None, figures.counts.n, Vec::new())
}

fn services(figures: &Figures<'_>) -> Option<Figure> {
    let Tally { rows, without } = &figures.services;
    let names = Names { id: "services", drawn: "services-drawn", heading: "Incidents by Service", column: "Service" };
    let rows = rows.iter().map(|(name, count)| (clean(name), *count)).collect::<Vec<_>>();
    let nameless = (*without > 0).then(|| format!("{} without a service.", counted(*without, "incident")));
    let notes = vec!["An incident counts once in each of its services.".to_owned()];
    figure(&names, &rows, nameless, figures.counts.n, notes)
}

fn kinds(figures: &Figures<'_>) -> Option<Figure> {
    let Tally { rows, without } = &figures.kinds;
    let names = Names { id: "kinds", drawn: "kinds-drawn", heading: "Incidents by Kind", column: "Kind" };
    let rows = rows.iter().map(|(kind, count)| (kind.as_str().replace('_', " "), *count)).collect::<Vec<_>>();
    let nameless = (*without > 0).then(|| format!("{} without a kind.", counted(*without, "incident")));
    figure(&names, &rows, nameless, figures.counts.n, Vec::new())
}

/// `None` without rows.
fn figure(
    names: &Names,
    rows: &[(String, usize)],
    nameless: Option<String>,
    of: usize,
    mut notes: Vec<String>,
) -> Option<Figure> {
    // Severities have an order of their own: the first row is not always the longest.
    let most = rows.iter().map(|(_, count)| *count).max()?;
    let mut commonest = rows.iter().filter(|(_, count)| *count == most);
    let (name, _) = commonest.next()?;
    let of = n(of, "incident");
    let says = match (most, commonest.count()) {
        (1, 0) => format!("Once “{name}” ({of})."),
        (1, _) => format!("None more often than once ({of})."),
        (_, 0) => format!("Most often “{name}”, {most} times ({of})."),
        (_, others) => format!("Most often “{name}” and {}, {most} times each ({of}).", counted(others, "other")),
    };
    if rows.len() > DRAWN {
        notes.push(format!("Drawn are the {DRAWN} commonest; there are {} more.", rows.len() - DRAWN));
    }
    notes.extend(nameless);
    let drawn: Vec<Row<'_>> = rows.iter().take(DRAWN).map(|(name, count)| Row { name, count: *count }).collect();
    let title = Named { id: names.drawn, title: names.heading, description: &says };
    let drawing = Some(charts::rows(title, &drawn));
    let table = rows.iter().take(LISTED).map(|(name, count)| vec![name.clone(), count.to_string()]).collect();
    Some(Figure {
        id: names.id,
        heading: names.heading.to_owned(),
        drawing,
        table: Table::new(names.heading, [names.column, "Incidents"], table),
        says,
        notes,
    })
}
