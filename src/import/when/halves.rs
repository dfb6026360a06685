//! Clocks of twelve hours that do not say which half of the day.

use chrono::{Duration, NaiveDateTime, Timelike as _};

use super::lead::Lead;
use super::rows::Placed;

/// A step back of less is out of order; of more, the other half of the day.
const STEP: Duration = Duration::hours(6);

/// Whether the rows count hours to twelve: none shows `13:00`, or pads its hour as in `01:52`.
pub fn is_twelve_hours(leads: &[Placed]) -> bool {
    let clocks = || leads.iter().filter_map(|placed| placed.lead.clock.as_ref());
    let of_twelve = clocks().filter(|clock| !clock.half).all(|clock| {
        clock.time.is_some_and(|time| (1..=12).contains(&time.hour()) && clock.short == (time.hour() < 10))
    });
    of_twelve && clocks().any(|clock| clock.short)
}

/// The time twelve hours later, where only that is not before the row before.
pub fn after_noon(lead: &Lead, at: NaiveDateTime, last: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    let clock = lead.clock.as_ref().filter(|clock| !clock.half)?;
    let last = last.filter(|last| last.date() == at.date() && *last - at >= STEP)?;
    let later = at + Duration::hours(12);
    (clock.time?.hour() < 12 && later >= last).then_some(later)
}
