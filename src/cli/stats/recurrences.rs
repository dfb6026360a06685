//! What came back, and what is still to be done about what was there before.

use std::fmt::Write as _;

use super::ink::{BOLD, Ink, RED, flow, heading};
use crate::finding::harmless;
use crate::insight::{Figures, Recurrence, Stands};
use crate::record::Relation;
use crate::report::counted;

/// As many are listed.
const NEWEST: usize = 10;
/// As many actions of one are named.
const ACTIONS: usize = 5;

/// The newest ones; nothing where there is no record.
pub fn draw(out: &mut String, figures: &Figures<'_>, ink: Ink) {
    let all = &figures.recurrences;
    if all.of == 0 {
        return;
    }
    let says = match all.incidents {
        0 => "No record says that an incident came back".to_owned(),
        1 => "One incident had happened before".to_owned(),
        many => format!("{many} incidents had happened before"),
    };
    let elsewhere = match all.elsewhere {
        0 => String::new(),
        count => format!(" {} to records that are not in this archive.", counted(count, "relation")),
    };
    heading(out, "Recurrences", &format!("{says} (n {}).{elsewhere}", counted(all.of, "record")), ink);
    for pair in all.pairs.iter().take(NEWEST) {
        one(out, pair, figures, ink);
    }
    let further = all.pairs.len().saturating_sub(NEWEST);
    if further > 0 {
        let _ = writeln!(out, "and {further} more");
    }
}

/// What the later one is to the earlier.
const fn relation(pair: &Recurrence<'_>) -> &'static str {
    match pair.relation {
        Relation::RecurrenceOf => "is a recurrence of",
        _ => "has the same cause as",
    }
}

fn one(out: &mut String, pair: &Recurrence<'_>, figures: &Figures<'_>, ink: Ink) {
    let later = harmless(&pair.later.name);
    let pieces = [later.clone(), relation(pair).to_owned(), harmless(&pair.earlier.name)];
    for line in flow(&pieces, " ", 2, ink.width) {
        let _ = writeln!(out, "{}", line.replacen(&later, &format!("{BOLD}{later}{BOLD:#}"), 1).trim_end());
    }
    if pair.open == 0 {
        return;
    }
    let told = pair.earlier.open_actions().take(ACTIONS).map(|action| {
        let id = harmless(action.id.as_deref().unwrap_or("an action without an id"));
        match Stands::of(action, figures.today) {
            Stands::Overdue(days) => {
                format!("{id} {} overdue", counted(usize::try_from(days).unwrap_or_default(), "day"))
            }
            _ => id,
        }
    });
    let further = pair.open.saturating_sub(ACTIONS);
    let mut pieces: Vec<String> = told.chain((further > 0).then(|| format!("{further} more"))).collect();
    pieces[0].insert_str(0, "still to be done of the earlier one: ");
    let style = if pair.overdue > 0 { RED } else { anstyle::Style::new() };
    for line in flow(&pieces, ", ", 2, ink.width - 4) {
        let _ = writeln!(out, "    {style}{line}{style:#}");
    }
}
