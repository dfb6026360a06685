//! Figures against what was counted by hand.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

use chrono::NaiveDate;

use super::{Figures, Incident, Measure, Month, Standing, Wanted};
use crate::config::{Config, Severity};
use crate::record::{Kind, Postmortem};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The incident of a record that is written as in a file.
fn incident(name: &str, yaml: &str) -> Incident {
    let record: Postmortem = serde_json::from_value(fields(yaml)).unwrap();
    Incident::new(&record, Path::new(&format!("{name}.yaml")), &Config::default())
}

/// `key: value` pairs, one a line, as the values that a reader makes of them; values in brackets are JSON.
fn fields(text: &str) -> serde_json::Value {
    let mut all = serde_json::Map::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, value) = line.split_once(": ").unwrap();
        let value = serde_json::from_str(value).unwrap_or_else(|_| value.into());
        all.insert(key.to_owned(), value);
    }
    all.into()
}

fn started(name: &str, time: &str, more: &str) -> Incident {
    incident(name, &format!("milestones: {{\"started\": \"{time}\"}}\n{more}"))
}

fn figures(incidents: &[Incident]) -> Figures<'_> {
    Figures::new(incidents, &Severity::defaults(), day("2024-03-15"))
}

#[test]
fn nothing_gives_no_figures_and_no_panic() {
    let figures = figures(&[]);
    assert_eq!((figures.counts.n, figures.glance, figures.counts.latest(figures.today)), (0, None, None));
    assert!(figures.response.iter().all(|response| response.summary.is_none()));
    assert_eq!(figures.follow_through.all.total(), 0);
}

#[test]
fn an_incident_is_counted_on_its_own_clock() {
    let incidents = [
        // Still December in UTC.
        started("a", "2024-01-01 03:00", "time_zone: Asia/Tokyo\nseverity: sev1"),
        started("b", "2023-12-31 23:00", "time_zone: America/New_York\nseverity: sev2"),
        started("c", "2024-02-10 12:00", "severity: urgent"),
        started("d", "2024-02-11 12:00", ""),
        // A slip of the pen, far after today.
        started("e", "2204-02-11 12:00", "severity: sev1"),
    ];
    let figures = figures(&incidents);
    let last = figures.counts.latest(figures.today).unwrap();
    assert_eq!(last, Month { year: 2024, month: 2 });
    let months: Vec<_> = figures.counts.months(last, 3).into_iter().map(|(month, row)| (month.month, row)).collect();
    assert_eq!(months, [(12, [0, 1, 0, 0, 0, 0, 0, 0]), (1, [1, 0, 0, 0, 0, 0, 0, 0]), (2, [0, 0, 0, 0, 0, 0, 1, 1])]);
    let years: Vec<(i32, u32)> = figures.counts.years.iter().map(|(year, row)| (*year, row.iter().sum())).collect();
    assert_eq!(years, [(2023, 1), (2024, 3), (2204, 1)]);
    let glance = figures.glance.unwrap();
    assert_eq!((glance.n, glance.months.len(), glance.months[0].0), (4, 12, Month { year: 2023, month: 4 }));
    let (_, february) = &glance.months[10];
    assert_eq!((february[9].incidents, february[9].worst, february[8].worst), (1, Some(6), None));
}

#[test]
fn drills_near_misses_and_duplicates_are_not_incidents() {
    let incidents = [
        started("a", "2024-01-01 10:00", "status: waived"),
        started("b", "2024-01-02 10:00", "kind: exercise"),
        started("c", "2024-01-03 10:00", "kind: near_miss\ncontributing_factors: [{\"category\": \"process\"}]"),
        started("d", "2024-01-01 10:05", "related: [{\"id\": \"a\", \"relation\": \"duplicate_of\"}]"),
        // Each says that it is the other one: one of them counts.
        started("e", "2024-01-05 10:00", "related: [{\"id\": \"f\", \"relation\": \"duplicate_of\"}]"),
        started("f", "2024-01-05 10:00", "related: [{\"id\": \"e\", \"relation\": \"duplicate_of\"}]"),
        // The one that it repeats is not in the archive.
        started("g", "2024-01-06 10:00", "related: [{\"id\": \"x\", \"relation\": \"duplicate_of\"}]"),
        incident("h", "title: Something"),
    ];
    let figures = figures(&incidents);
    let names: Vec<&str> = figures.scope.counted.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["a", "e", "g"]);
    let left_out = figures.scope.left_out;
    assert_eq!((left_out.duplicates, left_out.exercises, left_out.near_misses, left_out.undated), (2, 1, 1, 1));
    assert_eq!((figures.scope.waived, figures.scope.drafts), (1, 2));
    assert_eq!((figures.factors.n, figures.factors.of, &*figures.factors.categories), (1, 6, &[("process", 1)][..]));
}

