use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use proptest::prelude::*;

use super::*;

fn day(day: &Day) -> String {
    let part = |number: Option<u32>| number.map_or("??".to_owned(), |number| format!("{number:02}"));
    let year = day.year.map_or("????".to_owned(), |year| year.to_string());
    match (day.month, day.later, day.weekday) {
        (None, Some(later), _) => format!("{later} later"),
        (None, None, Some(weekday)) => weekday.to_string(),
        _ => format!("{year}-{}-{}", part(day.month), part(day.day)),
    }
}

fn clock(clock: &Clock) -> String {
    let Some(time) = clock.time else { return "never".to_owned() };
    let form = if time.nanosecond() != 0 {
        "%H:%M:%S%.3f"
    } else if time.second() != 0 {
        "%H:%M:%S"
    } else {
        "%H:%M"
    };
    time.format(form).to_string()
}

/// What was read, in one line: `~` approximate, `!` impossible as written, `>` an end, `|` the text.
fn told(text: &str) -> String {
    lead(text).map_or("nothing".to_owned(), |lead| format!("{} | {}{}", said(&lead), lead.open, &text[lead.rest..]))
}

fn said(lead: &Lead) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(lead.date.as_ref().map(day));
    parts.extend(lead.clock.as_ref().map(clock));
    parts.extend(lead.zone.as_ref().map(|zone| zone.0.clone()));
    if let Some(end) = &lead.end {
        parts.push(">".to_owned());
        parts.extend(end.date.as_ref().map(day));
        parts.extend(end.clock.as_ref().map(clock));
    }
    if let Some((other, zone)) = &lead.also {
        let zone = zone.as_ref().map(|zone| format!(" {}", zone.0)).unwrap_or_default();
        parts.push(format!("({}{zone})", clock(other)));
    }
    if let Some(relative) = lead.relative {
        let from = if relative.from_row_before { "row" } else { "T" };
        parts.push(format!("{from}{:+}s", relative.length.num_seconds()));
    }
    if lead.impossible().is_some() {
        parts.push("!".to_owned());
    }
    if lead.approximate {
        parts.insert(0, "~".to_owned());
    }
    parts.join(" ")
}

