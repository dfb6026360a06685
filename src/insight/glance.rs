//! A year at a glance: twelve months, day by day.

use chrono::Datelike;

use super::severities::Severities;
use super::{Month, Scope};

/// What began on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Day {
    pub incidents: u32,
    /// The worst series among them; nothing where none began.
    pub worst: Option<usize>,
}

/// Twelve months, oldest first. Each has room for 31 days; those that it does not have stay empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    pub months: Vec<(Month, [Day; 31])>,
    /// How many incidents it shows.
    pub n: usize,
}

impl Glance {
    /// The twelve months that end with `last`.
    pub fn new(scope: &Scope<'_>, severities: &Severities, last: Month) -> Self {
        let mut glance =
            Self { months: (0..12).rev().map(|back| (last.back(back), Default::default())).collect(), n: 0 };
        let first = last.back(11);
        for incident in &scope.counted {
            let Some(day) = incident.day.map(|day| day.0) else { continue };
            let month = Month::of(day);
            if month < first || month > last {
                continue;
            }
            let Some((_, days)) = glance.months.iter_mut().find(|(one, _)| *one == month) else { continue };
            let Some(shown) = days.get_mut(day.day0() as usize) else { continue };
            let place = severities.place(incident.severity.as_deref());
            shown.incidents += 1;
            shown.worst = Some(shown.worst.map_or(place, |worst| worst.min(place)));
            glance.n += 1;
        }
        glance
    }
}
