//! A time that has not come yet.

use std::collections::HashSet;

use chrono::{Days, Duration};

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{Date, Moment, Timestamp};

pub static RULE: Rule = Rule {
    id: "future-time",
    family: Family::Order,
    levels: Levels::always('E'),
    summary: "something happened later than now",
    why: "A postmortem tells what has happened. A time that is still to come is a slip of the day, the month or the \
          year. Due dates are meant to lie ahead, and are left alone.",
    help: "correct the time: it has not come yet",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let slips: HashSet<&FieldPath> = subject.chronology().slips.iter().map(|slip| &slip.field).collect();
    for (place, time) in subject.record.times().filter(|(_, time)| is_future(subject, time)) {
        let field = place.field();
        if !slips.contains(&field) {
            found.add(Saying::new(field, format!("`{time}` is in the future")));
        }
    }
    for (field, moment) in moments(subject) {
        let is_future = match &moment {
            Moment::Day(day) => is_future_day(subject, *day),
            Moment::Time(time) => is_future(subject, time),
        };
        if is_future {
            found.add(Saying::new(field, format!("`{moment}` is in the future")));
        }
    }
}

/// An hour for clocks that differ; a day where no zone says what the clock means.
fn is_future(subject: &Subject<'_>, time: &Timestamp) -> bool {
    let is_placed = subject.has_zone() || time.offset.is_some();
    let tolerance = if is_placed { Duration::hours(1) } else { Duration::days(1) };
    let latest = subject.now.checked_add_signed(tolerance);
    subject.instant(time).zip(latest).is_some_and(|(instant, latest)| instant > latest)
}

/// Somewhere it is already tomorrow.
fn is_future_day(subject: &Subject<'_>, day: Date) -> bool {
    subject.today().0.checked_add_days(Days::new(1)).is_some_and(|tomorrow| day.0 > tomorrow)
}

/// When things were reviewed, closed, published and revised.
fn moments(subject: &Subject<'_>) -> Vec<(FieldPath, Moment)> {
    let record = subject.record;
    let mut moments = Vec::new();
    for (place, review) in record.reviewers.iter().enumerate() {
        moments.extend(review.at.map(|at| (FieldPath::from("reviewers").at(place).at("at"), at)));
    }
    for (place, action) in record.action_items.iter().enumerate() {
        let field = FieldPath::from("action_items").at(place).at("closed");
        moments.extend(action.closed.map(|day| (field, Moment::Day(day))));
    }
    moments.extend(record.published.map(|day| ("published".into(), Moment::Day(day))));
    for (place, revision) in record.revisions.iter().enumerate() {
        moments.extend(revision.at.map(|at| (FieldPath::from("revisions").at(place).at("at"), at)));
    }
    moments
}
