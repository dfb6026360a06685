//! What came back, and what is still to be done about what was there before.

use std::fmt::Write as _;

use super::ink::{BOLD, Ink, RED, flow, heading};
use crate::cli::columns::wrapped;
use crate::finding::harmless;
use crate::insight::{Figures, Recurrence};
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
    let style = if pair.overdue > 0 { RED } else { anstyle::Style::new() };
    for sentence in pair.earlier.left_undone(figures.today, ACTIONS) {
        for line in wrapped(&harmless(&sentence), ink.width - 4) {
            let _ = writeln!(out, "    {style}{line}{style:#}");
        }
    }
}
