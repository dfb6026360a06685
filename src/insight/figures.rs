//! All figures of an archive, on a day: what the insights page shows, and what a terminal does.

use chrono::NaiveDate;

use super::tally::{self, Tally};
use super::{
    Counts, Factors, FollowThrough, Glance, Incident, Measure, Recurrences, Response, Scope, Severities, Wanted,
};
use crate::config::Severity;
use crate::record::Kind;

/// The figures over some incidents.
#[derive(Debug, Clone)]
pub struct Figures<'a> {
    /// The day on which things are overdue, or old.
    pub today: NaiveDate,
    pub severities: Severities,
    pub scope: Scope<'a>,
    pub counts: Counts,
    pub services: Tally<&'a str>,
    pub kinds: Tally<Kind>,
    /// The last twelve months, or those up to the latest incident where that lies further back; `None` where there is
    /// none.
    pub glance: Option<Glance>,
    /// One for each of [`Measure::ALL`].
    pub response: [Response<'a>; 4],
    pub factors: Factors<'a>,
    pub follow_through: FollowThrough<'a>,
    pub recurrences: Recurrences<'a>,
}

impl<'a> Figures<'a> {
    /// The figures over incidents, in any order, with the configured severities.
    pub fn new(incidents: impl IntoIterator<Item = &'a Incident>, severities: &[Severity], today: NaiveDate) -> Self {
        Self::of(incidents, |_| Wanted::Yes, severities, today)
    }

    /// The same over those of an archive's incidents that are wanted.
    pub fn of(
        incidents: impl IntoIterator<Item = &'a Incident>,
        wanted: impl Fn(&Incident) -> Wanted,
        severities: &[Severity],
        today: NaiveDate,
    ) -> Self {
        let severities = Severities::new(severities);
        let scope = Scope::new(incidents, wanted);
        let counts = Counts::new(&scope, &severities);
        Self {
            today,
            glance: counts.until(today, 12).map(|last| Glance::new(&scope, &severities, last)),
            response: Measure::ALL.map(|measure| Response::new(measure, &scope, &severities)),
            services: tally::services(&scope),
            kinds: tally::kinds(&scope),
            factors: Factors::new(&scope),
            follow_through: FollowThrough::new(&scope, &severities, today),
            recurrences: Recurrences::new(&scope, today),
            counts,
            severities,
            scope,
        }
    }
}
