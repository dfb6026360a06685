//! The issue summary: the incident in a few lines.

use chrono::Duration;
use serde::Serialize;

use super::desk::Desk;
use super::fact::Fact;
use crate::record::{Durations, Milestone, Span, Users};
use crate::render::ink::Text;

/// Duration, impact and root cause, then what else is worth knowing at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct Issue {
    /// `August 10, 2023, 3:30 PM - 5:15 PM (UTC)`.
    pub duration: Option<Text>,
    /// `Web Application Unavailability, 25% of Users Affected`.
    pub impact: Option<Text>,
    pub root_cause: Option<Text>,
    /// Severity and services.
    pub facts: Vec<Fact>,
    /// How long things took; derived.
    pub durations: Vec<Fact>,
    pub summary: Option<Text>,
}

impl Issue {
    pub fn new(desk: &Desk<'_>) -> Self {
        let record = desk.record;
        Self {
            duration: duration(desk).map(|text| desk.ink.own(&text)),
            impact: impact(desk),
            root_cause: record.root_cause.as_ref().and_then(|cause| desk.line(cause.summary.as_ref())),
            facts: facts(desk),
            durations: durations(desk),
            summary: desk.prose(record.summary.as_ref(), 2, "summary").map(|prose| desk.below(prose, "- ", LABELS)),
        }
    }
}

fn duration(desk: &Desk<'_>) -> Option<String> {
    let start = desk.milestones().get(Milestone::Started).map(|(time, _)| time);
    let end = desk.milestones().end().map(|(time, _)| time);
    let zone = desk.wall.zone();
    match (start, end) {
        (Some(start), Some(end)) => Some(format!("{} ({zone})", desk.wall.stretch(start, end))),
        (Some(start), None) => Some(format!("since {} ({zone})", desk.wall.full(start))),
        (None, Some(end)) => Some(format!("until {} ({zone})", desk.wall.full(end))),
        (None, None) => None,
    }
}

fn impact(desk: &Desk<'_>) -> Option<Text> {
    let impact = desk.record.impact.as_ref()?;
    let users = impact.users_affected.map(users);
    match (&impact.summary, users) {
        (Some(summary), Some(users)) => Some(desk.ink.line(&format!("{summary}, {users}"))),
        (Some(summary), None) => Some(desk.ink.own_words(desk.ink.line(summary), summary.ends_with(AFFECTED))),
        (None, users) => users.map(|users| desk.ink.own(&users)),
    }
}

/// What every number of users ends with.
const AFFECTED: &str = "Users Affected";

/// What the lines above the summary begin with.
const LABELS: &[&str] = &[
    "Duration",
    "Impact",
    "Root Cause",
    "Severity",
    "Services",
    "Total duration",
    "Time to detect",
    "Time to acknowledge",
    "Time to mitigate",
    "Time to resolve",
];

fn users(users: Users) -> String {
    match users {
        Users::Percent(percent) => format!("{percent}% of Users Affected"),
        Users::Count(count) => format!("{} Users Affected", grouped(count)),
        Users::Part { of, affected } => format!("{} of {} Users Affected", grouped(affected), grouped(of)),
    }
}

/// `14,800`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn facts(desk: &Desk<'_>) -> Vec<Fact> {
    let record = desk.record;
    let mut facts = Vec::new();
    if let Some(id) = &record.severity {
        let name = desk.config.severity(id).and_then(|one| one.name.as_ref());
        let text = name.map_or_else(|| id.to_string(), |name| format!("{id} ({name})"));
        let line = desk.ink.own_words(desk.ink.line(&text), name.is_none() && id.ends_with(')'));
        facts.push(desk.fact("Severity", line));
    }
    if let Some(services) = desk.ink.lines(record.services.iter().map(|service| &**service)) {
        facts.push(desk.fact("Services", services));
    }
    facts
}

fn durations(desk: &Desk<'_>) -> Vec<Fact> {
    let spans = Durations::of(desk.record, desk.wall.clock());
    let named: [(&str, Option<Span>); 5] = [
        ("Total duration", spans.total),
        ("Time to detect", spans.to_detect),
        ("Time to acknowledge", spans.to_acknowledge),
        ("Time to mitigate", spans.to_mitigate),
        ("Time to resolve", spans.to_resolve),
    ];
    // One that ends before it begins is a mistake, which `check` tells.
    let told = |span: &Span| span.length >= Duration::zero();
    named.iter().filter_map(|(label, span)| span.filter(told).map(|span| desk.own(label, &span.to_string()))).collect()
}
