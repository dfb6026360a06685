//! The times that texts begin with.

use super::*;

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
            ("Mon Jan 10 14:00:00 UTC 2022 Alert", "2022-01-10 14:00 UTC | Alert"),
            ("2017-10-17 evening: Alert", "2017-10-17 | Alert"),
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
            ("2022-01-10T14:00Z–2022-01-10T15:00Z Alert", "2022-01-10 14:00 Z > 2022-01-10 15:00 | Alert"),
            ("2017-10-17 from 10:00 to 12:00 Alert", "2017-10-17 10:00 > 12:00 | Alert"),
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
            ("18:30ish Alert", "~ 18:30 | Alert"),
            ("At approximately 4:15PM Pacific, we", "~ 16:15 Pacific | we"),
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
