//! Follow-through: what became of the actions.

use super::figure::{Figure, Table, clean, counted, date, n, none_or};
use crate::archive::charts::{self, Divided, Named, Row};
use crate::insight::{Ages, Figures, Standing};

/// The parts of a standing, as patterns and columns have them.
const PARTS: [&str; 6] =
    ["done in time", "done late", "done, days unknown", "open", "overdue", "declined or superseded"];

/// What became of all actions; `None` where there are none.
pub fn actions(figures: &Figures<'_>) -> Option<Figure> {
    let follow = &figures.follow_through;
    let all = follow.all;
    if all.total() == 0 {
        return None;
    }
    let says = format!(
        "Done: {}, late {}. Still to be done: {}, overdue {} on {} ({}).",
        none_or(all.done()),
        none_or(all.late),
        none_or(all.to_be_done()),
        none_or(all.overdue),
        date(follow.today),
        n(all.total(), "action"),
    );
    let labels: Vec<String> =
        follow.by_severity.iter().map(|(place, _)| clean(figures.severities.label(*place))).collect();
    let by_severity = labels.iter().map(String::as_str).zip(follow.by_severity.iter().map(|(_, one)| *one));
    let rows: Vec<(&str, Standing)> = [("all actions", all)].into_iter().chain(by_severity).collect();
    let divided: Vec<_> = rows.iter().map(|(name, one)| Divided { name, parts: parts(*one) }).collect();
    let title = "What became of the actions, by severity of their incidents";
    let line = |(name, one): &(&str, Standing)| {
        let numbers = parts(*one).into_iter().chain([one.total()]).map(|count| count.to_string());
        [(*name).to_owned()].into_iter().chain(numbers).collect()
    };
    let mut notes = Vec::new();
    if figures.scope.all.iter().any(|incident| incident.actions_withheld) {
        notes.push("Only actions that everybody may see are counted.".to_owned());
    }
    if follow.without_due > 0 {
        notes.push(format!("{} to be done without a day by which.", counted(follow.without_due, "action")));
    }
    Some(Figure {
        id: "follow-through",
        heading: "Follow-Through".to_owned(),
        drawing: Some(charts::divided(
            Named { id: "follow-through-drawn", title, description: &says },
            "standing",
            PARTS,
            &divided,
        )),
        table: Table::new(title, ["Of"].into_iter().chain(PARTS).chain(["All"]), rows.iter().map(line).collect()),
        says,
        notes,
    })
}

/// How old is what is still to be done; `None` where that is nothing.
pub fn ages(figures: &Figures<'_>) -> Option<Figure> {
    let ages = figures.follow_through.ages;
    let summary = ages.summary?;
    let middle = match (summary.n, summary.quartiles) {
        (1, _) => format!("One action, {} old", summary.median),
        (_, None) => format!("Median {}", summary.median),
        (_, Some([lower, upper])) => {
            format!("Median {}; half of them lie between {lower} and {upper}", summary.median)
        }
    };
    let says = format!(
        "{middle}, from the beginning of the incident to {} ({}).",
        date(figures.today),
        n(summary.n, "action"),
    );
    let rows: Vec<Row<'_>> = Ages::BANDS.into_iter().zip(ages.bands).map(|(name, count)| Row { name, count }).collect();
    let title = "Age of the open actions";
    let table = rows.iter().map(|row| vec![row.name.to_owned(), row.count.to_string()]).collect();
    let unknown = (ages.unknown > 0).then(|| {
        format!("{} without a day to count from, or with one after that day.", counted(ages.unknown, "action"))
    });
    Some(Figure {
        id: "ages",
        heading: "Age of the Open Actions".to_owned(),
        drawing: Some(charts::rows(Named { id: "ages-drawn", title, description: &says }, &rows)),
        table: Table::new(title, ["Age", "Actions"], table),
        says,
        notes: unknown.into_iter().collect(),
    })
}

const fn parts(one: Standing) -> [usize; 6] {
    [one.in_time, one.late, one.done_undated, one.open, one.overdue, one.dropped]
}
