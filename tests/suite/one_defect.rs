//! One defect gives one finding: whatever is wrong with the times of a record, one rule says it, and
//! the rules that would trip over the same time keep quiet. And odd records are records too.

use std::fmt::Write as _;

use hotwash::config::Config;
use hotwash::record::Status;

use crate::rules::proofread_text;

/// Rule and field of every finding, without what is missing.
fn findings(text: &str) -> Vec<String> {
    let outcome = proofread_text(text, &Config::default(), None);
    let told = outcome.findings().into_iter().filter(|finding| finding.rule != "missing-field");
    told.map(|finding| format!("{} {}", finding.rule, finding.field)).collect()
}

/// The same, judged as a published record: of the rules about times and the timeline.
fn told_in_public(milestones: &str, events: &str) -> Vec<String> {
    let outcome = proofread_text(&record(milestones, events), &Config::default(), Some(Status::Published));
    let others = ["missing-field", "unreviewed-publication", "timeline-without-evidence", "duplicate-event"];
    let told = outcome.findings().into_iter().filter(|finding| !others.contains(&finding.rule));
    told.map(|finding| format!("{} {}", finding.rule, finding.field)).collect()
}

/// A record with these milestones (`started 10:00, …`, a day may stand before the clock) and these events.
fn record(milestones: &str, events: &str) -> String {
    let day = |time: &str| if time.contains('-') { time.to_owned() } else { format!("2025-06-10 {time}") };
    let mut text = "title: Odd\ntime_zone: UTC\nmilestones:\n".to_owned();
    for (key, time) in milestones.split(", ").filter_map(|part| part.split_once(' ')) {
        writeln!(text, "  {key}: {}", day(time)).unwrap();
    }
    text.push_str("timeline:\n");
    for (kind, time) in events.split(", ").filter_map(|part| part.split_once(' ')) {
        writeln!(text, "  - {{at: {}, kind: {kind}, text: Something happened}}", day(time)).unwrap();
    }
    text
}

fn told(milestones: &str, events: &str) -> Vec<String> {
    findings(&record(milestones, events))
}

#[test]
fn one_late_start_is_told_once_though_everything_lies_before_it() {
    let told = told("started 18:00, detected 10:05, acknowledged 10:10, mitigated 11:00, resolved 12:00", "");
    assert_eq!(told, ["started-not-first milestones.started"]);
}

#[test]
fn an_end_on_the_next_day_that_kept_the_date_is_told_at_the_end() {
    let told = told("started 22:00, detected 22:05, mitigated 23:00, resolved 00:30", "");
    assert_eq!(told, ["end-before-start milestones.resolved"]);
}

#[test]
fn an_event_of_a_mistyped_day_is_told_the_day_that_fits() {
    let help = |events: &str| {
        let outcome = proofread_text(&record("", events), &Config::default(), None);
        let told = outcome.findings().into_iter().find(|finding| finding.rule == "timeline-out-of-order");
        told.and_then(|finding| finding.help).unwrap_or_default()
    };
    let far = help("started 2025-06-02 10:00, note 2025-06-20 11:00, note 2025-06-02 12:00, resolved 2025-06-03 09:00");
    assert!(far.ends_with("`2025-06-02 11:00` would fit where it stands"), "{far}");
    for near in [
        // The clock fits at no day there; or the day is not the matter.
        "started 2025-06-02 10:00, note 2025-06-20 13:00, note 2025-06-02 12:00, resolved 2025-06-02 15:00",
        "started 2025-06-02 10:00, note 2025-06-02 13:00, note 2025-06-02 12:00, resolved 2025-06-02 15:00",
    ] {
        assert_eq!(help(near), "move the event to its place, or correct its time", "{near}");
    }
}

#[test]
fn two_events_that_swapped_places_are_the_timelines_business_alone() {
    assert_eq!(told("", "started 10:00, detected 09:50, resolved 11:00"), ["timeline-out-of-order timeline[1].at"]);
    assert_eq!(told("", "detected 09:50, started 10:00, resolved 11:00"), ["started-not-first timeline[1].at"]);
}

#[test]
fn a_timeline_that_forgot_midnight_is_told_at_the_first_event_after_it() {
    let told = told("", "started 22:00, detected 23:50, action 00:10, resolved 00:40");
    assert_eq!(told, ["timeline-out-of-order timeline[2].at"]);
}

