//! A time that has not come yet.

use chrono::{Days, Duration, NaiveDate};

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{Instant, Moment, Postmortem, Timestamp};

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
    let latest = Latest::of(subject);
    for timed in subject.times().iter().filter(|timed| latest.is_before(timed.time, timed.instant())) {
        let field = timed.place.field();
        if !subject.chronology().slips.iter().any(|slip| slip.field == field) {
            found.add(Saying::new(field, format!("`{}` is in the future", timed.time)));
        }
    }
    let is_future = |moment: &Moment| match moment {
        Moment::Day(day) => latest.day.is_some_and(|latest| day.0 > latest),
        Moment::Time(time) => latest.is_before(time, subject.instant(time)),
    };
    for (field, within, moment) in moments(subject.record).filter(|(.., moment)| is_future(moment)) {
        let field = within.map_or_else(|| field.into(), |(place, key)| FieldPath::of_item(field, place, key));
        found.add(Saying::new(field, format!("`{moment}` is in the future")));
    }
}

/// What nobody's clock shows yet.
struct Latest {
    /// Clocks differ.
    placed: Option<Instant>,
    /// Where no zone says what the clock means.
    unplaced: Option<Instant>,
    /// Somewhere it is already tomorrow.
    day: Option<NaiveDate>,
}

impl Latest {
    fn of(subject: &Subject<'_>) -> Self {
        let placed = subject.now.checked_add_signed(Duration::hours(1));
        let unplaced = if subject.has_zone() { placed } else { subject.now.checked_add_signed(Duration::days(1)) };
        Self { placed, unplaced, day: subject.today().0.checked_add_days(Days::new(1)) }
    }

    /// Whether `time`, which was at `instant`, is later.
    fn is_before(&self, time: &Timestamp, instant: Option<Instant>) -> bool {
        let latest = if time.offset.is_some() { self.placed } else { self.unplaced };
        instant.zip(latest).is_some_and(|(instant, latest)| instant > latest)
    }
}

/// When things were reviewed, closed, published and revised: the field, its place in a list and its
/// key there, and when.
fn moments(record: &Postmortem) -> impl Iterator<Item = (&'static str, Option<(usize, &'static str)>, Moment)> {
    let reviews = record.reviewers.iter().enumerate();
    let reviews = reviews.filter_map(|(place, review)| Some(("reviewers", Some((place, "at")), review.at?)));
    let actions = record.action_items.iter().enumerate();
    let actions = actions
        .filter_map(|(place, action)| Some(("action_items", Some((place, "closed")), Moment::Day(action.closed?))));
    let published = record.published.iter().map(|day| ("published", None, Moment::Day(*day)));
    let revisions = record.revisions.iter().enumerate();
    let revisions = revisions.filter_map(|(place, revision)| Some(("revisions", Some((place, "at")), revision.at?)));
    reviews.chain(actions).chain(published).chain(revisions)
}
