//! When incidents happen: the year at a glance, months, years.

use super::figure::{Figure, Table, clean, n};
use crate::archive::charts::{self, Column, Named};
use crate::insight::{BySeverity, Figures, Month, Severities};

/// As many months are shown; years tell the rest.
const MONTHS: u32 = 24;
/// As many years are shown.
const YEARS: usize = 30;

/// The last twelve months; `None` where there is no incident.
pub fn glance(figures: &Figures<'_>) -> Option<Figure> {
    let glance = figures.glance.as_ref()?;
    let (first, last) = (glance.months.first()?.0, glance.months.last()?.0);
    let says = span(figures, first, last, glance.n);
    let title = format!("Incidents day by day, {} to {}", month_name(first), month_name(last));
    let rows = glance.months.iter().map(|(month, days)| {
        let total: u32 = days.iter().map(|day| day.incidents).sum();
        let on = (1..).zip(days).filter(|(_, day)| day.incidents > 0).map(|(nth, day): (u32, _)| match day.incidents {
            1 => nth.to_string(),
            several => format!("{nth} ({several})"),
        });
        vec![month_name(*month), total.to_string(), on.collect::<Vec<_>>().join(", ")]
    });
    Some(Figure {
        id: "glance",
        heading: "A Year at a Glance".to_owned(),
        drawing: Some(charts::glance(Named { id: "glance-drawn", title: &title, description: &says }, glance)),
        says,
        notes: vec![
            "A circle is a day on which incidents began: the more, the larger. It is full where one of them has one of \
             the two worst severities."
                .to_owned(),
        ],
        table: Table::new(&title, ["Month", "Incidents", "Days"], rows.collect()),
    })
}

/// The latest months, by severity.
pub fn months(figures: &Figures<'_>) -> Option<Figure> {
    let last = figures.counts.until(figures.today, MONTHS)?;
    let months = figures.counts.months(last, MONTHS);
    // Months before the first incident of all would only be empty.
    let first = months.iter().position(|(_, row)| sum(row) > 0).unwrap_or_default();
    let months: Vec<_> = months.into_iter().skip(first).collect();
    let label = |month: Month, is_first: bool| match month.month {
        1 => Some(month.year.to_string()),
        _ if is_first => Some(month_name(month)),
        4 | 7 | 10 => month.first_day().map(|day| day.format("%b").to_string()),
        _ => None,
    };
    let columns =
        (0..).zip(&months).map(|(nth, (month, parts))| Column { label: label(*month, nth == 0), parts: *parts });
    let rows: Vec<_> = months.iter().map(|(month, row)| (month_name(*month), *row)).collect();
    let from = months.first().map_or(last, |(month, _)| *month);
    let says = span(figures, from, last, total(&rows));
    Some(stacked(
        figures,
        ("months", "months-drawn"),
        "Incidents by Month",
        says,
        &columns.collect::<Vec<_>>(),
        &rows,
        "Month",
    ))
}

/// All years, by severity.
pub fn years(figures: &Figures<'_>) -> Option<Figure> {
    let all = &figures.counts.years;
    let years = &all[all.len().saturating_sub(YEARS)..];
    let (first, last) = (years.first()?.0, years.last()?.0);
    let columns: Vec<_> =
        years.iter().map(|(year, parts)| Column { label: Some(year.to_string()), parts: *parts }).collect();
    let rows: Vec<_> = years.iter().map(|(year, row)| (year.to_string(), *row)).collect();
    let span = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let are_all = usize::try_from(last - first).is_ok_and(|span| span < years.len());
    let gaps = if are_all { "" } else { " Years in which nothing began are left out." };
    let says = format!("{span} ({}).{gaps}", n(total(&rows), "incident"));
    Some(stacked(figures, ("years", "years-drawn"), "Incidents by Year", says, &columns, &rows, "Year"))
}

fn stacked(
    figures: &Figures<'_>,
    (id, drawn): (&'static str, &'static str),
    heading: &str,
    says: String,
    columns: &[Column],
    rows: &[(String, BySeverity)],
    first: &str,
) -> Figure {
    let mut totals = BySeverity::default();
    for (_, row) in rows {
        totals.iter_mut().zip(row).for_each(|(total, part)| *total += part);
    }
    let used = Severities::used(&totals);
    let labels: Vec<String> = used.iter().map(|place| clean(figures.severities.label(*place))).collect();
    let head = [first].into_iter().chain(labels.iter().map(String::as_str)).chain(["All"]);
    let line = |(name, row): &(String, BySeverity)| {
        let parts = used.iter().map(|place| row[*place].to_string());
        [name.clone()].into_iter().chain(parts).chain([sum(row).to_string()]).collect()
    };
    Figure {
        id,
        heading: heading.to_owned(),
        drawing: Some(charts::columns(
            Named { id: drawn, title: heading, description: &says },
            columns,
            &figures.severities,
        )),
        table: Table::new(heading, head, rows.iter().map(line).collect()),
        says,
        notes: Vec::new(),
    }
}

/// `Aug 2022 to Jul 2023 (n = 12 incidents).`
fn span(figures: &Figures<'_>, first: Month, last: Month, incidents: usize) -> String {
    let since = if last < Month::of(figures.today) { " None began since." } else { "" };
    format!("{} to {} ({}).{since}", month_name(first), month_name(last), n(incidents, "incident"))
}

fn total(rows: &[(String, BySeverity)]) -> usize {
    rows.iter().map(|(_, row)| sum(row) as usize).sum()
}

fn sum(row: &BySeverity) -> u32 {
    row.iter().sum()
}

/// `Aug 2023`.
fn month_name(month: Month) -> String {
    month.first_day().map(|day| day.format("%b %Y").to_string()).unwrap_or_default()
}
