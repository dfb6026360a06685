//! What the figures are about: how many incidents, of which time, and what is not counted.

use std::fmt::Write as _;

use super::Asked;
use super::counts::kind_name;
use super::ink::{BOLD, Ink, flow, paragraph};
use crate::insight::{Figures, Month};
use crate::report::counted;

/// The first lines. Where there is nothing to tell, they say why.
pub fn draw(figures: &Figures<'_>, asked: &Asked<'_>, ink: Ink) -> String {
    let mut out = String::new();
    let mut says = counted(figures.counts.n, "incident");
    if asked.records == 0 && asked.unreadable.is_empty() {
        "no records yet".clone_into(&mut says);
    } else if figures.scope.all.is_empty() && asked.records > 0 {
        "no incident fits".clone_into(&mut says);
    } else if let Some(span) = span(figures) {
        let _ = write!(says, ", {span}");
    }
    for line in flow(&[says], "", 0, ink.width) {
        let _ = writeln!(out, "{BOLD}{line}{BOLD:#}");
    }
    let mut pieces = vec![format!("as of {}", figures.today)];
    pieces.extend(only(asked, figures));
    pieces.extend(counting(figures));
    pieces.extend(left_out(figures));
    if !asked.unreadable.is_empty() {
        pieces.push(format!("not read: {} with mistakes", counted(asked.unreadable.len(), "record")));
    }
    paragraph(&mut out, &pieces.join("; "), ink);
    out
}

/// `2022-03 to 2024-05`: from the first month in which something began to the last one.
fn span(figures: &Figures<'_>) -> Option<String> {
    let mut months = figures.counts.all_months().map(|(month, _)| month);
    let first: Month = months.next()?;
    Some(match months.last() {
        Some(last) => format!("{first} to {last}"),
        None => first.to_string(),
    })
}

/// What was chosen, and of how many records that is.
fn only(asked: &Asked<'_>, figures: &Figures<'_>) -> Option<String> {
    let mut chosen = asked.chosen.told();
    if !asked.kinds.is_empty() {
        let kinds: Vec<String> = asked.kinds.iter().map(|kind| kind_name(*kind)).collect();
        chosen.push(format!("kind {}", kinds.join(" or ")));
    }
    let of = (figures.scope.all.len(), counted(asked.records, "record"));
    (!chosen.is_empty()).then(|| format!("only {} ({} of {})", chosen.join(", "), of.0, of.1))
}

/// What counts although it is not finished.
fn counting(figures: &Figures<'_>) -> Option<String> {
    let (drafts, waived) = (figures.scope.drafts, figures.scope.waived);
    let drafts = (drafts > 0).then(|| match drafts {
        1 => "1 draft or record in review".to_owned(),
        many => format!("{many} drafts or records in review"),
    });
    let waived = (waived > 0).then(|| format!("{waived} waived"));
    let told: Vec<String> = drafts.into_iter().chain(waived).collect();
    (!told.is_empty()).then(|| format!("among them {}", told.join(" and ")))
}

fn left_out(figures: &Figures<'_>) -> Option<String> {
    let out = figures.scope.left_out;
    let told = [
        (out.exercises, "exercise", "exercises"),
        (out.near_misses, "near miss", "near misses"),
        (out.duplicates, "duplicate of another record", "duplicates of other records"),
        (out.undated, "draft that does not say when it began", "drafts that do not say when they began"),
    ];
    let told = told.into_iter().filter(|(count, ..)| *count > 0);
    let told: Vec<String> =
        told.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect();
    (!told.is_empty()).then(|| format!("not counted: {}", told.join(", ")))
}
