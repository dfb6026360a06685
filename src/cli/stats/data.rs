//! The figures for programs.

use serde::Serialize;

use super::Asked;
use crate::error::Result;
use crate::insight::{
    Ages, BySeverity, Figures, FollowThrough, Recurrence, Response, Severities, Standing, Stands, Summary,
};
use crate::record::Kind;
use crate::report::as_json;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Stats<'a> {
    version: u32,
    /// `2024-03-15`: the day on which actions are overdue.
    as_of: String,
    filter: Filter<'a>,
    scope: Scope<'a>,
    counts: Counts<'a>,
    response: Vec<Times<'a>>,
    follow_through: Follow<'a>,
    recurrences: Recurrences<'a>,
}

#[derive(Serialize)]
struct Filter<'a> {
    services: &'a [String],
    severities: &'a [String],
    kinds: Vec<&'static str>,
    since: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct Scope<'a> {
    /// All records that fit the filter.
    records: usize,
    /// Those that count as incidents.
    counted: usize,
    /// Of the counted ones: drafts, and records in review.
    drafts: usize,
    /// Of the counted ones.
    waived: usize,
    left_out: LeftOut,
    /// Files with mistakes.
    unreadable: &'a [String],
}

#[derive(Serialize)]
struct LeftOut {
    exercises: usize,
    near_misses: usize,
    duplicates: usize,
    undated: usize,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "what readers of the JSON see")]
struct Counts<'a> {
    /// Only months in which something began.
    by_month: Vec<Period<'a>>,
    by_year: Vec<Period<'a>>,
    by_severity: Vec<OfSeverity<'a>>,
    /// An incident counts in each of its services.
    by_service: Vec<OfService<'a>>,
    by_kind: Vec<OfKind>,
}

#[derive(Serialize)]
struct Period<'a> {
    /// `2023-08` or `2023`.
    #[serde(rename = "period")]
    name: String,
    count: u32,
    by_severity: Vec<OfSeverity<'a>>,
}

#[derive(Serialize)]
struct OfSeverity<'a> {
    /// `null` of records without one, `other` of those that are not configured.
    severity: Option<&'a str>,
    count: u32,
}

#[derive(Serialize)]
struct OfService<'a> {
    /// `null` of records without one.
    service: Option<&'a str>,
    count: usize,
}

#[derive(Serialize)]
struct OfKind {
    /// `null` of records without one.
    kind: Option<&'static str>,
    count: usize,
}

#[derive(Serialize)]
struct Times<'a> {
    measure: &'static str,
    meaning: &'static str,
    n: usize,
    of: usize,
    approximate: usize,
    /// Left out, for they end before they begin.
    impossible: usize,
    #[serde(flatten)]
    middle: Middle,
    by_severity: Vec<TimesOfSeverity<'a>>,
    by_year: Vec<TimesOfYear>,
    values: Vec<Value<'a>>,
}

/// `null` of no values; quartiles also of fewer than four.
#[derive(Serialize)]
struct Middle {
    median_seconds: Option<i64>,
    median_approximate: Option<bool>,
    quartiles_seconds: Option<[i64; 2]>,
}

#[derive(Serialize)]
struct TimesOfSeverity<'a> {
    severity: Option<&'a str>,
    n: usize,
    #[serde(flatten)]
    middle: Middle,
}

#[derive(Serialize)]
struct TimesOfYear {
    year: i32,
    n: usize,
    #[serde(flatten)]
    middle: Middle,
}

#[derive(Serialize)]
struct Value<'a> {
    record: &'a str,
    seconds: i64,
    approximate: bool,
}

#[derive(Serialize)]
struct Follow<'a> {
    #[serde(flatten)]
    all: Stand,
    by_severity: Vec<StandOfSeverity<'a>>,
    without_due: usize,
    longest_overdue: Option<Longest<'a>>,
    ages: AgesOf,
}