#[test]
fn response_times_are_those_of_each_incident() {
    let timed = |name: &str, year: i32, detected: &str, severity: &str| {
        let yaml = format!(
            "severity: {severity}\nmilestones: {{\"started\": \"{year}-01-01 10:00\", \"detected\": \"{year}-01-01 {detected}\"}}"
        );
        incident(name, &yaml)
    };
    let incidents = [
        timed("a", 2022, "10:10", "sev1"),
        timed("b", 2022, "10:20~", "sev1"),
        timed("c", 2023, "10:30", "sev2"),
        timed("d", 2023, "11:00", "sev2"),
        timed("e", 2023, "09:00", "sev2"),
        started("f", "2023-05-05 10:00", ""),
    ];
    let figures = figures(&incidents);
    let detect = &figures.response[0];
    assert_eq!((detect.measure, detect.of, detect.values.len()), (Measure::Detect, 6, 4));
    assert_eq!((detect.approximate, detect.impossible), (1, 1));
    let summary = detect.summary.unwrap();
    // 10 20 30 60: 17.5, 25, 37.5.
    assert_eq!(summary.median.to_string(), "~25 min");
    assert_eq!(summary.quartiles.unwrap().map(|outer| outer.to_string()), ["~17 min 30 s", "37 min 30 s"]);
    let years: Vec<_> = detect.by_year.iter().map(|(year, one)| (*year, one.n, one.median.to_string())).collect();
    assert_eq!(years, [(2022, 2, "~15 min".to_owned()), (2023, 2, "45 min".to_owned())]);
    assert_eq!(detect.by_severity.iter().map(|(place, one)| (*place, one.n)).collect::<Vec<_>>(), [(0, 2), (1, 2)]);
    assert_eq!(figures.response[1].values.len(), 0);
}

#[test]
fn each_action_stands_in_one_place() {
    let actions = r#"action_items: [
        {"status": "done", "due": "2024-02-01", "closed": "2024-02-01"},
        {"status": "done", "due": "2024-02-01", "closed": "2024-02-02"},
        {"status": "done", "closed": "2024-02-02"},
        {"status": "declined"}, {"status": "superseded"},
        {"due": "2024-03-14"}, {"due": "2024-03-15"}, {"status": "proposed"},
        {"status": "in_progress", "due": "2023-01-01"}]"#;
    let actions = actions.replace('\n', " ");
    let incidents = [
        started("a", "2024-01-15 10:00", &format!("severity: sev2\n{actions}")),
        started("b", "2023-02-15 10:00", "action_items: [{\"due\": \"2023-03-01\"}]"),
        incident("c", "action_items: [{\"text\": \"Do it\"}]"),
        // In the future: no age.
        started("d", "2025-01-15 10:00", "action_items: [{\"text\": \"Do it\"}]"),
    ];
    let figures = figures(&incidents);
    let follow = &figures.follow_through;
    // Due before its incident is a slip of the pen, and overdue all the same.
    let expected = Standing { in_time: 1, late: 1, done_undated: 1, overdue: 2, open: 2, dropped: 2 };
    assert_eq!(follow.by_severity[0], (1, expected));
    assert_eq!(follow.all, Standing { overdue: 3, open: 4, ..expected });
    assert_eq!((follow.all.done(), follow.all.to_be_done(), follow.all.total()), (3, 7, 12));
    assert_eq!(follow.without_due, 3);
    let longest = follow.longest.unwrap();
    // From January 1, 2023 to March 15, 2024, which was a leap year.
    assert_eq!((&*longest.incident.name, longest.days), ("a", 439));
    // Four are 60 days old, one 394.
    assert_eq!((follow.ages.bands, follow.ages.unknown), ([0, 4, 0, 1], 2));
    let ages = follow.ages.summary.unwrap();
    assert_eq!((ages.n, ages.median.to_string()), (5, "60 d".to_owned()));
}

