//! What contributes to incidents, and what came back.

use serde::Serialize;

use super::figure::{Figure, Table, clean, counted, date, n};
use crate::archive::charts::{self, Named, Row};
use crate::insight::{Figures, Incident, Recurrence};
use crate::record::Relation;

/// As many categories are drawn; the table has more.
const DRAWN: usize = 12;
/// As many stand in the table.
const LISTED: usize = 100;
/// As many recurrences are listed.
const NEWEST: usize = 20;
/// As many actions of each are named.
const UNDONE: usize = 3;

/// Categories of factors; `None` where no record has one.
pub fn factors(figures: &Figures<'_>) -> Option<Figure> {
    let factors = &figures.factors;
    let (first, most) = factors.categories.first()?;
    let says = format!(
        "The commonest is “{}”, in {most} of the records that name a category (n\u{a0}=\u{a0}{} of {}).",
        clean(first),
        factors.n,
        counted(factors.of, "record"),
    );
    let rows: Vec<Row<'_>> =
        factors.categories.iter().take(DRAWN).map(|(name, count)| Row { name, count: *count }).collect();
    let table = factors.categories.iter().take(LISTED).map(|(name, count)| vec![clean(name), count.to_string()]);
    let title = "Categories of contributing factors";
    let mut notes = vec!["A record counts once in each category that its factors have.".to_owned()];
    if factors.categories.len() > DRAWN {
        let further = factors.categories.len() - DRAWN;
        notes.push(format!("Drawn are the {DRAWN} commonest; there are {further} more."));
    }
    Some(Figure {
        id: "factors",
        heading: "Contributing Factors".to_owned(),
        drawing: Some(charts::rows(Named { id: "factors-drawn", title, description: &says }, &rows)),
        table: Table::new(title, ["Category", "Records"], table.collect()),
        says,
        notes,
    })
}

/// What came back.
#[derive(Debug, Clone, Serialize)]
pub struct RecurrencesView {
    pub says: String,
    /// The newest ones.
    pub pairs: Vec<RecurrenceView>,
    /// How many more there are.
    pub more: usize,
}

/// One incident that came back as another.
#[derive(Debug, Clone, Serialize)]
pub struct RecurrenceView {
    pub later: Link,
    /// `came back from` or `has the same cause as`.
    pub relation: &'static str,
    pub earlier: Link,
    /// What would have prevented it and is still to be done, if anything is.
    pub unfinished: Option<String>,
}

/// A link to an incident.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub title: String,
    pub href: String,
    /// `August 10, 2023`.
    pub day: Option<String>,
}

/// The recurrences; `None` where there is no record. `href` tells where an incident's page lies.
pub fn recurrences(figures: &Figures<'_>, href: &dyn Fn(&Incident) -> String) -> Option<RecurrencesView> {
    let all = &figures.recurrences;
    if all.of == 0 {
        return None;
    }
    let elsewhere = match all.elsewhere {
        0 => String::new(),
        count => format!(" {} to records that are not shown here.", counted(count, "relation")),
    };
    let says = match all.incidents {
        0 => "No record says that an incident came back".to_owned(),
        1 => "One incident had happened before".to_owned(),
        many => format!("{many} incidents had happened before"),
    };
    let says = format!("{says} ({}).{elsewhere}", n(all.of, "record"));
    let link = |incident: &Incident| Link {
        title: clean(&incident.title),
        href: href(incident),
        day: incident.day.map(|day| date(day.0)),
    };
    let pair = |pair: &Recurrence<'_>| RecurrenceView {
        later: link(pair.later),
        relation: match pair.relation {
            Relation::RecurrenceOf => "is a recurrence of",
            _ => "has the same cause as",
        },
        earlier: link(pair.earlier),
        unfinished: (pair.open > 0).then(|| clean(&pair.earlier.left_undone(figures.today, UNDONE).join("; "))),
    };
    let pairs: Vec<_> = all.pairs.iter().take(NEWEST).map(pair).collect();
    Some(RecurrencesView { says, more: all.pairs.len() - pairs.len(), pairs })
}