#[derive(Serialize)]
struct Stand {
    actions: usize,
    done: usize,
    done_in_time: usize,
    done_late: usize,
    done_day_unknown: usize,
    open: usize,
    overdue: usize,
    declined_or_superseded: usize,
}

#[derive(Serialize)]
struct StandOfSeverity<'a> {
    severity: Option<&'a str>,
    #[serde(flatten)]
    stand: Stand,
}

#[derive(Serialize)]
struct Longest<'a> {
    record: &'a str,
    action: Option<&'a str>,
    days: i64,
}

/// Of what is still to be done, since its incident began.
#[derive(Serialize)]
struct AgesOf {
    n: usize,
    median_days: Option<i64>,
    quartiles_days: Option<[i64; 2]>,
    bands: Vec<Band>,
    unknown: usize,
}

#[derive(Serialize)]
struct Band {
    age: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct Recurrences<'a> {
    /// How many incidents had happened before.
    incidents: usize,
    of: usize,
    /// Relations to records that are not in this archive.
    elsewhere: usize,
    pairs: Vec<Pair<'a>>,
}

#[derive(Serialize)]
struct Pair<'a> {
    later: &'a str,
    relation: &'static str,
    earlier: &'a str,
    /// Of the earlier one, still to be done.
    unfinished: Vec<Unfinished<'a>>,
    /// The same as sentences: what would have prevented the later one, and how much else there is.
    says: Vec<String>,
}

#[derive(Serialize)]
struct Unfinished<'a> {
    action: Option<&'a str>,
    text: Option<&'a str>,
    /// `null` where it is not late.
    days_overdue: Option<i64>,
}

pub fn json(figures: &Figures<'_>, asked: &Asked<'_>) -> Result<String> {
    let out = figures.scope.left_out;
    let stats = Stats {
        version: 1,
        as_of: figures.today.to_string(),
        filter: Filter {
            services: asked.chosen.services(),
            severities: asked.chosen.severities(),
            kinds: asked.kinds.iter().map(|kind| kind.as_str()).collect(),
            since: asked.chosen.since.map(|day| day.to_string()),
            until: asked.chosen.until.map(|day| day.to_string()),
        },
        scope: Scope {
            records: figures.scope.all.len(),
            counted: figures.counts.n,
            drafts: figures.scope.drafts,
            waived: figures.scope.waived,
            left_out: LeftOut {
                exercises: out.exercises,
                near_misses: out.near_misses,
                duplicates: out.duplicates,
                undated: out.undated,
            },
            unreadable: &asked.unreadable,
        },
        counts: counts(figures),
        response: figures.response.iter().map(|response| times(response, &figures.severities)).collect(),
        follow_through: follow(&figures.follow_through, &figures.severities),
        recurrences: Recurrences {
            incidents: figures.recurrences.incidents,
            of: figures.recurrences.of,
            elsewhere: figures.recurrences.elsewhere,
            pairs: figures.recurrences.pairs.iter().map(|one| pair(one, figures)).collect(),
        },
    };
    as_json(&stats)
}

fn counts<'a>(figures: &'a Figures<'_>) -> Counts<'a> {
    let severities = &figures.severities;
    let period = |name: String, row: &BySeverity| Period {
        name,
        count: row.iter().sum(),
        by_severity: by_severity(row, severities),
    };
    let named = figures.services.rows.iter().map(|(name, count)| (Some(*name), *count));
    let nameless = Some((None, figures.services.without)).filter(|(_, count)| *count > 0);
    let kinds = figures.kinds.rows.iter().map(|(kind, count)| (Some(Kind::as_str(*kind)), *count));
    let kindless = Some((None, figures.kinds.without)).filter(|(_, count)| *count > 0);
    Counts {
        by_month: figures.counts.all_months().map(|(month, row)| period(month.to_string(), &row)).collect(),
        by_year: figures.counts.years.iter().map(|(year, row)| period(year.to_string(), row)).collect(),
        by_severity: by_severity(&figures.counts.total, severities),
        by_service: named.chain(nameless).map(|(service, count)| OfService { service, count }).collect(),
        by_kind: kinds.chain(kindless).map(|(kind, count)| OfKind { kind, count }).collect(),
    }
}

