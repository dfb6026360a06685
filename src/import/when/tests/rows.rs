//! Whole timelines.
#![expect(clippy::unwrap_used, reason = "a test")]

use super::*;

/// What comes of rows: a line of a day alone stands above those that follow.
fn resolved(rows: &str, hints: &Hints) -> Vec<Resolved> {
    let mut above = None;
    let mut leads = Vec::new();
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        if let Some(day) = heading_day(row) {
            above = Some(day);
        } else if let Some(lead) = lead(row) {
            leads.push(Placed { lead, above: above.clone() });
        }
    }
    resolve(&leads, hints)
}

fn times(rows: &str, hints: &Hints) -> Vec<String> {
    resolved(rows, hints).iter().map(|row| row.at.map_or("none".to_owned(), |at| at.to_string())).collect()
}

fn titled(title: &str) -> Hints {
    Hints { days: vec![(day_in(title).unwrap_or_default(), Where::Title)], ..Hints::default() }
}

#[test]
fn rows_without_a_day_take_it_from_the_title_and_pass_midnight() {
    let rows = "22:00 a\n23:50 b\n00:10 c\n00:05 d\n09:00 e";
    let found = resolved(rows, &titled("Outage 2022-12-31"));
    let said: Vec<_> = found.iter().map(|row| (row.at.unwrap().to_string(), row.from.unwrap())).collect();
    let expected = [
        ("2022-12-31 22:00", Where::Title),
        ("2022-12-31 23:50", Where::RowBefore),
        ("2023-01-01 00:10", Where::AfterMidnight),
        ("2023-01-01 00:05", Where::RowBefore),
        ("2023-01-01 09:00", Where::RowBefore),
    ];
    assert_eq!(said, expected.map(|(at, from)| (at.to_owned(), from)));
    assert_eq!(found[3].doubts, [Doubt::Order]);
}

#[test]
fn days_above_the_rows_count_and_take_their_year_from_the_title() {
    let found = resolved("8 Jan\n17:33 a\n9 Jan\n15:09 b", &titled("Crash 2018-01-08"));
    let said: Vec<_> = found.iter().map(|row| (row.at.unwrap().to_string(), row.from, row.year_from)).collect();
    let above = Some(Where::Above);
    let title = Some(Where::Title);
    assert_eq!(said, [("2018-01-08 17:33".to_owned(), above, title), ("2018-01-09 15:09".to_owned(), above, title)]);
}

#[test]
fn years_turn_with_the_rows() {
    let rows = "Dec 31 23:00 a\nJan 1 01:00 b";
    assert_eq!(times(rows, &titled("2021-12-31")), ["2021-12-31 23:00", "2022-01-01 01:00"]);
    assert_eq!(times(rows, &titled("January 2022")), ["2021-12-31 23:00", "2022-01-01 01:00"]);
    let found = resolved(rows, &Hints::default());
    assert!(found.iter().all(|row| row.at.is_none() && row.doubts == [Doubt::YearMissing]));
}

#[test]
fn without_any_day_there_is_no_time() {
    let found = resolved("14:00 a\n14:05 b", &Hints::default());
    assert!(found.iter().all(|row| row.at.is_none() && row.from.is_none() && row.doubts == [Doubt::DayMissing]));
}

#[test]
fn first_rows_take_the_day_that_a_later_one_writes() {
    let found = resolved("14:00 a\n2022-03-01 14:05 b", &Hints::default());
    assert_eq!(
        (found[0].at.unwrap().to_string(), found[0].from),
        ("2022-03-01 14:00".to_owned(), Some(Where::RowAfter))
    );
    // The clock falls back on the way: it may have been the day before.
    assert_eq!(times("23:00 a\n2022-03-01 14:05 b", &Hints::default()), ["none", "2022-03-01 14:05"]);
}

#[test]
fn a_step_back_before_a_row_of_the_same_day_is_out_of_order() {
    let rows = "2022-03-01 20:00 a\n09:00 b\n2022-03-01 21:00 c";
    assert_eq!(times(rows, &Hints::default()), ["2022-03-01 20:00", "2022-03-01 09:00", "2022-03-01 21:00"]);
}

