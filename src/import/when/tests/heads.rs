//! Days of headings, titles and files; heads of columns.

use super::*;

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
            ("Tuesday 3 October 2023 (all times BST)", "2023-10-03"),
            ("3 October 2023 (JST)", "2023-10-03"),
            ("October 3rd, 2023 - Tuesday", "2023-10-03"),
            ("### 03.10.2023", "2023-10-03"),
            ("### 03.10.", "????-10-03"),
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
            ("Time (UTC-5)", "time UTC-5"),
            ("Local (CEST)", "time CEST"),
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
            ("All times are in GMT+2.", "GMT+2"),
            ("Times in UTC-05:30: mind them", "UTC-05:30"),
            ("Timeline (+09:00)", "+09:00"),
            ("Timeline", "none"),
            ("What went well", "none"),
        ],
        zone,
    );
}

#[test]
fn japanese_days_are_found_before_their_clock() {
    let day = day_in("2024年5月2日 14時30分").and_then(|day| day.date());
    assert_eq!(day, chrono::NaiveDate::from_ymd_opt(2024, 5, 2));
}

#[test]
fn a_heading_of_a_timeline_may_say_more_than_its_day() {
    let name = |text: &str| {
        day_heading(text).map_or("nothing".to_owned(), |(found, says_more)| {
            format!("{}{}", day(&found), if says_more { " and more" } else { "" })
        })
    };
    all_are(
        &[
            ("### 2023-10-03", "2023-10-03"),
            ("### 2023-10-03 - the outage", "2023-10-03 and more"),
            ("### Day 1 - 2023-10-03", "2023-10-03"),
            ("### Day 2: 4 October (UTC)", "????-10-04"),
            ("### Rollout - 2023-10-03", "2023-10-03 and more"),
            ("### Day 2", "nothing"),
            ("### 3/4 of the nodes", "nothing"),
            ("### 2023-10-03 10:00 - disk full", "nothing"),
            ("### Monday rollout", "nothing"),
        ],
        name,
    );
}

#[test]
fn offsets_are_told_from_names() {
    let fixed = |text: &str| ZoneWord(text.to_owned()).fixed();
    assert_eq!(fixed("+01:00"), Some(3600));
    assert_eq!(fixed("-0530"), Some(-19800));
    assert_eq!(fixed("UTC+2"), Some(7200));
    assert_eq!(fixed("gmt -07:00"), Some(-25200));
    assert_eq!(fixed("UTC−5:30"), Some(-19800));
    assert!(fixed("UTC").is_none() && fixed("CEST").is_none() && fixed("Z").is_none());
    assert!(ZoneWord("UTC+00:00".to_owned()).is_utc() && ZoneWord::ahead(-19800).0 == "-05:30");
}