#[test]
fn what_came_back_is_told_once_and_the_right_way_round() {
    let incidents = [
        started(
            "a",
            "2023-01-01 10:00",
            "related: [{\"id\": \"b\", \"relation\": \"same_cause\"}]\naction_items: [{\"due\": \"2023-02-01\"}, {\"due\": \"2025-01-01\"}, {\"status\": \"done\"}]",
        ),
        started("b", "2024-01-01 10:00", "related: [{\"id\": \"a\", \"relation\": \"recurrence_of\"}]"),
        started(
            "c",
            "2024-02-01 10:00",
            "related: [{\"id\": \"b\", \"relation\": \"same_cause\"}, {\"id\": \"c\", \"relation\": \"same_cause\"}, {\"id\": \"gone\", \"relation\": \"recurrence_of\"}, {\"id\": \"a\", \"relation\": \"caused_by\"}]",
        ),
    ];
    let figures = figures(&incidents);
    let back = &figures.recurrences;
    let pairs: Vec<_> = back
        .pairs
        .iter()
        .map(|pair| (&*pair.later.name, pair.relation.as_str(), &*pair.earlier.name, pair.open, pair.overdue))
        .collect();
    assert_eq!(pairs, [("c", "same_cause", "b", 0, 0), ("b", "recurrence_of", "a", 2, 1)]);
    assert_eq!((back.incidents, back.of, back.elsewhere), (2, 3, 1));
}

#[test]
fn an_incident_counts_in_each_of_its_services_once() {
    let incidents = [
        started("a", "2024-01-01 10:00", "services: [\"Billing\", \"web\", \"billing\"]\nkind: outage"),
        started("b", "2024-01-02 10:00", "services: [\"billing\"]\nkind: security"),
        started("c", "2024-01-03 10:00", "services: [\"api\"]\nkind: security"),
        started("d", "2024-01-04 10:00", ""),
        started("e", "2024-01-05 10:00", "services: [\"api\"]\nkind: exercise"),
    ];
    let figures = figures(&incidents);
    assert_eq!(figures.services.rows, [("Billing", 2), ("api", 1), ("web", 1)]);
    assert_eq!(figures.kinds.rows, [(Kind::Security, 2), (Kind::Outage, 1)]);
    assert_eq!((figures.services.without, figures.kinds.without), (1, 1));
}

#[test]
fn a_kind_that_is_asked_for_by_name_is_counted() {
    let incidents =
        [started("a", "2024-01-01 10:00", "kind: exercise"), started("b", "2024-01-02 10:00", "kind: near_miss")];
    let wanted = |incident: &Incident| match incident.kind {
        Some(Kind::Exercise) => Wanted::ByKind,
        _ => Wanted::Yes,
    };
    let figures = Figures::of(&incidents, wanted, &Severity::defaults(), day("2024-03-15"));
    assert_eq!((figures.counts.n, figures.scope.left_out.exercises, figures.scope.left_out.near_misses), (1, 0, 1));
}

#[test]
fn what_came_back_in_a_period_may_have_been_there_before_it() {
    let came_back = "related: [{\"id\": \"a\", \"relation\": \"recurrence_of\"}]";
    let incidents = [
        started("a", "2022-01-01 10:00", "action_items: [{\"due\": \"2022-02-01\"}]"),
        started("b", "2023-01-01 10:00", came_back),
        started("c", "2024-01-01 10:00", came_back),
        // Tells of the same as the one before it, which is not asked for.
        started("d", "2024-01-01 10:00", "related: [{\"id\": \"b\", \"relation\": \"duplicate_of\"}]"),
    ];
    let since = |incident: &Incident| {
        if incident.day.is_some_and(|one| one.0 >= day("2024-01-01")) { Wanted::Yes } else { Wanted::No }
    };
    let figures = Figures::of(&incidents, since, &Severity::defaults(), day("2024-03-15"));
    let back = &figures.recurrences;
    let pairs: Vec<_> =
        back.pairs.iter().map(|pair| (&*pair.later.name, &*pair.earlier.name, pair.open, pair.overdue)).collect();
    assert_eq!((&*pairs, back.incidents, back.of, back.elsewhere), (&[("c", "a", 1, 1)][..], 1, 1, 0));
    assert_eq!((figures.counts.n, figures.scope.left_out.duplicates), (1, 1));
    // The action is promised by a record that is not asked for.
    assert_eq!(figures.follow_through.all.total(), 0);
}
