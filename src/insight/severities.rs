//! Severities as a fixed row of series, so that figures can be counted in small arrays.

use crate::config::Severity;

/// As many configured severities have a series of their own.
const NAMED: usize = 6;
/// What is not configured, or comes after those.
const OTHER: usize = NAMED;
const NONE: usize = NAMED + 1;

/// A number for each series: the configured severities, worst first, then all others, then those without one.
pub type BySeverity = [u32; SERIES];

/// How many series there are.
pub const SERIES: usize = NONE + 1;

/// The severities of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Severities {
    configured: Vec<String>,
}

impl Severities {
    pub fn new(configured: &[Severity]) -> Self {
        let ids = configured.iter().filter_map(|severity| severity.id.as_deref());
        Self { configured: ids.take(NAMED).map(str::to_owned).collect() }
    }

    /// The series of a severity: a place in [`BySeverity`].
    pub fn place(&self, severity: Option<&str>) -> usize {
        let Some(severity) = severity else { return NONE };
        self.configured.iter().position(|one| one == severity).unwrap_or(OTHER)
    }

    /// The id of a series; `None` of that without one.
    pub fn id(&self, place: usize) -> Option<&str> {
        (place != NONE).then(|| self.label(place))
    }

    /// What a series is called.
    pub fn label(&self, place: usize) -> &str {
        match place {
            OTHER => "other",
            NONE => "no severity",
            _ => self.configured.get(place).map_or("", String::as_str),
        }
    }

    /// The places of which there is something, worst first.
    pub fn used(totals: &BySeverity) -> Vec<usize> {
        (0..totals.len()).filter(|place| totals[*place] > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_has_a_series() {
        let severities = Severities::new(&Severity::defaults());
        let label = |severity| severities.label(severities.place(severity));
        assert_eq!(label(Some("sev1")), "sev1");
        assert_eq!(label(Some("SEV1")), "other");
        assert_eq!(label(None), "no severity");
        assert_eq!(severities.place(Some("sev5")), 4);
        let many: Vec<Severity> =
            (1..=9).map(|n| Severity { id: format!("p{n}").parse().ok(), ..Severity::default() }).collect();
        let severities = Severities::new(&many);
        assert_eq!(severities.label(severities.place(Some("p6"))), "p6");
        assert_eq!(severities.label(severities.place(Some("p7"))), "other");
    }
}