#[test]
fn a_wrong_year_is_no_disorder_no_future_and_no_disagreement() {
    let told = told(
        "started 10:00, detected 2024-06-10 10:05, resolved 2026-06-10 12:00",
        "started 10:00, detected 10:05, action 2024-06-10 10:30, resolved 12:00",
    );
    assert_eq!(told, ["year-slip milestones.detected", "year-slip milestones.resolved", "year-slip timeline[2].at"]);
}

#[test]
fn new_years_night_in_the_old_year_is_a_slip() {
    let told = told(
        "started 2024-12-31 23:40, detected 2024-12-31 23:50, resolved 2024-01-01 00:30",
        "started 2024-12-31 23:40, detected 2024-12-31 23:50",
    );
    assert_eq!(told, ["year-slip milestones.resolved"]);
}

#[test]
fn a_window_in_the_wrong_year_is_a_slip_and_not_a_window_that_ends_before_it_begins() {
    let window = "impact: {windows: [{from: 2025-06-10 10:00, to: 2024-06-10 11:00}]}";
    let told = findings(&record("started 10:00, detected 10:05, resolved 12:00", "").replace("timeline:\n", window));
    assert_eq!(told, ["year-slip impact.windows[0].to"]);
}

#[test]
fn a_change_of_a_year_ago_and_a_flaw_that_slept_for_months_are_no_slips() {
    let milestones = "started 10:00, detected 10:05, resolved 12:00";
    assert!(told(milestones, "change 2024-06-10 10:00, detected 10:05").is_empty());
    assert!(told("started 2024-08-20 10:00, detected 10:05, identified 11:00, resolved 12:00", "").is_empty());
}

#[test]
fn a_time_that_is_another_months_is_told_as_outside_or_as_disorder_never_both() {
    let milestones = "started 10:00, detected 10:05, resolved 12:00";
    assert_eq!(
        told(milestones, "change 09:55, action 2025-03-10 10:30, resolved 12:00"),
        ["timeline-out-of-order timeline[1].at"]
    );
    assert_eq!(
        told(milestones, "change 09:55, resolved 12:00, communicated 2025-09-10 10:30"),
        ["event-outside-incident timeline[2].at"]
    );
}

#[test]
fn a_time_of_the_month_before_or_with_day_and_month_swapped_is_a_slip_and_nothing_else() {
    let milestones = "started 10:00, detected 10:05, resolved 12:00";
    assert_eq!(
        told(milestones, "change 09:55, action 2025-05-10 10:30, note 2025-10-06 11:00, resolved 12:00"),
        ["month-slip timeline[1].at", "month-slip timeline[2].at"]
    );
    assert_eq!(
        told("started 10:00, detected 10:05, resolved 2025-07-10 12:00", "change 09:55, finding 10:20"),
        ["month-slip milestones.resolved"]
    );
    assert_eq!(
        told("started 10:00, detected 10:05, resolved 2025-05-10 12:00", "change 09:55, finding 10:20"),
        ["end-before-start milestones.resolved"]
    );
}

#[test]
fn a_month_of_lead_up_of_follow_up_or_of_harm_is_no_slip() {
    let milestones = "started 10:00, detected 10:05, resolved 12:00";
    assert!(told(milestones, "change 2025-05-10 10:00, detected 10:05, communicated 2025-07-10 10:00").is_empty());
    let long = "started 10:00, detected 10:05, resolved 2025-07-10 12:00";
    assert!(told(long, "detected 10:05, action 11:00, resolved 2025-07-10 12:00").is_empty());
}

#[test]
fn a_milestone_that_puts_the_whole_timeline_outside_is_the_one_that_is_told() {
    let told =
        told("started 2025-08-10 10:00, resolved 2025-08-10 12:00", "alerted 10:00, action 10:20, finding 11:00");
    assert_eq!(told, ["event-outside-incident milestones.started"]);
}