#[test]
fn one_day_that_can_only_be_read_one_way_tells_the_order_of_all() {
    assert_eq!(
        times("01/02/2024 10:00 a\n01/31/2024 10:00 b", &Hints::default()),
        ["2024-01-02 10:00", "2024-01-31 10:00"]
    );
    assert_eq!(
        times("01/02/2024 10:00 a\n31/01/2024 10:00 b", &Hints::default()),
        ["2024-02-01 10:00", "2024-01-31 10:00"]
    );
    let found = resolved("01/02/2024 10:00 a", &Hints::default());
    assert_eq!(found[0].doubts, [Doubt::DayOrder("2024-02-01".parse().unwrap())]);
    assert_eq!(times("01/02/2024 10:00 a", &titled("2024-02-01 Outage")), ["2024-02-01 10:00"]);
}

#[test]
fn a_clock_of_twelve_hours_goes_on_after_noon() {
    let rows = "11:16 a\n11:54 b\n12:16 c\n1:52 d\n3:31 e";
    let found = resolved(rows, &titled("2019-03-20"));
    let said: Vec<_> = found.iter().map(|row| row.at.unwrap().to_string()).collect();
    assert_eq!(said[2..], ["2019-03-20 12:16", "2019-03-20 13:52", "2019-03-20 15:31"]);
    assert_eq!(found[3].doubts, [Doubt::AfterNoon]);
    // An hour of two figures is one of a day of twenty-four.
    assert_eq!(times("23:16 a\n01:52 b", &titled("2019-03-20")), ["2019-03-20 23:16", "2019-03-21 01:52"]);
}

#[test]
fn counted_times_count_from_the_first_or_from_the_row_before() {
    let rows = "2022-03-01 14:00 a\nT+5 b\nT+1h20m c\n10 minutes later d";
    let said = ["2022-03-01 14:00", "2022-03-01 14:05", "2022-03-01 15:20", "2022-03-01 15:30"];
    assert_eq!(times(rows, &Hints::default()), said);
    let zero = "2022-03-01T09:00:00".parse().ok();
    assert_eq!(times("T+5 b\nT+10 c", &Hints { zero, ..Hints::default() }), ["2022-03-01 09:05", "2022-03-01 09:10"]);
    assert_eq!(resolved("T+5 b", &Hints::default())[0].doubts, [Doubt::NothingToCountFrom]);
}

#[test]
fn ranges_end_on_their_own_day_or_behind_midnight() {
    let ends = |rows: &str| resolved(rows, &titled("2022-08-02"))[0].end.unwrap().to_string();
    assert_eq!(ends("14:00-14:20 a"), "2022-08-02 14:20");
    assert_eq!(ends("23:30 to 00:20 a"), "2022-08-03 00:20");
    assert_eq!(ends("2 Aug 10:00 – 3 Aug 02:00 a"), "2022-08-03 02:00");
}

#[test]
fn a_time_on_another_clock_keeps_its_offset() {
    let hints = Hints { zone: zone_in("(UTC)"), ..titled("2022-08-02") };
    let rows = "14:00 a\n14:05 UTC b\n16:10 CEST c\n14:15 Z d\n16:20 +02:00 e\n10:25 XYZT f\n22:00 CST g";
    let found = resolved(rows, &hints);
    let said: Vec<_> = found.iter().map(|row| row.at.unwrap().to_string()).collect();
    let expected = [
        "2022-08-02 14:00",
        "2022-08-02 14:05",
        "2022-08-02T16:10:00+02:00",
        "2022-08-02 14:15",
        "2022-08-02T16:20:00+02:00",
        "2022-08-02 10:25",
        "2022-08-02 22:00",
    ];
    assert_eq!(said, expected);
    assert!(matches!(found[6].doubts[..], [Doubt::Zone(_)]));
    let rows: Vec<_> = ["1:00 CET", "2:00", "3:00 UTC", "4:00 UTC"]
        .iter()
        .filter_map(|row| lead(row))
        .map(|lead| Placed { lead, above: None })
        .collect();
    assert_eq!(usual_zone(&rows).unwrap().written(), "UTC");
}

