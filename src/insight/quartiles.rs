//! Median and quartiles: what is said of many lengths of time, never a bare mean.
//!
//! A quantile lies at `(n - 1) * p` of the sorted values, counted from 0, and between two values in proportion
//! (type 7 of Hyndman and Fan: what R, `NumPy` and the `QUARTILE.INC` of spreadsheets compute).

use chrono::Duration;

use crate::record::Span;

/// From as many values on there are quartiles: of fewer they would say nothing that the values do not.
const ENOUGH: usize = 4;

/// What can be said of some lengths of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// How many values there are; at least one.
    pub n: usize,
    /// Approximate where a value is that it is taken from.
    pub median: Span,
    /// The lower and the upper one; `None` for fewer than four values.
    pub quartiles: Option<[Span; 2]>,
}

impl Summary {
    /// The summary of some values, in any order; `None` of none.
    pub fn of(mut values: Vec<Span>) -> Option<Self> {
        values.sort_unstable_by_key(|value| (value.length, value.approximate));
        let median = quantile(&values, 2)?;
        let outer = || Some([quantile(&values, 1)?, quantile(&values, 3)?]);
        let quartiles = if values.len() < ENOUGH { None } else { outer() };
        Some(Self { n: values.len(), median, quartiles })
    }
}

/// The `quarter`-th quartile of sorted values, in whole seconds.
fn quantile(sorted: &[Span], quarter: usize) -> Option<Span> {
    let place = sorted.len().checked_sub(1)? * quarter;
    let (below, share) = (sorted.get(place / 4)?, i32::try_from(place % 4).ok()?);
    if share == 0 {
        return Some(*below);
    }
    let above = sorted.get(place / 4 + 1)?;
    // Half a second counts as a whole one.
    let further = (above.length - below.length) * share + Duration::seconds(2);
    let length = Duration::seconds((below.length + further / 4).num_seconds());
    Some(Span { length, approximate: below.approximate || above.approximate })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn summary(minutes: &[i64]) -> Option<(i64, Option<[i64; 2]>)> {
        let span = |minutes: &i64| Span { length: Duration::minutes(*minutes), approximate: false };
        let summary = Summary::of(minutes.iter().map(span).collect())?;
        assert_eq!(summary.n, minutes.len());
        let seconds = |span: Span| span.length.num_seconds();
        Some((seconds(summary.median), summary.quartiles.map(|outer| outer.map(seconds))))
    }

    #[test]
    fn quartiles_lie_where_they_are_computed_by_hand() {
        assert_eq!(summary(&[]), None);
        assert_eq!(summary(&[7]), Some((420, None)));
        assert_eq!(summary(&[9, 1]), Some((300, None)));
        assert_eq!(summary(&[9, 1, 2]), Some((120, None)));
        // 1 2 3 4: the lower quartile is 1 + 0.75, the median 2.5, the upper 3.25.
        assert_eq!(summary(&[4, 1, 3, 2]), Some((150, Some([105, 195]))));
        assert_eq!(summary(&[5, 4, 3, 2, 1]), Some((180, Some([120, 240]))));
        // 6 values: at 1.25, 2.5 and 3.75.
        assert_eq!(summary(&[60, 0, 10, 40, 20, 80]), Some((1800, Some([750, 3300]))));
    }

    #[test]
    fn what_is_taken_from_an_approximate_value_is_approximate() {
        let span = |minutes, approximate| Span { length: Duration::minutes(minutes), approximate };
        let of = |values: &[(i64, bool)]| {
            let summary = Summary::of(values.iter().map(|(minutes, about)| span(*minutes, *about)).collect()).unwrap();
            (summary.median.approximate, summary.quartiles.map(|outer| outer.map(|one| one.approximate)))
        };
        assert_eq!(of(&[(1, true), (2, false), (3, false), (4, false), (5, false)]), (false, Some([false, false])));
        assert_eq!(of(&[(1, false), (2, true), (3, false), (4, false)]), (true, Some([true, false])));
    }
}
