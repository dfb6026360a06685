//! The days that a digest is about.

use chrono::{Datelike, Days, NaiveDate};

/// A day, with as many days before it as after it; most often a Monday between two weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    pub on: NaiveDate,
    pub days: u16,
}

impl Week {
    /// The first of the days before.
    pub fn from(self) -> NaiveDate {
        self.on.checked_sub_days(Days::new(self.days.into())).unwrap_or(NaiveDate::MIN)
    }

    /// The last of the days before.
    pub fn until(self) -> NaiveDate {
        self.on.pred_opt().unwrap_or(NaiveDate::MIN)
    }

    /// The last of the days ahead, of which the day itself is the first.
    pub fn ahead(self) -> NaiveDate {
        let days = u64::from(self.days).saturating_sub(1);
        self.on.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
    }

    /// Whether a day is one of those before.
    pub fn is_past(self, day: NaiveDate) -> bool {
        day >= self.from() && day < self.on
    }

    /// Whether a day is one of those ahead.
    pub fn is_ahead(self, day: NaiveDate) -> bool {
        day >= self.on && day <= self.ahead()
    }

    /// How many years ago it was, on one of the days ahead; `None` where it was on none of them, or this year.
    pub fn years_since(self, day: NaiveDate) -> Option<u32> {
        let years = [self.on.year(), self.ahead().year()].into_iter().filter(|year| *year > day.year());
        let mut anniversaries = years.filter_map(|year| Some((year, on_year(day, year)?)));
        let found = anniversaries.find(|(_, anniversary)| self.is_ahead(*anniversary));
        found.and_then(|(year, _)| u32::try_from(year - day.year()).ok())
    }
}

/// The day of another year; that of a leap day is the day before.
fn on_year(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    day.with_year(year).or_else(|| day.pred_opt()?.with_year(year))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_day_is_in_one_digest_of_weeks_that_follow_each_other() {
        let week = Week { on: day("2026-11-23"), days: 7 };
        let next = Week { on: day("2026-11-30"), days: 7 };
        assert_eq!(
            (week.from(), week.until(), week.ahead()),
            (day("2026-11-16"), day("2026-11-22"), day("2026-11-29"))
        );
        for offset in 0..21 {
            let day = day("2026-11-14") + Days::new(offset);
            assert_eq!(week.is_ahead(day), next.is_past(day), "{day}");
        }
    }

    #[test]
    fn anniversaries_are_known_across_the_turn_of_the_year_and_of_leap_days() {
        let week = Week { on: day("2026-12-28"), days: 7 };
        assert_eq!(week.years_since(day("2025-12-28")), Some(1));
        assert_eq!(week.years_since(day("2025-01-03")), Some(2));
        assert_eq!([week.years_since(day("2025-12-27")), week.years_since(day("2026-12-28"))], [None, None]);
        let leap = Week { on: day("2026-02-23"), days: 7 };
        assert_eq!(leap.years_since(day("2024-02-29")), Some(2));
        let after = Week { on: day("2026-03-01"), days: 7 };
        assert_eq!(after.years_since(day("2024-02-29")), None);
    }
}