#[test]
fn odd_days_and_clocks_are_read_as_meant_and_doubted() {
    let found = resolved(
        "20202-01-16 12:00 a\n2020-01-17 13:55 PM b\nMonday 2020-01-18 c\n2020-01-18 24:00 d",
        &Hints::default(),
    );
    assert_eq!(found[0].at.unwrap().to_string(), "2020-01-16 12:00");
    assert!(matches!(found[0].doubts[..], [Doubt::Impossible(_)]));
    assert_eq!(found[1].at.unwrap().to_string(), "2020-01-17 13:55");
    assert!(matches!(found[1].doubts[..], [Doubt::Impossible(_)]));
    assert_eq!(
        (found[2].at, found[2].day, found[2].doubts.as_slice()),
        (None, "2020-01-18".parse().ok(), &[Doubt::Weekday][..])
    );
    assert_eq!(found[3].at.unwrap().to_string(), "2020-01-19 00:00");
}

#[test]
fn the_cells_of_a_row_are_one_time() {
    let date = Column::Date { year: None };
    let row = |weekday: &str, day: &str, time: &str| {
        let time = cell(time, &Column::Time { zone: None })?;
        Some(cell(weekday, &date)?.and(cell(day, &date)?).and(time))
    };
    let leads: Vec<_> = [row("Thur", "Jan 20", "22:06"), row("Fri", "Jan 21", "0020")]
        .into_iter()
        .flatten()
        .map(|lead| Placed { lead, above: None })
        .collect();
    let found = resolve(&leads, &titled("2022-01-20"));
    let said: Vec<_> = found.iter().map(|row| row.at.unwrap().to_string()).collect();
    assert_eq!(said, ["2022-01-20 22:06", "2022-01-21 00:20"]);
    assert!(found.iter().all(|row| row.doubts.is_empty()));
    assert!(cell("2 errors", &Column::What).is_none() && cell("14:02", &Column::What).is_some());
}

#[test]
fn a_timeline_on_an_offset_writes_it_with_each_time() {
    let hints = |text: &str| Hints { zone: zone_in(text), ..titled("2022-08-02") };
    let rows = "14:00 a\n14:05 UTC+1 b\n14:10 UTC c\n14:20 CEST d";
    let said = ["T14:00:00+01:00", "T14:05:00+01:00", "T14:10:00Z", "T14:20:00+02:00"];
    assert_eq!(times(rows, &hints("(UTC+1)")), said.map(|clock| format!("2022-08-02{clock}")));
    let found = resolved("14:00-14:20 a", &hints("All times are in GMT+2."));
    assert_eq!(found[0].end.unwrap().to_string(), "2022-08-02T14:20:00+02:00");
}

#[test]
fn a_second_timeline_on_another_clock_keeps_its_offset() {
    let hints = |zone: &str, local: &str| Hints { zone: zone_in(zone), local: zone_in(local), ..titled("2022-08-02") };
    assert_eq!(
        times("14:00 a\n14:05 CEST b", &hints("CEST", "Asia/Tokyo")),
        ["2022-08-02T14:00:00+02:00", "2022-08-02T14:05:00+02:00"]
    );
    assert_eq!(
        times("14:00 a\n14:05 CEST b", &hints("CEST", "Europe/Berlin")),
        ["2022-08-02 14:00", "2022-08-02 14:05"]
    );
    assert_eq!(times("14:00 PST a", &hints("PST", "America/Los_Angeles")), ["2022-08-02 14:00"]);
}

#[test]
fn dotted_days_leave_no_doubt_about_their_order() {
    let found = resolved("03.10.2023 14:00 a", &Hints::default());
    assert_eq!((found[0].at.unwrap().to_string(), found[0].doubts.len()), ("2023-10-03 14:00".to_owned(), 0));
}

#[test]
fn rows_on_several_clocks_follow_each_other_in_time() {
    let hints = Hints { zone: zone_in("UTC"), ..titled("2022-08-02") };
    let found = resolved("14:00 a\n07:05 PDT b\n16:10 CEST c\n14:15 d", &hints);
    let said: Vec<_> = found.iter().map(|row| row.at.unwrap().to_string()).collect();
    let expected = ["2022-08-02 14:00", "2022-08-02T07:05:00-07:00", "2022-08-02T16:10:00+02:00", "2022-08-02 14:15"];
    assert_eq!(said, expected);
    assert!(found.iter().all(|row| row.doubts.is_empty()));
}