#[test]
fn lead_up_and_follow_up_of_days_are_usual() {
    let told = told(
        "started 10:00, detected 10:05, resolved 12:00",
        "change 2025-05-01 09:00, note 2025-06-01 09:00, started 10:00, resolved 12:00, finding 2025-06-20 09:00",
    );
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn approximate_times_may_be_an_hour_off() {
    assert!(told("started 10:30~, detected 10:05, resolved 12:00", "detected 10:45~, action 10:20").is_empty());
    assert_eq!(told("started 11:30~, detected 10:05, resolved 12:00", "").len(), 1);
}

#[test]
fn without_a_zone_local_and_absolute_times_are_not_compared() {
    let text =
        record("started 10:00, detected 2025-06-10T09:00:00Z, resolved 12:00", "").replace("time_zone: UTC\n", "");
    assert_eq!(findings(&text), ["time-zone-missing milestones.started"]);
}

#[test]
fn in_a_zone_local_and_absolute_times_are_one_line() {
    let text =
        record("started 10:00, detected 2025-06-10T09:05:00Z, resolved 12:00", "").replace("UTC", "Europe/London");
    assert!(findings(&text).is_empty());
}

#[test]
fn an_hour_that_came_twice_puts_nothing_out_of_order() {
    let text = record("", "started 2025-10-26 01:40, detected 2025-10-26 01:10, resolved 2025-10-26 03:00");
    let told = findings(&text.replace("UTC", "Europe/London"));
    assert_eq!(told, ["repeated-local-time timeline[0].at", "repeated-local-time timeline[1].at"]);
}

#[test]
fn the_first_and_the_last_year_are_read_without_harm() {
    let told = told(
        "started 0001-01-01 00:00, detected 0000-01-01 00:00, resolved 9999-12-31 23:59",
        "started 0001-01-01 00:00~, detected 9999-12-31 23:59~, resolved 9999-12-31T23:59:59-18:00",
    );
    assert!(told.iter().any(|it| it == "future-time milestones.resolved"), "{told:?}");
}

#[test]
fn ten_thousand_events_backwards_are_each_told_once() {
    let mut text = record("started 00:00, resolved 23:59", "");
    for place in (0..10_000).rev() {
        let (hour, minute, second) = (place / 3600, place / 60 % 60, place % 60);
        writeln!(text, "  - {{at: 2025-06-10 {hour:02}:{minute:02}:{second:02}, text: Again}}").unwrap();
    }
    assert_eq!(findings(&text).len(), 9_999);
}

#[test]
fn one_wrong_milestone_is_told_once_in_public_too() {
    let usual = "change 09:55, started 10:00, detected 10:05, action 10:30, finding 10:50";
    for (milestones, told) in [
        (
            "started 10:00, detected 10:05, acknowledged 10:02, resolved 11:00",
            "milestones-out-of-order milestones.acknowledged",
        ),
        ("started 10:00, detected 10:05, acknowledged 09:02, resolved 11:00", "started-not-first milestones.started"),
        (
            "started 10:00, detected 10:05, acknowledged 10:05, mitigated 10:00",
            "implausible-duration milestones.mitigated",
        ),
        (
            "started 10:00, detected 10:05, acknowledged 10:45, mitigated 10:30",
            "milestones-out-of-order milestones.mitigated",
        ),
        (
            "started 10:00, detected 10:35, acknowledged 10:30, mitigated 10:50",
            "milestone-disagrees-with-event milestones.detected",
        ),
        (
            "started 10:00, detected 10:05, identified 10:18, mitigated 10:50",
            "milestone-without-event milestones.identified",
        ),
        ("started 10:00, detected 10:05, mitigated 10:50, resolved 09:50", "end-before-start milestones.resolved"),
    ] {
        assert_eq!(told_in_public(milestones, usual), [told], "{milestones}");
    }
}

#[test]
fn an_incident_that_ended_before_anybody_looked_is_in_order() {
    let milestones = "started 10:00, detected 10:30, acknowledged 10:31, mitigated 10:20, resolved 10:20";
    assert!(told(milestones, "started 10:00, recovered 10:20, detected 10:30").is_empty());
}

#[test]
fn a_short_or_disordered_timeline_is_all_that_is_told_of_it() {
    let milestones = "started 10:00, detected 10:05, resolved 15:00";
    assert_eq!(told_in_public(milestones, "detected 10:05, resolved 15:00"), ["timeline-too-short timeline"]);
    assert_eq!(
        told_in_public(milestones, "detected 10:05, started 10:00, action 12:00, finding 13:30, resolved 15:00"),
        ["timeline-out-of-order timeline[1].at"]
    );
}

#[test]
fn nothing_at_all_is_a_draft_without_findings_about_times() {
    assert!(findings("").is_empty());
    assert!(findings("title: Only a title\n").is_empty());
}

#[test]
fn where_reading_stopped_the_tabs_of_a_block_behind_it_are_none_of_our_business() {
    let outcome = proofread_text("  data_loss: none\nsummary: |\n  ```\n  \tgo func() {}\n", &Config::default(), None);
    let rules: Vec<_> = outcome.findings().iter().map(|finding| finding.rule).collect();
    assert!(rules.contains(&"syntax") && !rules.contains(&"yaml-surprise"), "{rules:?}");
}
