//! What became of the actions.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::ink::{DIM, Ink, RED, flow, heading, on, paragraph};
use super::rows;
use super::stacked::{self, Part, Row};
use crate::finding::harmless;
use crate::insight::{Ages, Figures, FollowThrough, Standing};
use crate::report::counted;

/// Labels, marks and colours of the parts of a standing.
const PARTS: [(&str, char, Style); 6] = [
    ("in time", 'd', on(AnsiColor::Green)),
    ("late", 'l', on(AnsiColor::Yellow)),
    ("day unknown", 'u', on(AnsiColor::Cyan)),
    ("open", 'o', on(AnsiColor::Blue)),
    ("overdue", '!', on(AnsiColor::Red)),
    ("dropped", 'x', on(AnsiColor::White)),
];

/// Where they stand, and how old the open ones are; nothing where there are none.
pub fn draw(out: &mut String, figures: &Figures<'_>, ink: Ink) {
    let follow = &figures.follow_through;
    if follow.all.total() == 0 {
        return;
    }
    let title = format!("Follow-through of {}", counted(follow.all.total(), "action"));
    heading(out, &title, "", ink);
    for line in flow(&said(follow), ", ", 2, ink.width) {
        let line = line.replacen("overdue", &format!("{RED}overdue{RED:#}"), 1);
        let _ = writeln!(out, "{line}");
    }
    paragraph(out, &shares(follow), ink);
    by_severity(out, figures, ink);
    ages(out, follow, ink);
}

/// `done in time 12, late 3, open 5, overdue 2 (the longest for 120 days: …)`.
fn said(follow: &FollowThrough<'_>) -> Vec<String> {
    let all = follow.all;
    let mut said = vec![format!("done in time {}", all.in_time), format!("late {}", all.late)];
    if all.done_undated > 0 {
        said.push(format!("done on a day unknown {}", all.done_undated));
    }
    said.push(format!("open {}", all.open));
    said.push(match &follow.longest {
        None => format!("overdue {}", all.overdue),
        Some(longest) => {
            let action = longest.action.id.as_deref().map_or_else(String::new, |id| format!("{id} of "));
            let days = counted(usize::try_from(longest.days).unwrap_or_default(), "day");
            let record = harmless(&longest.incident.name);
            format!("overdue {} (the longest for {days}: {action}{record})", all.overdue)
        }
    });
    if all.dropped > 0 {
        said.push(format!("declined or superseded {}", all.dropped));
    }
    said
}

/// The share of what is done, and what has no day.
fn shares(follow: &FollowThrough<'_>) -> String {
    let all = follow.all;
    let wanted = all.total() - all.dropped;
    let mut says = String::new();
    if wanted > 0 {
        let percent = (all.done() * 200 + wanted) / (wanted * 2);
        let _ = write!(says, "Done: {} of {wanted} ({percent}%)", all.done());
        says.push_str(if all.dropped > 0 { ", without the dropped ones: declined or superseded." } else { "." });
    }
    if follow.without_due > 0 {
        let _ = write!(says, " {} to be done without a day by which.", counted(follow.without_due, "action"));
    }
    says
}

fn by_severity(out: &mut String, figures: &Figures<'_>, ink: Ink) {
    let follow = &figures.follow_through;
    let whole = counts(follow.all);
    let used: Vec<usize> = (0..PARTS.len()).filter(|nth| whole[*nth] > 0).collect();
    let row = |name: &str, standing: Standing| Row {
        name: ink.name(name, 14),
        counts: used.iter().map(|nth| counts(standing)[*nth]).collect(),
    };
    let severities = follow.by_severity.iter().map(|(place, one)| row(figures.severities.label(*place), *one));
    let rows: Vec<Row> = [row("all", follow.all)].into_iter().chain(severities).collect();
    let part = |nth: &usize| {
        let (label, mark, style) = PARTS[*nth];
        Part { label: label.to_owned(), mark, style }
    };
    out.push('\n');
    stacked::draw(out, "severity", &used.iter().map(part).collect::<Vec<_>>(), &rows, ink);
}

const fn counts(one: Standing) -> [usize; 6] {
    [one.in_time, one.late, one.done_undated, one.open, one.overdue, one.dropped]
}

fn ages(out: &mut String, follow: &FollowThrough<'_>, ink: Ink) {
    let ages = follow.ages;
    let Some(summary) = ages.summary else { return };
    let mut says = vec![
        "Age of what is still to be done, since its incident began".to_owned(),
        format!("median {}", summary.median),
    ];
    if let Some([lower, upper]) = summary.quartiles {
        says.push(format!("quartiles {lower} to {upper}"));
    }
    says.push(format!("n {}", summary.n));
    if ages.unknown > 0 {
        says.push(format!("{} without a day to count from", counted(ages.unknown, "action")));
    }
    out.push('\n');
    for line in flow(&says, ", ", 2, ink.width) {
        let _ = writeln!(out, "{DIM}{line}{DIM:#}");
    }
    let bands: Vec<(String, usize)> = Ages::BANDS.iter().map(|name| (*name).to_owned()).zip(ages.bands).collect();
    rows::draw(out, &bands, ink);
}
