//! Dates for days: years that are left out, and the order of month and day, by what else is written.

use chrono::{Datelike as _, Days, NaiveDate};

use super::day::{Day, Order};
use super::rows::{Doubt, Hints, Placed, Resolved, Where};

/// What a timeline and its document know of dates.
#[derive(Debug)]
pub struct Dates {
    /// Dates of hints, with their years made whole.
    hints: Vec<(NaiveDate, Where)>,
    /// A date that days without a year are near, and where it is written.
    near: Option<(NaiveDate, Where)>,
    /// Days in front of months, as the day that can only be read one way says.
    day_first: Option<bool>,
}

impl Dates {
    pub fn of(leads: &[Placed], hints: &Hints) -> Self {
        let rows = || {
            leads.iter().flat_map(|row| {
                let end = row.lead.end.as_ref().and_then(|end| end.date.as_ref());
                [row.above.as_ref(), row.lead.date.as_ref(), end].into_iter().flatten()
            })
        };
        let mut orders = hints.days.iter().map(|(day, _)| day).chain(rows()).map(|day| day.order);
        let day_first = orders.find_map(|order| match order {
            Order::DayFirst => Some(true),
            Order::MonthFirst => Some(false),
            Order::Fixed | Order::Either => None,
        });
        let mut dates = Self { hints: Vec::new(), near: None, day_first };
        let whole = |day: &Day| dates.ordered(day, None).date();
        // Of a month or a year, the middle is near to all of it.
        let about = |day: &Day| {
            let middle = if day.month.is_some() { 15 } else { 1 };
            NaiveDate::from_ymd_opt(day.year?, day.month.unwrap_or(7), day.day.unwrap_or(middle))
        };
        let of_hints = |read: &dyn Fn(&Day) -> Option<NaiveDate>| {
            hints.days.iter().find_map(|(day, from)| Some((read(day)?, *from)))
        };
        let near = of_hints(&whole)
            .or_else(|| rows().find_map(whole).map(|date| (date, Where::RowBefore)))
            .or_else(|| of_hints(&about));
        dates.near = near;
        dates.hints = hints
            .days
            .iter()
            .filter_map(|(day, from)| Some((dates.date(day, None, &mut Resolved::default())?, *from)))
            .collect();
        dates
    }

    pub fn first_hint(&self) -> Option<(NaiveDate, Where)> {
        self.hints.first().copied()
    }

    /// The date of `day`, near another one; what it takes for granted stands in `resolved`.
    pub fn date(&self, day: &Day, near: Option<NaiveDate>, resolved: &mut Resolved) -> Option<NaiveDate> {
        if let Some(days) = day.later {
            return near.or(self.first_hint().map(|(date, _)| date))?.checked_add_days(Days::new(days.unsigned_abs()));
        }
        let written = near.map(|date| (date, Where::RowBefore)).or(self.near);
        let ordered = self.ordered(day, written.map(|(date, _)| date));
        if day.order == Order::Either && self.day_first.is_none() {
            let other = Day { year: day.year.or(written.map(|(date, _)| date.year())), ..day.swapped() };
            let other = if ordered == *day { other } else { Day { year: other.year, ..day.clone() } };
            resolved.doubts.extend(other.date().map(Doubt::DayOrder));
        }
        let date = match (ordered.month, ordered.day, ordered.year) {
            (Some(_), Some(_), Some(_)) => ordered.date(),
            (Some(_), Some(_), None) => {
                let missing = written.is_none().then_some(Doubt::YearMissing);
                resolved.doubts.extend(missing);
                written.and_then(|(near, from)| {
                    resolved.year_from = Some(self.near.map_or(from, |(_, from)| from));
                    nearest(&ordered, near)
                })
            }
            (None, _, _) => on_weekday(day, near.or(self.first_hint().map(|(date, _)| date))),
            _ => None,
        };
        let is_other = date.zip(day.weekday).is_some_and(|(date, weekday)| date.weekday() != weekday);
        resolved.doubts.extend(is_other.then_some(Doubt::Weekday));
        date
    }

    /// The day in the order that the other days of the document have; else in the one that is near.
    fn ordered(&self, day: &Day, near: Option<NaiveDate>) -> Day {
        if day.order != Order::Either {
            return day.clone();
        }
        let swapped = day.swapped();
        let is_swapped = self.day_first.unwrap_or_else(|| {
            let distance = |day: &Day| {
                let near = near?;
                let date = day.year.map_or_else(|| nearest(day, near), |_| day.date())?;
                Some((date - near).num_days().abs())
            };
            distance(&swapped).zip(distance(day)).is_some_and(|(swapped, day)| swapped < day)
        });
        if is_swapped { swapped } else { day.clone() }
    }
}

fn nearest(day: &Day, near: NaiveDate) -> Option<NaiveDate> {
    let years = near.year() - 4..=near.year() + 4;
    years.filter_map(|year| day.in_year(year)).min_by_key(|date| (*date - near).num_days().abs())
}

/// The first such weekday from a date on.
fn on_weekday(day: &Day, from: Option<NaiveDate>) -> Option<NaiveDate> {
    let weekday = day.weekday?;
    from?.iter_days().take(7).find(|date| date.weekday() == weekday)
}