fn all_are(cases: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = read(text);
        if found != *expected {
            let _ = writeln!(wrong, "{text:?}\n  expected {expected}\n     found {found}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn clocks_of_all_shapes_begin_an_event() {
    all_are(
        &[
            ("14:02 Alert", "14:02 | Alert"),
            ("14:02:33 Alert", "14:02:33 | Alert"),
            ("14:02:33.125 - Alert", "14:02:33.125 | Alert"),
            ("14:02:33,125 - Alert", "14:02:33.125 | Alert"),
            ("2pm Alert", "14:00 | Alert"),
            ("2 PM: Alert", "14:00 | Alert"),
            ("2:05pm Alert", "14:05 | Alert"),
            ("2:05 p.m. Alert", "14:05 | Alert"),
            ("9:02a Alert", "09:02 | Alert"),
            ("12:18 AM: Alert", "00:18 | Alert"),
            ("12:18 PM: Alert", "12:18 | Alert"),
            ("14h30 Alert", "14:30 | Alert"),
            ("9.30 - Alert", "09:30 | Alert"),
            ("14.30 UTC Alert", "14:30 UTC | Alert"),
            ("1430 UTC Alert", "14:30 UTC | Alert"),
            ("1430Z Alert", "14:30 Z | Alert"),
            ("1430: Alert", "14:30 | Alert"),
            ("1430 hrs Alert", "14:30 | Alert"),
            ("2022-02-02 1625: Alert", "2022-02-02 16:25 | Alert"),
            ("2022-01-08 2233 ::::: Alert", "2022-01-08 22:33 | Alert"),
            ("14時30分 検知", "14:30 | 検知"),
            ("14時30分15秒：検知", "14:30:15 | 検知"),
            ("午後2時 検知", "14:00 | 検知"),
            ("午前9:05 検知", "09:05 | 検知"),
            ("１４：３０　検知", "14:30 | 検知"),
        ],
        told,
    );
}

#[test]
fn days_of_all_shapes_stand_before_a_clock_or_alone() {
    all_are(
        &[
            ("2022-02-02 16:25 Alert", "2022-02-02 16:25 | Alert"),
            ("2022-02-02, 16:25 UTC - Alert", "2022-02-02 16:25 UTC | Alert"),
            ("2017-07-25T17:06 ::::: Alert", "2017-07-25 17:06 | Alert"),
            ("2021-10-20T15:30:00Z Alert", "2021-10-20 15:30 Z | Alert"),
            ("2021-10-20T15:30:00.250+02:00 Alert", "2021-10-20 15:30:00.250 +02:00 | Alert"),
            ("2021/10/20 15:30 Alert", "2021-10-20 15:30 | Alert"),
            ("20.10.2022 15:30 Alert", "2022-10-20 15:30 | Alert"),
            ("10/20/2022 - 15:38 CST - a user", "2022-10-20 15:38 CST | a user"),
            ("20/10/2022 15:38 a user", "2022-10-20 15:38 | a user"),
            ("01-31-2024 - The fix", "2024-01-31 | The fix"),
            ("4/21/23 9:41 AM: done", "2023-04-21 09:41 | done"),
            ("10/20 15:38 Alert", "????-10-20 15:38 | Alert"),
            ("Aug 10th 14:00 Alert", "????-08-10 14:00 | Alert"),
            ("Aug 10, 2022, 3:30 PM - Alert", "2022-08-10 15:30 | Alert"),
            ("May 3 - Alert", "????-05-03 | Alert"),
            ("3 May 2021 at 14:00 Alert", "2021-05-03 14:00 | Alert"),
            ("19. April, 11:00", "????-04-19 11:00 | "),
            ("the 3rd of May, 14:00: Alert", "nothing"),
            ("3rd of May, 14:00: Alert", "????-05-03 14:00 | Alert"),
            ("10-Aug-2022 14:00 Alert", "2022-08-10 14:00 | Alert"),
            ("10/Aug/2023:15:30:00 +0000 GET", "2023-08-10 15:30 +0000 | GET"),
            ("Wednesday, Aug 10th, 14:00 Alert", "????-08-10 14:00 | Alert"),
            ("Thu, 14:00 Alert", "Thu 14:00 | Alert"),
            ("19:00 UTC Monday Aug 27 - Alert", "????-08-27 19:00 UTC | Alert"),
            ("12:45 PM PST Saturday Oct 30th: storm", "????-10-30 12:45 PST | storm"),
            ("11:14 UTC Tuesday Aug 28 - fix", "????-08-28 11:14 UTC | fix"),
            ("14:02 (2022-03-01) Alert", "2022-03-01 14:02 | Alert"),
            ("2021年10月20日 14時30分 検知", "2021-10-20 14:30 | 検知"),
            ("2021年10月20日（水）14:30 検知", "2021-10-20 14:30 | 検知"),
            ("10月20日 14:30 検知", "????-10-20 14:30 | 検知"),
            ("翌日 09:00 再開", "1 later 09:00 | 再開"),
            ("2022-02-?? ??:??", "2022-02-?? | "),
            ("2022-05-25 HH:mm", "2022-05-25 | "),
            ("2019-12-03 --:--", "2019-12-03 | "),
            ("2022-02-02 X: messaged", "2022-02-02 | messaged"),
            ("2026-03-26 午前", "2026-03-26 | "),
        ],
        told,
    );
}

#[test]
fn ranges_end_and_zones_are_kept_as_written() {
    all_are(
        &[
            ("14:00-14:20 Alert", "14:00 > 14:20 | Alert"),
            ("14:00–14:20 UTC: Alert", "14:00 UTC > 14:20 | Alert"),
            ("14:00 to 14:20 Alert", "14:00 > 14:20 | Alert"),
            ("09:00-10:00 Alert", "09:00 > 10:00 | Alert"),
            ("~13:30-13:45", "~ 13:30 > 13:45 | "),
            ("14:00 UTC - 14:20 UTC Alert", "14:00 UTC > 14:20 | Alert"),
            ("2 Aug 10:00 – 3 Aug 02:00 Alert", "????-08-02 10:00 > ????-08-03 02:00 | Alert"),
            ("10/14/2022 - 11/03/2022", "2022-10-14 > 2022-11-03 | "),
            ("2-3pm Alert", "14:00 > 15:00 | Alert"),
            ("14:00 - 15 servers failed", "14:00 | 15 servers failed"),
            ("14:02 (UTC) Alert", "14:02 UTC | Alert"),
            ("14:02 CET Alert", "14:02 CET | Alert"),
            ("14:02 PST/PDT Alert", "14:02 PST/PDT | Alert"),
            ("14:02 PT Alert", "14:02 PT | Alert"),
            ("14:02 JST 検知", "14:02 JST | 検知"),
            ("14:02 UTC+2 Alert", "14:02 UTC+2 | Alert"),
            ("14:02 +02:00 Alert", "14:02 +02:00 | Alert"),
            ("14:02:00-05:00 Alert", "14:02 -05:00 | Alert"),
            ("14:02 Pacific Time: Alert", "14:02 Pacific Time | Alert"),
            ("14:02 America/New_York: Alert", "14:02 America/New_York | Alert"),
            ("09:35:22 (18:35)", "09:35:22 (18:35) | "),
            ("14:02 UTC (16:02 CEST) Alert", "14:02 UTC (16:02 CEST) | Alert"),
            ("14:02 UTC / 16:02 CEST - Alert", "14:02 UTC (16:02 CEST) | Alert"),
        ],
        told,
    );
}

#[test]
fn approximate_counted_and_impossible_times_are_what_they_are() {
    all_are(
        &[
            ("~14:00 Alert", "~ 14:00 | Alert"),
            ("around 2pm Alert", "~ 14:00 | Alert"),
            ("At around 14:00, we saw", "~ 14:00 | we saw"),
            ("approx. 14:00 Alert", "~ 14:00 | Alert"),
            ("about 14:00 Alert", "~ 14:00 | Alert"),
            ("2018-07-08 ca. 18:30", "~ 2018-07-08 18:30 | "),
            ("c. 14:00 Alert", "~ 14:00 | Alert"),
            ("3pm ish", "~ 15:00 | "),
            ("2020-11-17 10:45~", "~ 2020-11-17 10:45 | "),
            ("約14時30分", "~ 14:30 | "),
            ("14:30頃 検知", "~ 14:30 | 検知"),
            ("T+5 Alert", "T+300s | Alert"),
            ("T+1h20m: Alert", "T+4800s | Alert"),
            ("T-10m Alert", "T-600s | Alert"),
            ("T0: Alert", "T+0s | Alert"),
            ("T+00:05:30 Alert", "T+330s | Alert"),
            ("+5 min Alert", "T+300s | Alert"),
            ("5 minutes later: Alert", "row+300s | Alert"),
            ("5分後 検知", "row+300s | 検知"),
            ("4:OO PM Alert", "16:00 ! | Alert"),
            ("13:55 PM PST Alert", "13:55 PST ! | Alert"),
            ("23:00 AM MST Alert", "23:00 MST ! | Alert"),
            ("25:00 Alert", "never ! | Alert"),
            ("24:00 Alert", "00:00 | Alert"),
            ("20202-01-16 12:00", "2020-01-16 12:00 ! | "),
            ("11/03/202 - Released", "????-11-03 ! | Released"),
        ],
        told,
    );
}

#[test]
fn marks_around_a_time_go_and_those_of_the_text_stay() {
    all_are(
        &[
            ("**14:02** Alert", "14:02 | Alert"),
            ("**14:02:** Alert", "14:02 | Alert"),
            ("**14:02** **Detected** it", "14:02 | **Detected** it"),
            ("**14:02 - Alert** and more", "14:02 | **Alert** and more"),
            ("`14:02` - `curl` failed", "14:02 | `curl` failed"),
            ("[14:02] Alert", "14:02 | Alert"),
            ("[14:02 UTC] Alert", "14:02 UTC | Alert"),
            ("~~14:02~~ Alert", "14:02 | Alert"),
            ("- [x] 14:02 Alert", "14:02 | Alert"),
            ("**2022-02-02** 14:02 | Alert", "2022-02-02 14:02 | Alert"),
            ("**2022-02-02** **14:02** Alert", "2022-02-02 14:02 | Alert"),
            ("_14:02_ – Alert", "14:02 | Alert"),
            ("14:02 → Alert", "14:02 | Alert"),
            ("14:02 -5 degrees", "14:02 | -5 degrees"),
            ("14:02 - (Ops) Alert", "14:02 | (Ops) Alert"),
            ("14:02 [link](x) Alert", "14:02 | [link](x) Alert"),
        ],
        told,
    );
}

#[test]
fn what_only_looks_like_a_time_is_none() {
    let texts = [
        "500 errors",
        "10 minutes ago",
        "24/7 support",
        "1/2 of the nodes",
        "3.12 was released",
        "2.17 published",
        "16:9 screens",
        "2022 was hard",
        "May I ask",
        "may 3 of them",
        "Friday deploys are bad",
        "10.0.0.1:80 refused",
        "1234567 rows",
        "2019-009 follows",
        "5 minutes of downtime",
        "+2 servers",
        "",
        "-",
        "**",
        "T",
        "12:345",
        "14:02%",
        "1st wave: 1071900 - 1072525",
        "2020.10 was slow",
        "2010: founded",
        "1071900 - 1072525",
        "March on",
        "the 14:02 deploy",
        "T-shirts",
        "2h outage",
        "[link](https://example.com)",
    ];
    let read: Vec<_> = texts.into_iter().filter(|text| lead(text).is_some()).map(|text| (text, told(text))).collect();
    assert!(read.is_empty(), "{read:#?}");
}

#[test]
fn headings_and_titles_name_days() {
    let name = |found: Option<Day>| found.map_or("nothing".to_owned(), |found| day(&found));
    all_are(
        &[
            ("## 2019-03-20", "2019-03-20"),
            ("### Wednesday, Aug 10th", "????-08-10"),
            ("8 Jan", "????-01-08"),
            ("_4/21/23_", "2023-04-21"),
            ("-4/25/23_", "2023-04-25"),
            ("01-10-2024", "2024-01-10"),
            ("**Aug 10:**", "????-08-10"),
            ("2021年10月20日（水）", "2021-10-20"),
            ("Monday", "Mon"),
            ("2019-03-20 14:00", "nothing"),
            ("2019-03-20 - A fix", "nothing"),
            ("Summary", "nothing"),
        ],
        |text| name(heading_day(text)),
    );
    all_are(
        &[
            ("2018-01-08-auth-crash.md", "2018-01-08"),
            ("20190320-outage.md", "2019-03-20"),
            ("AWS Provisioner 7-19-2016", "2016-07-19"),
            ("Large backlog Monday June 6, 2016 2-3pm", "2016-06-06"),
            ("Timeline (all times PST ) Saturday Oct 30th 2021 - Monday Nov 1st, 2021", "2021-10-30"),
            ("Retrospective: Overprovisioning - November 2019", "2019-11-??"),
            ("全時刻は 2026-03-27 UTC", "2026-03-27"),
            ("PM-2026-009: hang", "nothing"),
            ("PM2019-009 - starvation", "nothing"),
            ("Outage of 3/4 of the nodes", "nothing"),
        ],
        |text| name(day_in(text)),
    );
}

#[test]
fn heads_of_columns_say_what_is_below() {
    let name = |text: &str| match header(text) {
        Some(Column::Time { zone }) => format!("time {}", zone.map(|zone| zone.0).unwrap_or_default()),
        Some(Column::Date { year }) => format!("date {}", year.map(|year| year.to_string()).unwrap_or_default()),
        other => format!("{other:?}"),
    };
    all_are(
        &[
            ("Time (UTC)", "time UTC"),
            ("**Time**", "time "),
            ("Date and Time in CET", "time CET"),
            ("PST", "time PST"),
            ("JST", "time JST"),
            ("UTC time", "time UTC"),
            ("Time UTC", "time UTC"),
            ("時刻 (JST)", "time JST"),
            ("日時", "time "),
            ("Date (2022)", "date 2022"),
            ("Day", "date "),
            ("Event", "Some(What)"),
            ("イベント", "Some(What)"),
            ("Owner", "Some(Who)"),
            ("担当", "Some(Who)"),
            ("期限", "Some(Due)"),
            ("Ticket", "Some(Link)"),
            ("Colour", "None"),
        ],
        name,
    );
    let zone = |text: &str| zone_in(text).map_or("none".to_owned(), |zone| zone.0);
    all_are(
        &[
            ("Timeline (all times PST ) DATE RANGE", "PST"),
            ("Timeline: (in PT)", "PT"),
            ("All times in UC/Pacific", "UC/Pacific"),
            ("All times are in CEST.", "CEST"),
            ("Timeline", "none"),
            ("What went well", "none"),
        ],
        zone,
    );
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0_i64..36_000).prop_filter_map("a day", |days| {
        NaiveDate::from_ymd_opt(1995, 1, 1)?.checked_add_days(chrono::Days::new(days.unsigned_abs()))
    })
}

fn clocks() -> impl Strategy<Value = NaiveTime> {
    (0_u32..86_400).prop_filter_map("a clock", |second| NaiveTime::from_num_seconds_from_midnight_opt(second, 0))
}

proptest! {
    #[test]
    fn a_time_that_is_printed_is_read_back(date in days(), time in clocks(), day_form in 0_usize..9, clock_form in 0_usize..5, mark in 0_usize..4) {
        let day_forms = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%-d %B %Y", "%b %-d, %Y", "%A, %B %-d %Y", "%Y年%-m月%-d日", "%d-%b-%Y", "%Y-%m-%d (%a)"];
        let clock_forms = ["%H:%M:%S", "%-H:%M:%S", "%I:%M:%S %p", "%-I:%M:%S%P", "%H時%M分%S秒"];
        let marks = [("", ""), ("**", "**"), ("`", "`"), ("[", "]")];
        let (open, close) = marks[mark];
        let text = format!("{open}{} {}{close} Alert", date.format(day_forms[day_form]), time.format(clock_forms[clock_form]));
        let found = lead(&text).ok_or_else(|| TestCaseError::fail(text.clone()))?;
        // In figures, days to twelve can be either; which one, the timeline tells.
        let read = found.date.as_ref().filter(|day| day.order != Order::Either).map(Day::date);
        let swapped = found.date.as_ref().filter(|day| day.order == Order::Either).map(|day| day.swapped().date());
        prop_assert_eq!(read.or(swapped).flatten(), Some(date), "{}", text);
        prop_assert_eq!(found.clock.as_ref().and_then(|clock| clock.time), Some(time), "{}", text);
        prop_assert_eq!(&text[found.rest..], "Alert", "{}", text);
    }

    #[test]
    fn no_text_is_too_odd(text in "([0-9０-９]{1,5}|[-:./|~*_`()\\[\\] ]|[TZOolh年月日時分+]|am|PM|Aug|Mon|to|UTC|～|約|\\PC){0,14}") {
        if let Some(found) = lead(&text) {
            prop_assert!(text.is_char_boundary(found.rest) && text.is_char_boundary(found.written.end));
            prop_assert!(found.written.start <= found.written.end && found.written.end <= found.rest);
            let placed = Placed { above: heading_day(&text), lead: found };
            resolve(&[placed.clone(), placed], &Hints { days: day_in(&text).map(|day| (day, Where::Title)).into_iter().collect(), zone: zone_in(&text), zero: None });
        }
        let _ = (heading_day(&text), day_in(&text), zone_in(&text), header(&text), cell(&text, &Column::Time { zone: None }));
    }
}
