//! Days as documents write them, perhaps in part: without a year, without a day, in either order.

use chrono::{Datelike as _, NaiveDate, Weekday};

/// A day as far as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
    pub weekday: Option<Weekday>,
    /// What the figures themselves say about the order of month and day.
    pub order: Order,
    /// Days after the one before: `same day` is 0, `翌日` is 1.
    pub later: Option<i64>,
    /// What makes it impossible as it stands, though it can be read.
    pub wrong: Option<String>,
}

/// Which of month and day is written first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Nothing else can be meant: the year comes first, or the month is a name.
    #[default]
    Fixed,
    /// `10/20/2022`: there is no month 20.
    MonthFirst,
    /// `20/10/2022`.
    DayFirst,
    /// `03/04/2022`, read with the month first here.
    Either,
}

impl Day {
    pub fn full(date: NaiveDate) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Self::default() }
    }

    /// The date, where year, month and day are written.
    pub fn date(&self) -> Option<NaiveDate> {
        self.in_year(self.year?)
    }

    /// The date that it is in a year.
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month?, self.day?)
    }

    /// The same with month and day in the other order.
    #[must_use]
    pub fn swapped(&self) -> Self {
        Self { month: self.day, day: self.month, ..self.clone() }
    }

    /// Whether a calendar has it, as far as it is written.
    pub fn exists(&self) -> bool {
        let day_exists = match (self.month, self.day) {
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(self.year.unwrap_or(2024), month, day).is_some(),
            (Some(month), None) => (1..=12).contains(&month),
            (None, _) => self.weekday.is_some() || self.later.is_some(),
        };
        day_exists && self.year.is_none_or(|year| (1970..2200).contains(&year))
    }
}
