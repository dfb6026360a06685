//! How long people took: each incident by itself, and what can be said of all.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::severities::{SERIES, Severities};
use super::{Incident, Scope, Summary};
use crate::record::Span;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// From the first harm until somebody or something noticed.
    Detect,
    /// From there until a responder took it on.
    Acknowledge,
    /// From the first harm until it ended, perhaps by a stopgap.
    Mitigate,
    /// From the first harm until all was as it should be.
    Resolve,
}

impl Measure {
    pub const ALL: [Self; 4] = [Self::Detect, Self::Acknowledge, Self::Mitigate, Self::Resolve];

    /// The word by which it is asked for.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Detect => "detect",
            Self::Acknowledge => "acknowledge",
            Self::Mitigate => "mitigate",
            Self::Resolve => "resolve",
        }
    }

    /// `Time to detect`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Detect => "Time to detect",
            Self::Acknowledge => "Time to acknowledge",
            Self::Mitigate => "Time to mitigate",
            Self::Resolve => "Time to resolve",
        }
    }

    /// From when to when.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Detect => "started to detected",
            Self::Acknowledge => "detected to acknowledged",
            Self::Mitigate => "started to mitigated",
            Self::Resolve => "started to resolved",
        }
    }

    pub const fn of(self, incident: &Incident) -> Option<Span> {
        match self {
            Self::Detect => incident.to_detect,
            Self::Acknowledge => incident.to_acknowledge,
            Self::Mitigate => incident.to_mitigate,
            Self::Resolve => incident.to_resolve,
        }
    }
}

/// One measure over all incidents.
#[derive(Debug, Clone)]
pub struct Response<'a> {
    pub measure: Measure,
    /// Every incident that has it, in the order in which they came.
    pub values: Vec<(&'a Incident, Span)>,
    /// How many incidents there are, with and without it.
    pub of: usize,
    /// How many of the values are approximate.
    pub approximate: usize,
    /// Those that end before they begin: slips of the pen, which are not among the values.
    pub impossible: usize,
    pub summary: Option<Summary>,
    /// Oldest first.
    pub by_year: Vec<(i32, Summary)>,
    /// By series, worst first.
    pub by_severity: Vec<(usize, Summary)>,
}

impl<'a> Response<'a> {
    pub fn new(measure: Measure, scope: &Scope<'a>, severities: &Severities) -> Self {
        let mut values = Vec::with_capacity(scope.counted.len());
        let mut impossible = 0;
        let mut years: BTreeMap<i32, Vec<Span>> = BTreeMap::new();
        let mut series: [Vec<Span>; SERIES] = Default::default();
        for incident in scope.counted.iter().copied() {
            let Some(span) = measure.of(incident) else { continue };
            if !span.is_possible() {
                impossible += 1;
                continue;
            }
            values.push((incident, span));
            series[severities.place(incident.severity.as_deref())].push(span);
            if let Some(day) = incident.day {
                years.entry(day.0.year()).or_default().push(span);
            }
        }
        Self {
            measure,
            of: scope.counted.len(),
            approximate: values.iter().filter(|(_, span)| span.approximate).count(),
            impossible,
            summary: Summary::of(values.iter().map(|(_, span)| *span).collect()),
            by_year: years.into_iter().filter_map(|(year, spans)| Some((year, Summary::of(spans)?))).collect(),
            by_severity: series
                .into_iter()
                .enumerate()
                .filter_map(|(place, spans)| Some((place, Summary::of(spans)?)))
                .collect(),
            values,
        }
    }
}
