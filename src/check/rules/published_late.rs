//! A postmortem that came out when everybody had forgotten.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "published-late",
    family: Family::Completeness,
    levels: Levels::of('-', '-', 'N'),
    summary: "published more than five working days after the end of a `sev1` or `sev2`",
    why: "Within days, people still remember what they saw and why they did what they did; after weeks they remember \
          the story that was told since. `limit`, in working days, sets another number in the configuration.",
    help: "plan the review within days after the end, and publish what is known by then",
    check: Check::Record(check),
};

/// Working days, unless configured otherwise.
const USUAL: u64 = 5;
/// Of the severities that are built in, those for which time matters most.
const SEVERE: [&str; 2] = ["sev1", "sev2"];

fn check(subject: &Subject<'_>, found: &mut Found) {
    let record = subject.record;
    let is_severe = record.severity.as_deref().is_some_and(|severity| SEVERE.contains(&severity));
    let Some(published) = record.published.filter(|published| is_severe && *published <= subject.today()) else {
        return;
    };
    let times = subject.chronology();
    let Some(end) = times.ended() else { return };
    let ended_on = subject.clock().local(end.dated.instant).date_naive();
    let limit = subject.config.limit(RULE.id).unwrap_or(USUAL);
    let took = working_days(ended_on, published.0);
    if took > limit {
        let message =
            format!("`{published}` is {took} working days after `{}` (`{}`)", end.dated.time, end.milestone.key());
        found.add(Saying::new("published", message).help(format!("publish within {limit} working days of the end")));
    }
}

/// The working days after one day, up to and with another. No calendar knows everybody's holidays.
fn working_days(from: NaiveDate, to: NaiveDate) -> u64 {
    let days = u64::try_from((to - from).num_days()).unwrap_or(0);
    let first = u64::from(from.weekday().num_days_from_monday());
    let is_working = |day: &u64| (first + day) % 7 < u64::from(Weekday::Sat.num_days_from_monday());
    days / 7 * 5 + (1..=days % 7).filter(is_working).count() as u64
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::working_days;

    #[test]
    fn weekends_do_not_count() {
        for (from, to, days) in [
            ("2026-01-08", "2026-01-08", 0),
            ("2026-01-08", "2026-01-09", 1),
            ("2026-01-08", "2026-01-12", 2),
            ("2026-01-08", "2026-01-15", 5),
            ("2026-01-10", "2026-01-12", 1),
            ("2026-01-08", "2026-02-05", 20),
            ("2026-01-08", "2026-01-05", 0),
        ] {
            assert_eq!(working_days(from.parse().unwrap(), to.parse().unwrap()), days, "{from} to {to}");
        }
    }
}