fn by_severity<'a>(row: &BySeverity, severities: &'a Severities) -> Vec<OfSeverity<'a>> {
    let one = |place: usize| OfSeverity { severity: severities.id(place), count: row[place] };
    Severities::used(row).into_iter().map(one).collect()
}

fn times<'a>(response: &'a Response<'_>, severities: &'a Severities) -> Times<'a> {
    let of_severity = |(place, one): &(usize, Summary)| TimesOfSeverity {
        severity: severities.id(*place),
        n: one.n,
        middle: middle(Some(one)),
    };
    let of_year = |(year, one): &(i32, Summary)| TimesOfYear { year: *year, n: one.n, middle: middle(Some(one)) };
    let values = response.values.iter().map(|(incident, span)| Value {
        record: &incident.name,
        seconds: span.length.num_seconds(),
        approximate: span.approximate,
    });
    Times {
        measure: response.measure.as_str(),
        meaning: response.measure.meaning(),
        n: response.values.len(),
        of: response.of,
        approximate: response.approximate,
        impossible: response.impossible,
        middle: middle(response.summary.as_ref()),
        by_severity: response.by_severity.iter().map(of_severity).collect(),
        by_year: response.by_year.iter().map(of_year).collect(),
        values: values.collect(),
    }
}

fn middle(summary: Option<&Summary>) -> Middle {
    Middle {
        median_seconds: summary.map(|one| one.median.length.num_seconds()),
        median_approximate: summary.map(|one| one.median.approximate),
        quartiles_seconds: summary.and_then(|one| one.quartiles).map(|outer| outer.map(|one| one.length.num_seconds())),
    }
}

fn follow<'a>(follow: &'a FollowThrough<'_>, severities: &'a Severities) -> Follow<'a> {
    let ages = follow.ages;
    let of_severity =
        |(place, one): &(usize, Standing)| StandOfSeverity { severity: severities.id(*place), stand: stand(*one) };
    Follow {
        all: stand(follow.all),
        by_severity: follow.by_severity.iter().map(of_severity).collect(),
        without_due: follow.without_due,
        longest_overdue: follow.longest.map(|longest| Longest {
            record: &longest.incident.name,
            action: longest.action.id.as_deref(),
            days: longest.days,
        }),
        ages: AgesOf {
            n: ages.summary.map_or(0, |summary| summary.n),
            median_days: ages.summary.map(|summary| summary.median.length.num_days()),
            quartiles_days: ages
                .summary
                .and_then(|summary| summary.quartiles)
                .map(|outer| outer.map(|one| one.length.num_days())),
            bands: Ages::BANDS.into_iter().zip(ages.bands).map(|(age, count)| Band { age, count }).collect(),
            unknown: ages.unknown,
        },
    }
}

const fn stand(one: Standing) -> Stand {
    Stand {
        actions: one.total(),
        done: one.done(),
        done_in_time: one.in_time,
        done_late: one.late,
        done_day_unknown: one.done_undated,
        open: one.open,
        overdue: one.overdue,
        declined_or_superseded: one.dropped,
    }
}

fn pair<'a>(pair: &Recurrence<'a>, figures: &Figures<'_>) -> Pair<'a> {
    let earlier = pair.earlier;
    let unfinished = earlier.open_actions().map(|action| Unfinished {
        action: action.id.as_deref(),
        text: action.text.as_deref(),
        days_overdue: match Stands::of(action, figures.today) {
            Stands::Overdue(days) => Some(days),
            _ => None,
        },
    });
    Pair {
        later: &pair.later.name,
        relation: pair.relation.as_str(),
        earlier: &earlier.name,
        unfinished: unfinished.collect(),
        says: earlier.left_undone(figures.today, usize::MAX),
    }
}
