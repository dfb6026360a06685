//! All figures of an archive, on a day: what the insights page shows, and what a terminal does.

use chrono::NaiveDate;

use super::{Counts, Factors, FollowThrough, Glance, Incident, Measure, Recurrences, Response, Scope, Severities};
use crate::config::Severity;

/// The figures over some incidents.
#[derive(Debug, Clone)]
pub struct Figures<'a> {
    /// The day on which things are overdue, or old.
    pub today: NaiveDate,
    pub severities: Severities,
    pub scope: Scope<'a>,
    pub counts: Counts,
    /// The last twelve months, or those up to the latest incident where that lies further back; `None` where there is
    /// none.
    pub glance: Option<Glance>,
    /// One for each of [`Measure::ALL`].
    pub response: [Response<'a>; 4],
    pub factors: Factors<'a>,
    pub follow_through: FollowThrough,
    pub recurrences: Recurrences<'a>,
}

impl<'a> Figures<'a> {
    /// The figures over incidents, in any order, with the configured severities.
    pub fn new(incidents: impl IntoIterator<Item = &'a Incident>, severities: &[Severity], today: NaiveDate) -> Self {
        let severities = Severities::new(severities);
        let scope = Scope::new(incidents);
        let counts = Counts::new(&scope, &severities);
        Self {
            today,
            glance: counts.until(today, 12).map(|last| Glance::new(&scope, &severities, last)),
            response: Measure::ALL.map(|measure| Response::new(measure, &scope, &severities)),
            factors: Factors::new(&scope),
            follow_through: FollowThrough::new(&scope, &severities, today),
            recurrences: Recurrences::new(&scope, today),
            counts,
            severities,
            scope,
        }
    }
}
