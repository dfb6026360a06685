//! How many incidents there were, by month, year and severity.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::severities::{BySeverity, Severities};
use super::{Incident, Scope};

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i32,
    /// From 1.
    pub month: u32,
}

impl Month {
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month so many months before this one.
    #[must_use]
    pub fn back(self, months: u32) -> Self {
        self.away(-i64::from(months))
    }

    /// The month after this one.
    #[must_use]
    pub fn next(self) -> Self {
        self.away(1)
    }

    /// How many months there were before it, from the beginning of the era.
    pub fn number(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }

    fn away(self, months: i64) -> Self {
        let number = self.number() + months;
        let year = i32::try_from(number.div_euclid(12)).unwrap_or(self.year);
        Self { year, month: u32::try_from(number.rem_euclid(12)).unwrap_or_default() + 1 }
    }

    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, 1)
    }
}

impl fmt::Display for Month {
    /// `2023-08`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year, self.month))
    }
}

/// Incidents by when they began, each on its own clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many are counted.
    pub n: usize,
    pub total: BySeverity,
    /// Only months in which something began.
    months: BTreeMap<Month, BySeverity>,
    /// Only years in which something began, oldest first.
    pub years: Vec<(i32, BySeverity)>,
}

impl Counts {
    pub fn new(scope: &Scope<'_>, severities: &Severities) -> Self {
        let mut counts = Self { n: scope.counted.len(), ..Self::default() };
        for incident in &scope.counted {
            let Some(month) = month_of(incident) else { continue };
            let place = severities.place(incident.severity.as_deref());
            counts.total[place] += 1;
            counts.months.entry(month).or_default()[place] += 1;
        }
        for (month, row) in &counts.months {
            match counts.years.last_mut() {
                Some((year, sum)) if *year == month.year => add(sum, row),
                _ => counts.years.push((month.year, *row)),
            }
        }
        counts
    }

    /// The latest month in which something began; what lies after `today` is a slip of the pen, unless there is nothing
    /// else.
    pub fn latest(&self, today: NaiveDate) -> Option<Month> {
        let past = self.months.range(..=Month::of(today)).next_back();
        past.or_else(|| self.months.last_key_value()).map(|(month, _)| *month)
    }

    /// The last of so many months that are shown: this one, if anything began in them, else the latest in which
    /// something did.
    pub fn until(&self, today: NaiveDate, months: u32) -> Option<Month> {
        let (this, latest) = (Month::of(today), self.latest(today)?);
        Some(if latest > this.back(months) { latest.max(this) } else { latest })
    }

    /// The months in which something began, oldest first.
    pub fn all_months(&self) -> impl Iterator<Item = (Month, BySeverity)> {
        self.months.iter().map(|(month, row)| (*month, *row))
    }

    /// So many months that end with `last`, oldest first, also those in which nothing began.
    pub fn months(&self, last: Month, count: u32) -> Vec<(Month, BySeverity)> {
        let row = |month| (month, self.months.get(&month).copied().unwrap_or_default());
        (0..count).rev().map(|back| row(last.back(back))).collect()
    }
}

fn month_of(incident: &Incident) -> Option<Month> {
    incident.day.map(|day| Month::of(day.0))
}

fn add(sum: &mut BySeverity, row: &BySeverity) {
    for (sum, more) in sum.iter_mut().zip(row) {
        *sum += more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_that_are_shown_end_today_unless_they_would_be_empty() {
        let month = |year, month| Month { year, month };
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 15).unwrap_or_default();
        let months = [(month(2024, 10), BySeverity::default())].into();
        let counts = Counts { months, ..Counts::default() };
        assert_eq!(counts.until(day(2025, 9), 12), Some(month(2025, 9)));
        assert_eq!(counts.until(day(2025, 10), 12), Some(month(2024, 10)));
        assert_eq!(counts.until(day(2024, 9), 12), Some(month(2024, 10)));
        assert_eq!(Counts::default().until(day(2024, 9), 12), None);
    }

    #[test]
    fn months_go_back_across_years() {
        let month = |year, month| Month { year, month };
        assert_eq!(month(2024, 1).back(1), month(2023, 12));
        assert_eq!(month(2024, 3).back(27), month(2021, 12));
        assert_eq!(month(1, 1).back(1), month(0, 12));
        assert_eq!(month(2024, 12).back(0), month(2024, 12));
    }
}
